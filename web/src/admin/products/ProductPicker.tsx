import { Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Product } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { pictureUrl } from '@/lib/pictures'
import { Thumb } from '@/ui/Thumb'

type Props = { label: string; onPick: (product: Product) => void }

/** Finds a product by typing and hands it over. */
export function ProductPicker({ label, onPick }: Props) {
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
  const found = q ? (data?.items ?? []) : []
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const product = found.find((each) => String(each.id) === id)
        if (product) onPick(product)
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
        <Combobox.Options>
          {found.map((product) => (
            <Combobox.Option key={product.id} value={String(product.id)}>
              <Group gap="sm" wrap="nowrap">
                <Thumb src={pictureUrl(product.media[0], 80)} size={32} />
                <div style={{ minWidth: 0, flex: 1 }}>
                  <Text size="sm" truncate>
                    {product.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {product.sku}
                  </Text>
                </div>
                <Text size="sm" className="num">
                  {money(product.price, product.currency, language)}
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
