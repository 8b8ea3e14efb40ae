import '@mantine/charts/styles.layer.css'

import { LineChart } from '@mantine/charts'

import { day, money, shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import { type Changed, pointsOf } from './points'

type Props = {
  /** Of the chart, for who cannot see it. */
  label: string
  changes: Changed[]
  /** What the amount is. */
  name: string
  currency: string
  /** An amount to compare with. */
  across?: { y: number; label: string }
}

/** An amount over time that holds until it is changed. */
export default function StepChart({ label, changes, name, currency, across }: Props) {
  const language = useLanguage()
  return (
    <div role="img" aria-label={label}>
      <LineChart
        h={220}
        data={pointsOf(changes)}
        dataKey="at"
        curveType="stepAfter"
        series={[{ name: 'amount', label: name, color: 'petrol.6' }]}
        referenceLines={across ? [{ ...across, color: 'orange.6' }] : []}
        valueFormatter={(value) => money(value, currency, language)}
        xAxisProps={{
          type: 'number',
          scale: 'time',
          domain: ['dataMin', 'dataMax'],
          minTickGap: 32,
          tickFormatter: (at: number) => day(new Date(at).toISOString(), language, 'short'),
        }}
        yAxisProps={{
          width: 84,
          // A step of a few per cent is seen, as it would not be above zero.
          domain: ['auto', 'auto'],
          tickFormatter: (value: number) => shortMoney(value, currency, language, 3),
        }}
        tooltipProps={{
          labelFormatter: (at) => (typeof at === 'number' ? day(new Date(at).toISOString(), language) : ''),
        }}
        withDots={changes.length < 40}
        lineProps={{ isAnimationActive: false }}
      />
    </div>
  )
}
