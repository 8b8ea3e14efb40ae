import '@mantine/charts/styles.layer.css'

import { CompositeChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'

import type { FiguresDay } from '@/api/channels'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useDayChart } from '@/ui/dayChart'

/** Views of a channel's items day by day, and how many were put into carts and ordered. */
export default function FiguresChart({ label, days }: { label: string; days: FiguresDay[] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { dayOf, ...chart } = useDayChart()
  const names = { views: t('channels.views'), carts: t('channels.carts'), orders: t('channels.orderedUnits') }
  return (
    <div role="img" aria-label={label}>
      <CompositeChart
        {...chart}
        data={days.map(({ day: on, views, carts, orders }) => ({ day: on, views, carts, orders }))}
        series={[
          { name: 'views', label: names.views, color: 'petrol.3', type: 'bar' },
          { name: 'carts', label: names.carts, color: 'orange.6', type: 'line', yAxisId: 'right' },
          { name: 'orders', label: names.orders, color: 'indigo.6', type: 'line', yAxisId: 'right' },
        ]}
        tooltipProps={{
          labelFormatter: dayOf,
          formatter: (value, name) => [count(Number(value), language), names[name as 'views']],
        }}
        yAxisProps={{ width: 56, allowDecimals: false }}
      />
    </div>
  )
}
