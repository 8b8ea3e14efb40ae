import { Grid, Select, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Buyers, buyers, listFile, type Segment, segment } from '@/api/figures'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Stat } from '@/ui/Stat'
import { Failure } from '@/ui/states'

import { type Asked, useAsked } from './asked'
import { Bars } from './Bars'
import { Donut } from './charts'
import { slicesOf } from './charts/slices'
import { FigureBar } from './FigureBar'
import fields from './FigureBar.module.css'
import { FigureTable, nameColumn } from './FigureTable'
import { HeatTable } from './HeatTable'
import { NoFigures } from './NoFigures'
import { bucket, decimal, figure, numberOf, ratio } from './words'

const SEGMENTS = [
  'champions', 'loyal', 'potential_loyalists', 'new', 'promising', 'need_attention', 'about_to_sleep', 'at_risk',
  'cannot_lose', 'hibernating',
] as const // prettier-ignore
const STAYS = ['month', 'quarter', 'year'] as const

/** What a segment is called; one that this page does not know yet by the server's own name. */
function useSegmentName() {
  const { t } = useTranslation('admin')
  return (name: string) => {
    const known = SEGMENTS.find((one) => one === name)
    return known ? t(`figures.segment.${known}`) : name.replaceAll('_', ' ')
  }
}

/** Who buys: segments by how lately and how often, months of first orders and who came back, what a customer is worth. */
export default function CustomersPage() {
  const { t } = useTranslation('admin')
  const asked = useAsked('12m')
  const period = STAYS.find((one) => one === asked.params.get('period')) ?? 'quarter'
  const query = useQuery(buyers({ start_date: asked.span.from, end_date: asked.span.to, period }))
  const chosen = asked.params.get('segment')
  const found = query.data?.segments.find(({ name }) => name === chosen)
  return (
    <Page title={t('figures.titles.customers')} hint={t('figures.hints.customers')}>
      <FigureBar asked={asked} compare={false} filters={[]}>
        <Select
          className={fields.field}
          aria-label={t('figures.stay')}
          allowDeselect={false}
          value={period}
          onChange={(one) => asked.set({ period: one === 'quarter' ? null : one })}
          data={STAYS.map((one) => ({ value: one, label: t(`figures.stays.${one}`) }))}
        />
      </FigureBar>
      {query.error && !query.data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data?.customers === 0 ? (
        <Section>
          <NoFigures asked={asked} />
        </Section>
      ) : (
        <>
          <Worth answer={query.data} />
          <Segments asked={asked} answer={query.data} />
          {found && <SegmentTable asked={asked} found={found} />}
          <Cohorts answer={query.data} />
        </>
      )}
    </Page>
  )
}

function Worth({ answer }: { answer: Buyers | undefined }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  if (!answer) return <Skeleton h={110} radius="lg" />
  const { historic, projected, newness, currency } = answer
  const amount = (value: string | null) => figure(value, 'money', currency, language, true)
  return (
    <Section>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="lg">
        <Stat label={t('figures.metric.customers')} value={count(answer.customers, language)} />
        <Stat
          label={t('figures.metric.new_customers')}
          value={count(newness.new.customers, language)}
          hint={t('figures.ofRevenue', { share: ratio(newness.new.share, language) })}
        />
        <Stat
          label={t('figures.metric.returning_customers')}
          value={count(newness.returning.customers, language)}
          hint={t('figures.ofRevenue', { share: ratio(newness.returning.share, language) })}
        />
        <Stat
          label={t('figures.perCustomer')}
          value={amount(historic.revenue_per_customer)}
          hint={t('figures.median', { value: amount(historic.median_revenue) })}
        />
        <Stat label={t('figures.ordersEach')} value={decimal(historic.orders_per_customer, language)} />
        <Stat
          label={t('figures.lifetime')}
          value={amount(projected.value)}
          hint={
            projected.value === null
              ? t('figures.lifetimeNone')
              : t('figures.retention', { share: ratio(projected.retention, language) })
          }
        />
      </SimpleGrid>
    </Section>
  )
}

