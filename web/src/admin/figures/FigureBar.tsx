import '@mantine/dates/styles.layer.css'

import { Button, Group, Pill, Select, type SelectProps, Text } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { categoryTree } from '@/api/catalog'
import { channelsSold } from '@/api/figures'
import { orderFacets } from '@/api/orders'
import { useShop } from '@/api/shop'
import { categoryOptions } from '@/lib/categories'
import { addDays, today } from '@/lib/days'
import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'

import { ProductPicker } from '../products/ProductPicker'
import type { Asked, FilterName } from './asked'
import classes from './FigureBar.module.css'
import { useFilterNames } from './names'
import { daysIn, type Grain, grainsFor, PRESETS } from './range'
import { useChannelName } from './words'

const USUAL = ['category', 'platform'] as const
type Narrowing = 'category' | 'platform' | 'channel' | 'product'

type Props = {
  asked: Asked
  /** Whether the page has something to compare, cut into buckets, or narrow. */
  compare?: boolean
  grain?: boolean
  /** What can be chosen here; all other filters come by a click on what is shown. */
  filters?: readonly Narrowing[]
  children?: ReactNode
}

/** The days that figures are about, what they are compared with, and what they are narrowed to. */
export function FigureBar({ asked, compare = true, grain = false, filters = USUAL, children }: Props) {
  const { t } = useTranslation('admin')
  return (
    <Section aria-label={t('figures.which')} role="search">
      <div className={classes.bar}>
        <Days asked={asked} />
        {compare && (
          <Select
            className={classes.field}
            aria-label={t('figures.compare')}
            allowDeselect={false}
            disabled={asked.span.from === null}
            value={asked.compare === null ? 'none' : asked.compare === 'previous_year' ? 'year' : 'before'}
            onChange={(value) => asked.set({ compare: value === 'before' ? null : value })}
            data={(['before', 'year', 'none'] as const).map((value) => ({
              value,
              label: t(`figures.against.${value}`),
            }))}
          />
        )}
        {grain && (
          <Select
            className={`${classes.field} ${classes.half}`}
            aria-label={t('figures.grain')}
            allowDeselect={false}
            value={asked.grain}
            onChange={(value) => asked.set({ grain: value })}
            data={grainsFor(asked.span).map((value: Grain) => ({ value, label: t(`figures.grains.${value}`) }))}
          />
        )}
        {filters.map((name) => (
          <Narrow key={name} name={name} asked={asked} />
        ))}
        {children}
      </div>
      <Standing asked={asked} compare={compare} filters={filters} />
    </Section>
  )
}

function Days({ asked }: { asked: Asked }) {
  const { t } = useTranslation('admin')
  const { timeZone } = useShop()
  const now = today(timeZone)
  // While the second day is not picked yet, the range is not asked for.
  const [half, setHalf] = useState<[string | null, string | null] | null>(null)
  const { from, to } = asked.span
  return (
    <>
      <Select
        className={classes.field}
        aria-label={t('figures.days')}
        leftSection={<IconCalendar size={16} aria-hidden />}
        allowDeselect={false}
        value={asked.preset}
        maxDropdownHeight={360}
        onChange={(value) =>
          value === 'custom'
            ? asked.set({ days: null, from: from ?? addDays(now, -364), to: to ?? now })
            : asked.set({ days: value === asked.usual ? null : value, from: null, to: null })
        }
        data={[...PRESETS, 'custom' as const].map((value) => ({ value, label: t(`figures.presets.${value}`) }))}
      />
      {asked.preset === 'custom' && (
        <DatePickerInput
          type="range"
          allowSingleDateInRange
          className={classes.field}
          aria-label={t('figures.presets.custom')}
          valueFormat="DD.MM.YYYY"
          value={half ?? [from, to]}
          onChange={([first, last]) => {
            if (first && last) {
              setHalf(null)
              asked.set({ days: null, from: first, to: last })
            } else setHalf([first, last])
          }}
        />
      )}
    </>
  )
}

function Narrow({ name, asked }: { name: Narrowing; asked: Asked }) {
  const { t } = useTranslation('admin')
  if (name === 'product')
    return (
      <div className={classes.field}>
        <ProductPicker label={t('figures.all.product')} onPick={({ id }) => asked.set({ product: String(id) })} />
      </div>
    )
  const Field = { category: CategoryFilter, platform: PlatformFilter, channel: ChannelFilter }[name]
  return (
    <Field
      className={`${classes.field} ${classes.half}`}
      aria-label={t(`figures.dimension.${name}`)}
      placeholder={t(`figures.all.${name}`)}
      clearable
      value={asked.filters[name] ?? null}
      onChange={(value) => asked.set({ [name]: value })}
    />
  )
}

function CategoryFilter(props: SelectProps) {
  const { data: tree } = useQuery(categoryTree)
  return <Select searchable data={categoryOptions(tree ?? [])} {...props} />
}

function PlatformFilter(props: SelectProps) {
  const { data } = useQuery(orderFacets('platform'))
  return <NamedFilter known={data} {...props} />
}

function ChannelFilter(props: SelectProps) {
  const { data } = useQuery(channelsSold)
  return <NamedFilter known={data} {...props} />
}

function NamedFilter({ known = [], value, ...props }: SelectProps & { known?: string[] | undefined }) {
  const nameOf = useChannelName()
  const there = [...new Set([...known, ...(value ? [value] : [])])]
  return <Select value={value ?? null} data={there.map((one) => ({ value: one, label: nameOf(one) }))} {...props} />
}

/** In words: which days, against which, and what a click has narrowed them to. */
function Standing({ asked, compare, filters }: { asked: Asked; compare: boolean; filters: readonly Narrowing[] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const names = useFilterNames(asked.filters)
  const nameOf = useChannelName()
  const { from, to } = asked.span
  const length = daysIn(asked.span)
  const other = (Object.keys(asked.filters) as FilterName[]).filter(
    (name) => name === 'product' || !filters.some((one) => one === name),
  )
  const before =
    compare && from && length && asked.compare === 'previous_period'
      ? { from: addDays(from, -length), to: addDays(from, -1) }
      : null
  return (
    <Group gap="xs" mt="sm">
      <Text size="sm" c="dimmed" className="num">
        {from && to
          ? from === to
            ? day(from, language)
            : t('home.days30', { from: day(from, language), to: day(to, language) })
          : t('figures.presets.all')}
        {before &&
          ` · ${t('figures.comparedWith', {
            days:
              before.from === before.to
                ? day(before.from, language)
                : t('home.days30', { from: day(before.from, language), to: day(before.to, language) }),
          })}`}
        {compare && from && asked.compare === 'previous_year' && ` · ${t('figures.comparedWithYear')}`}
      </Text>
      {other.map((name) => (
        <Pill
          key={name}
          withRemoveButton
          onRemove={() => asked.set({ [name]: null })}
          removeButtonProps={{
            'aria-label': t('figures.unfilter', { name: t(`figures.dimension.${name}`) }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {t(`figures.dimension.${name}`)}: {names[name] ?? nameOf(asked.filters[name] ?? '')}
        </Pill>
      ))}
      {Object.keys(asked.filters).length > 1 && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => asked.set(Object.fromEntries(Object.keys(asked.filters).map((name) => [name, null])))}
        >
          {t('figures.unfilterAll')}
        </Button>
      )}
    </Group>
  )
}
