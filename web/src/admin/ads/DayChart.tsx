import '@mantine/charts/styles.layer.css'

import { CompositeChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'

import { count, money, shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useDayChart } from '@/ui/dayChart'

import type { AdDays } from './calls'

/** What advertising cost and brought, day by day, and how many clicked. */
export default function DayChart({ label, told }: { label: string; told: AdDays }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { dayOf, ...chart } = useDayChart()
  const names = { cost: t('ads.cost'), revenue: t('ads.revenue'), clicks: t('ads.clicks') }
  return (
    <div role="img" aria-label={label}>
      <CompositeChart
        {...chart}
        data={told.days.map((one) => ({
          day: one.day,
          cost: Number(one.cost),
          revenue: Number(one.revenue),
          clicks: one.clicks,
        }))}
        series={[
          { name: 'revenue', label: names.revenue, color: 'petrol.3', type: 'bar' },
          { name: 'cost', label: names.cost, color: 'orange.6', type: 'bar' },
          { name: 'clicks', label: names.clicks, color: 'indigo.6', type: 'line', yAxisId: 'right' },
        ]}
        valueFormatter={(value) => String(value)}
        tooltipProps={{
          labelFormatter: dayOf,
          formatter: (value, name) => [
            name === 'clicks' ? count(Number(value), language) : money(Number(value), told.currency, language),
            names[name as 'cost'],
          ],
        }}
        yAxisProps={{ width: 64, tickFormatter: (value: number) => shortMoney(value, told.currency, language) }}
      />
    </div>
  )
}
