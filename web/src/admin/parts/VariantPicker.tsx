import { Combobox, Group, Input, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { variantQuery } from '@/api/pricing'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { variantName } from '@/lib/variants'

export type Picked = { id: number; product_id: number; name: string; sku: string; price: string; currency: string }

/** Finds one variant by typing and hands it over. */
export function VariantPicker({ label, onPick }: { label: string; onPick: (variant: Picked) => void }) {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const { data, isFetching } = useQuery({
    queryKey: ['products', 'picker', q],
    queryFn: () => unwrap(api.GET('/api/v1/products', { params: { query: { q, limit: 8 } } })),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  })
  const found: Picked[] = (q ? (data?.items ?? []) : []).flatMap((product) =>
    product.variants
      .filter(({ archived }) => !archived)
      .map(({ id, options, sku, price, currency }) => ({
        id,
        product_id: product.id,
        name: [product.name, variantName(options)].filter(Boolean).join(', '),
        sku,
        price,
        currency,
      })),
  )
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const variant = found.find((each) => String(each.id) === id)
        if (variant) onPick(variant)
        setText('')
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={label}
          placeholder={label}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={isFetching ? <Loader size={16} /> : null}
          value={text}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {found.map((variant) => (
            <Combobox.Option key={variant.id} value={String(variant.id)}>
              <Group justify="space-between" wrap="nowrap">
                <div style={{ minWidth: 0 }}>
                  <Text size="sm" truncate>
                    {variant.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {variant.sku}
                  </Text>
                </div>
                <Text size="sm" className="num">
                  {money(variant.price, variant.currency, language)}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
          {found.length === 0 && !isFetching && <Combobox.Empty>{t('list.nothingFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

type FieldProps = { label: string; value: number | null; onChange: (id: number | null) => void; error?: ReactNode }

/** One variant that a form keeps. */
export function VariantField({ label, value, onChange, error }: FieldProps) {
  const { data } = useQuery({ ...variantQuery(value ?? 0), enabled: value !== null })
  return (
    <Input.Wrapper label={label} error={error} labelElement="div">
      {value !== null && (
        <Text size="sm" mb={6}>
          {data ? `${data.name} · ${data.sku}` : `#${value}`}
        </Text>
      )}
      <VariantPicker label={label} onPick={({ id }) => onChange(id)} />
    </Input.Wrapper>
  )
}
