import '@mantine/charts/styles.layer.css'

import { LineChart } from '@mantine/charts'

import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import type { Tracked } from './calls'

type Props = { label: string; history: Tracked['history'] }

/** Places day by day, the first one on top. */
export default function PositionChart({ label, history }: Props) {
  const language = useLanguage()
  return (
    <div role="img" aria-label={label}>
      <LineChart
        h={240}
        data={history}
        dataKey="day"
        series={[{ name: 'position', label, color: 'petrol.6' }]}
        connectNulls={false}
        yAxisProps={{ reversed: true, domain: [1, 'auto'], allowDecimals: false, width: 40 }}
        xAxisProps={{ minTickGap: 32, tickFormatter: (value: string) => day(value, language, 'short') }}
        lineProps={{ isAnimationActive: false }}
      />
    </div>
  )
}