function Segments({ asked, answer }: { asked: Asked; answer: Buyers | undefined }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const nameOf = useSegmentName()
  const there = [...(answer?.segments ?? [])].sort((one, other) => other.customers - one.customers)
  const currency = answer?.currency ?? ''
  const bars = there
    .filter(({ customers }) => customers > 0)
    .map((each) => ({
      key: each.name,
      name: nameOf(each.name),
      value: each.customers,
      text: count(each.customers, language),
      to: here(asked, each.name),
      note: ` · ${t('figures.ofRevenue', { share: ratio(each.share, language) })}`,
    }))
  const slices = slicesOf(
    there.map((each) => ({ name: nameOf(each.name), value: numberOf(each.revenue) ?? 0 })),
    t('figures.other'),
  )
  const colours = new Map(slices.map(({ name, color }) => [name, color]))
  return (
    <>
      <Section title={t('figures.segments')} hint={t('figures.segmentsHint')}>
        {answer ? (
          <Grid gap="xl" align="center">
            <Grid.Col span={{ base: 12, md: 8 }}>
              <Bars
                label={t('figures.segments')}
                bars={bars.map((bar) => ({ ...bar, color: colours.get(bar.name) ?? 'gray.5' }))}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 4 }}>
              <Donut
                label={t('figures.segmentShares')}
                slices={slices}
                text={(value) => figure(value, 'money', currency, language)}
                whole={t('figures.metric.revenue')}
              />
            </Grid.Col>
          </Grid>
        ) : (
          <Skeleton h={320} />
        )}
      </Section>
      <FigureTable<Buyers['segments'][number]>
        title={t('figures.segmentTable')}
        file="segments"
        take={(format) => listFile('customers', { start_date: asked.span.from, end_date: asked.span.to }, format)}
        columns={[
          {
            key: 'name',
            title: t('figures.segmentName'),
            cell: (row) => nameOf(row.name),
            render: (row) => (
              <>
                {nameOf(row.name)}
                <Sub>{language === 'ru' ? row.sentence_ru : row.sentence}</Sub>
              </>
            ),
          },
          {
            key: 'customers',
            title: t('figures.metric.customers'),
            align: 'end',
            cell: (row) => row.customers,
            render: (row) => count(row.customers, language),
          },
          {
            key: 'revenue',
            title: t('figures.metric.revenue'),
            align: 'end',
            wide: true,
            cell: (row) => row.revenue,
            render: (row) => figure(row.revenue, 'money', currency, language),
          },
          {
            key: 'aov',
            title: t('figures.metric.average_order_value'),
            align: 'end',
            wide: 'lg',
            cell: (row) => row.average_order_value,
            render: (row) => figure(row.average_order_value, 'average_money', currency, language),
          },
          {
            key: 'recency',
            title: t('figures.daysSince'),
            align: 'end',
            wide: 'lg',
            cell: (row) => row.average_recency_days,
            render: (row) => decimal(row.average_recency_days, language, 0),
          },
        ]}
        rows={answer?.segments}
        rowKey={(row) => row.name}
        href={(row) => (row.customers > 0 ? here(asked, row.name) : undefined)}
        empty={<NoFigures asked={asked} compact />}
      />
    </>
  )
}

const here = (asked: Asked, name: string) =>
  asked.to('/figures/customers', { segment: name, period: asked.params.get('period') })

function SegmentTable({ asked, found }: { asked: Asked; found: Buyers['segments'][number] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const nameOf = useSegmentName()
  const list = useListState('')
  const question = { start_date: asked.span.from, end_date: asked.span.to }
  const query = useQuery(segment(found.name, { ...question, limit: 50, cursor: list.cursor ?? null }))
  const currency = query.data?.currency ?? ''
  return (
    <FigureTable<Segment['items'][number]>
      title={t('figures.customersOf', { name: nameOf(found.name) })}
      hint={language === 'ru' ? found.sentence_ru : found.sentence}
      file={`customers-${found.name}`}
      take={(format) => listFile(`customers/segments/${found.name}`, question, format)}
      list={list}
      page={query.data}
      pageSize={50}
      columns={[
        nameColumn(t('figures.dimension.customer'), (row) => (
          <Sub>{t('figures.lastOrder', { day: day(row.last_order, language) })}</Sub>
        )),
        {
          key: 'orders',
          title: t('figures.metric.orders'),
          align: 'end',
          cell: (row) => row.orders,
          render: (row) => count(row.orders, language),
        },
        {
          key: 'revenue',
          title: t('figures.metric.revenue'),
          align: 'end',
          cell: (row) => row.revenue,
          render: (row) => figure(row.revenue, 'money', currency, language),
        },
        {
          key: 'scores',
          title: 'R · F · M',
          align: 'end',
          wide: true,
          cell: (row) => `${row.recency}${row.frequency}${row.monetary}`,
          render: (row) => `${row.recency} · ${row.frequency} · ${row.monetary}`,
        },
      ]}
      rows={query.data?.items}
      error={query.error}
      busy={query.isPlaceholderData}
      refetch={query.refetch}
      rowKey={(row) => row.customer_id}
      href={(row) => `/customers/${row.customer_id}`}
      empty={<NoFigures asked={asked} compact />}
    />
  )
}

const MOST_MONTHS = 24

function Cohorts({ answer }: { answer: Buyers | undefined }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  if (!answer) return <Skeleton h={300} radius="lg" />
  const last = Math.min(
    MOST_MONTHS,
    Math.max(0, ...answer.cohorts.flatMap(({ cells }) => cells.map(({ months }) => months))),
  )
  return (
    <Section title={t('figures.cohorts')} hint={t('figures.cohortsHint')}>
      {answer.cohorts.length === 0 ? (
        <Text c="dimmed">{t('figures.cohortsNone')}</Text>
      ) : (
        <HeatTable
          label={t('figures.cohorts')}
          corner={t('figures.firstOrder')}
          extra={t('figures.metric.customers')}
          columns={Array.from({ length: last + 1 }, (_, months) => `+${months}`)}
          most={0.6}
          rows={answer.cohorts.map(({ month, customers, cells }) => {
            const known = new Map(cells.map(({ months, retention }) => [months, retention]))
            return {
              key: month,
              name: bucket(month, 'month', language),
              extra: count(customers, language),
              cells: Array.from({ length: last + 1 }, (_, months) => known.get(months) ?? null),
            }
          })}
          text={(value) => ratio(value, language, 0)}
        />
      )}
    </Section>
  )
}
