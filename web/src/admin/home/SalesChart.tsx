import '@mantine/charts/styles.layer.css'

import { BarChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'

import { day, money, shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

type Props = { days: { date: string; revenue: number; orders: number }[]; currency: string }

/** Revenue by day. The figures are also there as a table, for those who do not see pictures. */
export default function SalesChart({ days, currency }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <div role="img" aria-label={t('home.chart')}>
      <BarChart
        h={260}
        data={days.map(({ date, revenue }) => ({ date: day(date, language, 'short'), revenue }))}
        dataKey="date"
        series={[{ name: 'revenue', label: t('home.revenue'), color: 'petrol.6' }]}
        valueFormatter={(value) => money(value, currency, language)}
        yAxisProps={{ width: 70, tickFormatter: (value: number) => shortMoney(value, currency, language) }}
        xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 24 }}
        tickLine="none"
        gridAxis="x"
        barProps={{ radius: [4, 4, 0, 0], isAnimationActive: false }}
        maxBarWidth={26}
      />
    </div>
  )
}
