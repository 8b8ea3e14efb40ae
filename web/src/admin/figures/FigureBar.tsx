import '@mantine/dates/styles.layer.css'

import { Button, Group, Pill, Select, Text } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { categoryTree } from '@/api/catalog'
import { orderFacets } from '@/api/orders'
import { useShop } from '@/api/shop'
import { categoryOptions } from '@/lib/categories'
import { addDays, today } from '@/lib/days'
import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'

import type { Asked, FilterName } from './asked'
import classes from './FigureBar.module.css'
import { useFilterNames } from './names'
import { daysIn, type Grain, grainsFor, PRESETS } from './range'

type Props = {
  asked: Asked
  /** Whether the page has something to compare, cut into buckets, or narrow. */
  compare?: boolean
  grain?: boolean
  filters?: boolean
  children?: ReactNode
}

/** The days that figures are about, what they are compared with, and what they are narrowed to. */
export function FigureBar({ asked, compare = true, grain = false, filters = true, children }: Props) {
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
            className={classes.field}
            aria-label={t('figures.grain')}
            allowDeselect={false}
            value={asked.grain}
            onChange={(value) => asked.set({ grain: value })}
            data={grainsFor(asked.span).map((value: Grain) => ({ value, label: t(`figures.grains.${value}`) }))}
          />
        )}
        {filters && <Narrow asked={asked} />}
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

/** The two things that a shop is most often looked at by; all others come by a click on what is shown. */
function Narrow({ asked }: { asked: Asked }) {
  const { t } = useTranslation('admin')
  const { data: tree } = useQuery(categoryTree)
  const { data: platforms } = useQuery(orderFacets('platform'))
  return (
    <>
      <Select
        className={classes.field}
        aria-label={t('figures.dimension.category')}
        placeholder={t('figures.all.category')}
        clearable
        searchable
        value={asked.filters.category ?? null}
        onChange={(value) => asked.set({ category: value })}
        data={categoryOptions(tree ?? [])}
      />
      <Select
        className={classes.field}
        aria-label={t('figures.dimension.platform')}
        placeholder={t('figures.all.platform')}
        clearable
        value={asked.filters.platform ?? null}
        onChange={(value) => asked.set({ platform: value })}
        data={[...new Set([...(platforms ?? []), ...(asked.filters.platform ? [asked.filters.platform] : [])])]}
      />
    </>
  )
}

/** In words: which days, against which, and what a click has narrowed them to. */
function Standing({ asked, compare, filters }: { asked: Asked; compare: boolean; filters: boolean }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const names = useFilterNames(asked.filters)
  const { from, to } = asked.span
  const length = daysIn(asked.span)
  const other = (Object.keys(asked.filters) as FilterName[]).filter(
    (name) => !filters || (name !== 'category' && name !== 'platform'),
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
          {t(`figures.dimension.${name}`)}: {names[name] ?? asked.filters[name]}
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
