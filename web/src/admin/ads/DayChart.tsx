import '@mantine/charts/styles.layer.css'

import { CompositeChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'

import { count, day, money, shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import type { AdDays } from './calls'

/** What advertising cost and brought, day by day, and how many clicked. */
export default function DayChart({ label, told }: { label: string; told: AdDays }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const names = { cost: t('ads.cost'), revenue: t('ads.revenue'), clicks: t('ads.clicks') }
  return (
    <div role="img" aria-label={label}>
      <CompositeChart
        h={260}
        data={told.days.map((one) => ({
          day: one.day,
          cost: Number(one.cost),
          revenue: Number(one.revenue),
          clicks: one.clicks,
        }))}
        dataKey="day"
        series={[
          { name: 'revenue', label: names.revenue, color: 'petrol.3', type: 'bar' },
          { name: 'cost', label: names.cost, color: 'orange.6', type: 'bar' },
          { name: 'clicks', label: names.clicks, color: 'indigo.6', type: 'line', yAxisId: 'right' },
        ]}
        withRightYAxis
        withDots={false}
        withLegend
        legendProps={{ verticalAlign: 'bottom', height: 36 }}
        valueFormatter={(value) => String(value)}
        tooltipProps={{
          labelFormatter: (value) => day(typeof value === 'string' ? value : null, language),
          formatter: (value, name) => [
            name === 'clicks' ? count(Number(value), language) : money(Number(value), told.currency, language),
            names[name as 'cost'],
          ],
        }}
        accessibilityLayer={false}
        tickLine="none"
        gridAxis="x"
        yAxisProps={{ width: 64, tickFormatter: (value: number) => shortMoney(value, told.currency, language) }}
        rightYAxisProps={{ width: 36, allowDecimals: false }}
        xAxisProps={{
          interval: 'preserveStartEnd',
          minTickGap: 24,
          tickFormatter: (value: string) => day(value, language, 'short'),
        }}
        barProps={{ isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
      />
    </div>
  )
}
