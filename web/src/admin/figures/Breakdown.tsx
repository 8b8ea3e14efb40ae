import { Button, Center, Grid, SegmentedControl, Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { figures, figuresFile, type Query, type Row } from '@/api/figures'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Failure } from '@/ui/states'

import { narrowed, useAsked } from './asked'
import { type Bar, Bars } from './Bars'
import { Donut } from './charts'
import { slicesOf } from './charts/slices'
import { useLabels, useMetricColumns, useMetrics } from './columns'
import { DRILL } from './drill'
import { FigureBar } from './FigureBar'
import fields from './FigureBar.module.css'
import { FigureTable } from './FigureTable'
import { NoFigures } from './NoFigures'
import { figure, numberOf, ratio, useValueName } from './words'

import classes from './FigureTable.module.css'

const METRICS = ['revenue', 'units', 'orders', 'gross_profit', 'margin', 'average_price', 'return_rate'] as const
/** Figures whose parts add up to the whole. */
const PARTS = ['revenue', 'units', 'gross_profit']
const TOP = 10
const STEP = 50
const MOST = 100_000

type Props = {
  title: string
  hint: string
  /** By what figures are told apart: the first unless the address says another. */
  dimensions: readonly string[]
}

/** Figures told apart by something: the largest as bars, their shares as a ring, all of them as a table. */
export function Breakdown({ title, hint, dimensions }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const asked = useAsked()
  const labels = useLabels()
  const { unit } = useMetrics()
  const nameOf = useValueName()
  const list = useListState('-revenue')
  const dimension = dimensions.find((one) => one === asked.params.get('as')) ?? dimensions[0] ?? ''
  const metric = METRICS.find((one) => one === list.sort.replace(/^-/, '')) ?? 'revenue'
  const limit = Math.min(MOST, Math.max(STEP, Number(asked.params.get('show')) || STEP))
  const body: Query = {
    ...narrowed(asked),
    metrics: [...METRICS],
    dimensions: [dimension],
    sort: [list.sort.startsWith('-') || !list.sort.endsWith(metric) ? `-${metric}` : metric],
    limit,
    compare: asked.compare,
  }
  const query = useQuery(figures(body))
  const answer = query.data
  const currency = answer?.currency ?? ''
  const whole = numberOf(answer?.totals?.metrics[metric]) ?? 0
  const columns = useMetricColumns(METRICS, currency, true)
  const revenue = numberOf(answer?.totals?.metrics['revenue']) ?? 0
  const share = (row: Row) => (revenue > 0 ? (numberOf(row.metrics['revenue']) ?? 0) / revenue : null)
  const href = (row: Row) => {
    const value = row.dimensions?.[dimension]
    const to = DRILL[dimension]
    return to && (typeof value === 'string' || typeof value === 'number')
      ? asked.to(to, { [dimension]: String(value) })
      : undefined
  }
  const bars: Bar[] =
    answer?.rows.slice(0, TOP).map((row, place) => {
      const to = href(row)
      return {
        key: String(place),
        name: nameOf(row, dimension),
        value: numberOf(row.metrics[metric]) ?? 0,
        text: figure(row.metrics[metric], unit(metric), currency, language),
        before: row.previous ? numberOf(row.previous[metric]) : null,
        ...(to ? { to } : {}),
      }
    }) ?? []
  const shown = bars.reduce((sum, { value }) => sum + Math.max(0, value), 0)
  const rest = list.sort.startsWith('-') && whole > shown ? [{ name: t('figures.other'), value: whole - shown }] : []
  const slices = slicesOf([...bars, ...rest], t('figures.other'))
  const colours = new Map(slices.map(({ name, color }) => [name, color]))
  const ringed = PARTS.includes(metric) && slices.length > 1
  return (
    <Page
      title={title}
      hint={hint}
      actions={
        dimensions.length > 1 && (
          <SegmentedControl
            aria-label={t('figures.toldApart')}
            value={dimension}
            onChange={(value) => asked.set({ as: value === dimensions[0] ? null : value, show: null })}
            data={dimensions.map((value) => ({ value, label: labels.dimension(value) }))}
          />
        )
      }
    >
      <FigureBar asked={asked}>
        <Select
          className={fields.field}
          aria-label={t('figures.metricShown')}
          allowDeselect={false}
          value={metric}
          onChange={(value) => asked.set({ sort: value === 'revenue' ? null : `-${value}` })}
          data={METRICS.map((value) => ({ value, label: labels.metric(value) }))}
        />
      </FigureBar>
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : answer?.rows.length === 0 ? (
        <Section>
          <NoFigures asked={asked} />
        </Section>
      ) : (
        <>
          <Section title={t('figures.topBy', { name: labels.metric(metric) })}>
            {answer ? (
              <Grid gap="xl" align="center">
                <Grid.Col span={{ base: 12, md: ringed ? 8 : 12 }}>
                  <Bars
                    label={title}
                    bars={bars.map((bar) => ({
                      ...bar,
                      ...(ringed ? { color: colours.get(bar.name) ?? 'gray.5' } : {}),
                      ...(PARTS.includes(metric) && whole > 0
                        ? { note: ` · ${ratio(bar.value / whole, language)}` }
                        : {}),
                    }))}
                  />
                </Grid.Col>
                {ringed && (
                  <Grid.Col span={{ base: 12, md: 4 }}>
                    <Donut
                      label={t('figures.shares')}
                      slices={slices}
                      text={(value) => figure(value, unit(metric), currency, language)}
                      whole={figure(whole, unit(metric), currency, language, true)}
                    />
                  </Grid.Col>
                )}
              </Grid>
            ) : (
              <Skeleton h={320} />
            )}
          </Section>
          <FigureTable<Row>
            title={labels.dimension(dimension)}
            file={`figures-${dimension}`}
            list={list}
            columns={[
              {
                key: dimension,
                title: labels.dimension(dimension),
                cell: (row) => nameOf(row, dimension),
                render: (row) => (
                  <>
                    <span className={classes.name}>{nameOf(row, dimension)}</span>
                    <Sub narrow>
                      {t('figures.ordersUnits', {
                        orders: figure(row.metrics['orders'], 'count', '', language),
                        units: figure(row.metrics['units'], 'count', '', language),
                      })}
                    </Sub>
                  </>
                ),
              },
              ...columns.slice(0, 1),
              {
                key: 'share',
                title: t('figures.share'),
                align: 'end',
                wide: true,
                cell: share,
                render: (row) => ratio(share(row), language),
              },
              ...columns.slice(1, 5),
              ...columns.slice(5).map((column) => ({ ...column, wide: 'xl' as const })),
            ]}
            rows={answer?.rows}
            busy={query.isPlaceholderData}
            rowKey={(row) => String(row.dimensions?.[dimension])}
            href={href}
            empty={<NoFigures asked={asked} compact />}
            all={async () =>
              (await unwrap(api.POST('/api/v1/analytics/query', { body: { ...body, limit: MOST } }))).rows
            }
            take={(format) => figuresFile({ ...body, limit: MOST }, format)}
            footer={
              answer?.rows.length === limit && (
                <Center p="md">
                  <Button
                    variant="default"
                    size="xs"
                    loading={query.isPlaceholderData}
                    onClick={() => asked.set({ show: String(Math.min(MOST, limit * 4)) })}
                  >
                    {t('figures.more', { count: count(limit, language) })}
                  </Button>
                </Center>
              )
            }
          />
        </>
      )}
    </Page>
  )
}
