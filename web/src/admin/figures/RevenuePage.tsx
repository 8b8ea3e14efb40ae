import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import { figures, type Query } from '@/api/figures'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { Failure } from '@/ui/states'

import { type Asked, narrowed, useAsked } from './asked'
import { Cards } from './Cards'
import { FigureBar } from './FigureBar'
import { HeatTable } from './HeatTable'
import { NoFigures } from './NoFigures'
import { Periods } from './Periods'
import { TrendSection } from './TrendSection'
import { numberOf, tick } from './words'

const METRICS = ['revenue', 'orders', 'units', 'average_order_value', 'gross_profit', 'refunds', 'discounts'] as const
const CARDS = ['revenue', 'orders', 'units', 'average_order_value'] as const

/** What came in, in buckets of a chosen length, and at which hours people order. */
export default function RevenuePage() {
  const { t } = useTranslation('admin')
  const navigate = useNavigate()
  const asked = useAsked()
  const chosen = CARDS.find((name) => name === asked.params.get('metric')) ?? 'revenue'
  const body: Query = {
    ...narrowed(asked),
    metrics: [...METRICS],
    grain: asked.grain,
    compare: asked.compare,
    limit: 10_000,
  }
  const query = useQuery(figures(body))
  const totals = query.data?.totals?.metrics
  const nothing = totals?.['orders'] === 0 && numberOf(totals['revenue']) === 0
  return (
    <Page title={t('nav.revenue')} hint={t('figures.hints.revenue')}>
      <FigureBar asked={asked} grain />
      {query.error && !query.data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : nothing ? (
        <Section>
          <NoFigures asked={asked} />
        </Section>
      ) : (
        <>
          <Cards
            metrics={CARDS}
            answer={query.data}
            chosen={chosen}
            onChoose={(name) => asked.set({ metric: name === 'revenue' ? null : name })}
          />
          <TrendSection
            asked={asked}
            answer={query.data}
            metric={chosen}
            onPick={(from, to) => void navigate(asked.to('/figures/products', { days: null, from, to }))}
          />
          <Periods asked={asked} query={body} answer={query.data} metrics={METRICS} busy={query.isPlaceholderData} />
          <When asked={asked} />
        </>
      )}
    </Page>
  )
}

/** Days of the week against hours of the day. */
function When({ asked }: { asked: Asked }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const query = useQuery(
    figures({ ...narrowed(asked), metrics: ['orders'], dimensions: ['weekday', 'hour'], limit: 200, totals: false }),
  )
  if (query.error && !query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const found = new Map(
    query.data?.rows.map((row) => [`${String(row.dimensions?.['weekday'])}-${String(row.dimensions?.['hour'])}`, row]),
  )
  const weekday = (place: number) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + place))
  return (
    <Section title={t('figures.when')} hint={t('figures.whenHint')}>
      {query.data ? (
        <HeatTable
          label={t('figures.when')}
          corner={t('figures.dimension.weekday')}
          columns={Array.from({ length: 24 }, (_, hour) => String(hour))}
          rows={Array.from({ length: 7 }, (_, place) => ({
            key: String(place),
            name: weekday(place),
            cells: Array.from(
              { length: 24 },
              (_, hour) => numberOf(found.get(`${place + 1}-${hour}`)?.metrics['orders']) ?? 0,
            ),
          }))}
          text={(value) => (value ? tick(value, 'count', '', language) : '')}
        />
      ) : (
        <Skeleton h={240} />
      )}
    </Section>
  )
}
