import { SegmentedControl, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { type Answer, figures } from '@/api/figures'
import { useShop } from '@/api/shop'
import { addDays, today } from '@/lib/days'
import { day, percent } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'
import { Stat } from '@/ui/Stat'

import { changeOf, figure, numberOf } from '../figures/words'

// The chart library is the largest part of the page: figures come first.
const SalesChart = lazy(() => import('./SalesChart'))

const DAYS = 30
const METRICS = ['revenue', 'orders', 'units', 'average_order_value'] as const

/** Revenue and orders of the last thirty days, against the thirty before. */
export function SalesSection() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { timeZone } = useShop()
  const [asTable, setAsTable] = useState(false)
  const to = today(timeZone)
  const from = addDays(to, 1 - DAYS)
  const query = useQuery(
    figures({
      metrics: [...METRICS, 'returns'],
      grain: 'day',
      start_date: from,
      end_date: to,
      compare: 'previous_period',
    }),
  )
  const answer = query.data
  const totals = answer?.totals?.metrics
  const period = t('home.days30', { from: day(from, language, 'short'), to: day(to, language, 'short') })

  return (
    <Section
      title={t('home.last30')}
      hint={period}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('home.chart')}
          value={asTable ? 'table' : 'chart'}
          onChange={(value) => setAsTable(value === 'table')}
          data={[
            { value: 'chart', label: t('home.asChart') },
            { value: 'table', label: t('home.asTable') },
          ]}
        />
      }
    >
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Stack gap="lg">
          <Figures answer={answer} />
          {totals?.['orders'] === 0 && totals['returns'] === 0 ? (
            <Empty compact title={t('home.noSales')} hint={t('home.noSalesHint')} />
          ) : answer ? (
            asTable ? (
              <DayTable answer={answer} />
            ) : (
              <Suspense fallback={<Skeleton h={260} />}>
                <SalesChart
                  days={answer.rows.map(({ start, metrics }) => ({
                    date: start ?? '',
                    revenue: numberOf(metrics['revenue']) ?? 0,
                    orders: numberOf(metrics['orders']) ?? 0,
                  }))}
                  currency={answer.currency}
                />
              </Suspense>
            )
          ) : (
            <Skeleton h={260} />
          )}
        </Stack>
      )}
    </Section>
  )
}

function Figures({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const totals = answer?.totals
  if (!totals) {
    return (
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {METRICS.map((name) => (
          <Skeleton key={name} h={64} />
        ))}
      </SimpleGrid>
    )
  }
  const value = (name: string) => totals.metrics[name] as string | number | null
  const change = (name: string) => {
    const ratio = changeOf(totals, name, 'count')
    return ratio === null ? undefined : { ratio, text: percent(ratio, language) }
  }
  return (
    <div>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg">
        <Stat
          label={t('home.revenue')}
          value={figure(value('revenue'), 'money', answer.currency, language, true)}
          change={change('revenue')}
        />
        <Stat
          label={t('home.orders')}
          value={figure(value('orders'), 'count', '', language)}
          change={change('orders')}
        />
        <Stat label={t('home.units')} value={figure(value('units'), 'count', '', language)} change={change('units')} />
        <Stat
          label={t('home.average')}
          value={figure(value('average_order_value'), 'average_money', answer.currency, language)}
          change={change('average_order_value')}
        />
      </SimpleGrid>
      {totals.previous && numberOf(totals.previous['orders']) !== 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('home.against')}
        </Text>
      )}
    </div>
  )
}

/** Days on which anything happened, the latest first. */
function DayTable({ answer }: { answer: Answer }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const rows = answer.rows.filter(({ metrics }) => metrics['orders'] !== 0 || metrics['returns'] !== 0).reverse()
  return (
    <Table aria-label={t('home.chart')} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('home.day')}</Table.Th>
          <Table.Th ta="end">{t('home.orders')}</Table.Th>
          <Table.Th ta="end">{t('home.units')}</Table.Th>
          <Table.Th ta="end">{t('home.revenue')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ start, metrics }) => (
          <Table.Tr key={start}>
            <Table.Td>{day(start, language)}</Table.Td>
            <Table.Td ta="end">{figure(metrics['orders'], 'count', '', language)}</Table.Td>
            <Table.Td ta="end">{figure(metrics['units'], 'count', '', language)}</Table.Td>
            <Table.Td ta="end">{figure(metrics['revenue'], 'money', answer.currency, language)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
