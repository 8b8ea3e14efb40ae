import { Anchor, Grid, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'

import { figures, type Query } from '@/api/figures'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { Failure } from '@/ui/states'

import { narrowed, useAsked } from './asked'
import { type Bar, Bars } from './Bars'
import { DRILL } from './drill'
import { Cards } from './Cards'
import { Donut } from './charts'
import { slicesOf } from './charts/slices'
import { FigureBar } from './FigureBar'
import { useFilterNames } from './names'
import { NoFigures } from './NoFigures'
import { Periods } from './Periods'
import { TrendSection } from './TrendSection'
import { figure, numberOf, ratio, useValueName } from './words'

const KEY = [
  'revenue', 'orders', 'units', 'average_order_value', 'gross_profit', 'margin', 'customers', 'refunds',
] as const // prettier-ignore

/** The business at a glance: key figures, their course, what sold most, and where. */
export default function OverviewPage() {
  const { t } = useTranslation('admin')
  const navigate = useNavigate()
  const asked = useAsked()
  const chosen = KEY.find((name) => name === asked.params.get('metric')) ?? 'revenue'
  const body: Query = {
    ...narrowed(asked),
    metrics: [...KEY, 'placed_orders'],
    grain: asked.grain,
    compare: asked.compare,
  }
  const query = useQuery(figures(body))
  const totals = query.data?.totals?.metrics
  const nothing = totals?.['placed_orders'] === 0 && numberOf(totals['revenue']) === 0
  // Of a brand, a seller or a category alone this is its own page.
  const whose = Object.values(useFilterNames(asked.filters)).filter(Boolean).join(', ')
  return (
    <Page title={whose ? `${t('nav.figures')}: ${whose}` : t('nav.figures')} hint={t('figures.hints.overview')}>
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
            metrics={KEY}
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
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, md: 6 }}>
              <Top dimension="product" title={t('figures.topProducts')} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 6 }}>
              <Top dimension="category" title={t('figures.topCategories')} />
            </Grid.Col>
            <Grid.Col span={12}>
              <Platforms />
            </Grid.Col>
          </Grid>
          <Periods asked={asked} query={body} answer={query.data} metrics={KEY} busy={query.isPlaceholderData} />
        </>
      )}
    </Page>
  )
}

function useTop(dimension: 'product' | 'category' | 'platform', limit: number) {
  const asked = useAsked()
  const language = useLanguage()
  const nameOf = useValueName()
  const body: Query = {
    ...narrowed(asked),
    metrics: ['revenue'],
    dimensions: [dimension],
    sort: ['-revenue'],
    limit,
    compare: asked.compare,
  }
  const query = useQuery(figures(body))
  const bars: Bar[] | undefined = query.data?.rows.map((row, place) => {
    const value = row.dimensions?.[dimension] as string | number | null
    const drill = DRILL[dimension]
    return {
      key: String(value ?? place),
      name: nameOf(row, dimension),
      value: numberOf(row.metrics['revenue']) ?? 0,
      text: figure(row.metrics['revenue'], 'money', query.data.currency, language),
      before: row.previous ? numberOf(row.previous['revenue']) : null,
      ...(drill && value !== null ? { to: asked.to(drill, { [dimension]: String(value) }) } : {}),
    }
  })
  return { query, bars, asked, whole: numberOf(query.data?.totals?.metrics['revenue']) ?? 0 }
}

function Panel({
  title,
  to,
  query,
  children,
}: {
  title: string
  to: string
  query: ReturnType<typeof useTop>['query']
  children: ReactNode
}) {
  const { t } = useTranslation('admin')
  return (
    <Section
      title={title}
      h="100%"
      actions={
        <Anchor component={Link} to={to} size="sm">
          {t('figures.whole')}
        </Anchor>
      }
    >
      {query.error && !query.data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        children
      ) : (
        <Skeleton h={200} />
      )}
    </Section>
  )
}

function Top({ dimension, title }: { dimension: 'product' | 'category'; title: string }) {
  const { query, bars = [], asked } = useTop(dimension, 8)
  return (
    <Panel
      title={title}
      query={query}
      to={asked.to(dimension === 'product' ? '/figures/products' : '/figures/categories')}
    >
      <Bars label={title} bars={bars} />
    </Panel>
  )
}

function Platforms() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { query, bars = [], asked, whole } = useTop('platform', 12)
  const slices = slicesOf(bars, t('figures.other'))
  const colours = new Map(slices.map(({ name, color }) => [name, color]))
  const currency = query.data?.currency ?? ''
  return (
    <Panel title={t('figures.platforms')} query={query} to={asked.to('/figures/channels', { as: 'platform' })}>
      <Grid align="center" gap="lg">
        <Grid.Col span={{ base: 12, sm: 4 }}>
          <Donut
            label={t('figures.platforms')}
            slices={slices}
            text={(value) => figure(value, 'money', currency, language)}
            whole={figure(whole, 'money', currency, language, true)}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 8 }}>
          <Bars
            label={t('figures.platforms')}
            bars={bars.map((bar) => ({
              ...bar,
              color: colours.get(bar.name),
              note: whole > 0 ? ` · ${ratio(bar.value / whole, language)}` : undefined,
            }))}
          />
        </Grid.Col>
      </Grid>
    </Panel>
  )
}
