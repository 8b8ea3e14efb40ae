import { SegmentedControl, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { type Summary, summaryQuery } from '@/api/orders'
import { useShop } from '@/api/shop'
import { addDays, daysBetween, today } from '@/lib/days'
import { count, day, money, percent, wholeMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'
import { Stat } from '@/ui/Stat'

// The chart library is the largest part of the page: figures come first.
const SalesChart = lazy(() => import('./SalesChart'))

const DAYS = 30

/** Revenue and orders of the last thirty days, against the thirty before. */
export function SalesSection() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { timeZone } = useShop()
  const [asTable, setAsTable] = useState(false)
  const to = today(timeZone)
  const from = addDays(to, 1 - DAYS)
  const now = useQuery(summaryQuery('day', from, to))
  const before = useQuery(summaryQuery('day', addDays(from, -DAYS), addDays(from, -1)))
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
      {now.error && !now.data ? (
        <Failure error={now.error} onRetry={() => void now.refetch()} />
      ) : (
        <Stack gap="lg">
          <Figures now={now.data} before={before.data} />
          {now.data?.total.orders === 0 && now.data.total.returns === 0 ? (
            <Empty compact title={t('home.noSales')} hint={t('home.noSalesHint')} />
          ) : now.data ? (
            asTable ? (
              <DayTable summary={now.data} />
            ) : (
              <Suspense fallback={<Skeleton h={260} />}>
                <SalesChart days={filled(now.data, from, to)} currency={now.data.currency} />
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

/** Each day of the range once; one without sales is zero. */
function filled(summary: Summary, from: string, to: string) {
  const known = new Map(summary.items.map((item) => [item.key, item]))
  return daysBetween(from, to).map((date) => {
    const item = known.get(date)
    return { date, revenue: Number(item?.revenue ?? 0), orders: item?.orders ?? 0 }
  })
}

function Figures({ now, before }: { now: Summary | undefined; before: Summary | undefined }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  if (!now) {
    return (
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {Array.from({ length: 4 }, (_, position) => (
          <Skeleton key={position} h={64} />
        ))}
      </SimpleGrid>
    )
  }
  const average = (summary: Summary) =>
    summary.total.orders ? Number(summary.total.revenue) / summary.total.orders : 0
  const change = (current: number, previous: number | undefined) =>
    previous ? { ratio: current / previous - 1, text: percent(current / previous - 1, language) } : undefined
  return (
    <div>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg">
        <Stat
          label={t('home.revenue')}
          value={wholeMoney(now.total.revenue, now.currency, language)}
          change={change(Number(now.total.revenue), before && Number(before.total.revenue))}
        />
        <Stat
          label={t('home.orders')}
          value={count(now.total.orders, language)}
          change={change(now.total.orders, before?.total.orders)}
        />
        <Stat
          label={t('home.units')}
          value={count(now.total.units, language)}
          change={change(now.total.units, before?.total.units)}
        />
        <Stat
          label={t('home.average')}
          value={money(average(now).toFixed(2), now.currency, language)}
          change={change(average(now), before && average(before))}
        />
      </SimpleGrid>
      {before && before.total.orders > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('home.against')}
        </Text>
      )}
    </div>
  )
}

function DayTable({ summary }: { summary: Summary }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
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
        {summary.items.map((item) => (
          <Table.Tr key={item.key}>
            <Table.Td>{day(item.key, language)}</Table.Td>
            <Table.Td ta="end">{count(item.orders, language)}</Table.Td>
            <Table.Td ta="end">{count(item.units, language)}</Table.Td>
            <Table.Td ta="end">{money(item.revenue, summary.currency, language)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
