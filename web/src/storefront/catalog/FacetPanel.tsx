import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Facets } from '@/api/search'
import { useShop } from '@/api/shop'
import { useLanguage } from '@/lib/i18n'
import { wholeMoney } from '@/lib/format'

import type { Filters } from './filters'

const SHOWN = 8

/** What the products can be narrowed to, each with how many it would leave. */
export function FacetPanel({ facets, filters, inCategory }: { facets: Facets; filters: Filters; inCategory: boolean }) {
  const { t } = useTranslation('shop')
  const { params, toggle, set } = filters
  const rating = params.get('rating_min')
  return (
    <Stack gap="lg">
      {!inCategory && facets.category.length > 1 && (
        <Choices
          name="category"
          title={t('nav.categories')}
          options={facets.category.map(asOption)}
          filters={filters}
        />
      )}
      {(facets.brand.length > 1 || params.has('brand')) && (
        <Choices name="brand" title={t('product.brand')} options={facets.brand.map(asOption)} filters={filters} />
      )}
      <PriceRange
        key={`${params.get('price_min') ?? ''} ${params.get('price_max') ?? ''}`}
        facets={facets}
        filters={filters}
      />
      {facets.rating.length > 0 && (
        <Block title={t('facets.rating')}>
          <Radio.Group
            value={rating ?? ''}
            onChange={(value) => set({ rating_min: value })}
            aria-label={t('facets.rating')}
          >
            <Stack gap={8}>
              {facets.rating.map(({ min, count }) => (
                <Radio
                  key={min}
                  size="xs"
                  value={String(min)}
                  label={<Label text={t('facets.stars', { count: min })} count={count} />}
                />
              ))}
            </Stack>
          </Radio.Group>
        </Block>
      )}
      {(facets.in_stock.no > 0 || params.has('in_stock')) && (
        <Checkbox
          size="xs"
          checked={params.get('in_stock') === 'true'}
          onChange={() => toggle('in_stock', 'true')}
          label={<Label text={t('facets.inStock')} count={facets.in_stock.yes} />}
        />
      )}
      {Object.entries(facets.attributes).map(([name, values]) => (
        <Choices
          key={name}
          name={`attr.${name}`}
          title={name}
          options={values.map(({ value, count }) => ({ value, label: value, count }))}
          filters={filters}
        />
      ))}
    </Stack>
  )
}

type Option = { value: string; label: string; count: number }
const asOption = ({ slug, name, count }: { slug: string; name: string; count: number }): Option => ({
  value: slug,
  label: name,
  count,
})

function Choices({
  name,
  title,
  options,
  filters,
}: {
  name: string
  title: string
  options: Option[]
  filters: Filters
}) {
  const { t } = useTranslation('shop')
  const [isOpen, setOpen] = useState(false)
  const chosen = filters.params.getAll(name)
  // What is chosen stays in sight, whatever its place.
  const shown = isOpen ? options : options.filter(({ value }, place) => place < SHOWN || chosen.includes(value))
  return (
    <Block title={title}>
      <Stack gap={8}>
        {shown.map(({ value, label, count }) => (
          <Checkbox
            key={value}
            size="xs"
            checked={chosen.includes(value)}
            onChange={() => filters.toggle(name, value)}
            label={<Label text={label} count={count} />}
          />
        ))}
        {options.length > shown.length && (
          <Button variant="subtle" size="compact-xs" w="fit-content" onClick={() => setOpen(true)}>
            {t('facets.more', { count: options.length - shown.length })}
          </Button>
        )}
      </Stack>
    </Block>
  )
}

function PriceRange({ facets, filters }: { facets: Facets; filters: Filters }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const { currency } = useShop()
  const [from, setFrom] = useState(filters.params.get('price_min') ?? '')
  const [to, setTo] = useState(filters.params.get('price_max') ?? '')
  const isAmount = (text: string) => text === '' || /^\d{1,12}(\.\d{1,2})?$/.test(text)
  const plain = (text: string) => text.trim().replace(',', '.')
  const fine = isAmount(plain(from)) && isAmount(plain(to))
  const apply = () => {
    if (fine) filters.set({ price_min: plain(from) || null, price_max: plain(to) || null })
  }
  const amount = (value: string | null) => (value && currency ? wholeMoney(value, currency, language) : '')
  return (
    <Block title={t('facets.price')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <Group gap={6} wrap="nowrap">
          <TextInput
            size="xs"
            inputMode="decimal"
            aria-label={t('facets.priceFrom')}
            placeholder={t('facets.priceFrom')}
            value={from}
            error={!isAmount(plain(from))}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            inputMode="decimal"
            aria-label={t('facets.priceTo')}
            placeholder={t('facets.priceTo')}
            value={to}
            error={!isAmount(plain(to))}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" px={8} flex="none" disabled={!fine}>
            {t('facets.apply')}
          </Button>
        </Group>
      </form>
      <Stack gap={4} mt={8}>
        {facets.price.map(({ min, max, count }) => (
          <Button
            key={`${min ?? ''} ${max ?? ''}`}
            variant="subtle"
            color="gray"
            size="compact-xs"
            justify="space-between"
            fullWidth
            fw={400}
            rightSection={
              <Text span size="xs" c="dimmed" className="num">
                {count}
              </Text>
            }
            onClick={() => filters.set({ price_min: min, price_max: max })}
          >
            {min && max
              ? t('facets.between', { from: amount(min), to: amount(max) })
              : max
                ? t('facets.upTo', { to: amount(max) })
                : t('facets.above', { from: amount(min) })}
          </Button>
        ))}
      </Stack>
    </Block>
  )
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={title}>
      <Text size="sm" fw={600} mb={8} style={{ textTransform: 'none' }}>
        {title.charAt(0).toUpperCase() + title.slice(1)}
      </Text>
      {children}
    </div>
  )
}

function Label({ text, count }: { text: string; count: number }) {
  return (
    <>
      {text}{' '}
      <Text span size="xs" c="dimmed" className="num">
        {count}
      </Text>
    </>
  )
}
