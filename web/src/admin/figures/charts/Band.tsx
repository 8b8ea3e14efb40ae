import '@mantine/charts/styles.layer.css'

import { CompositeChart } from '@mantine/charts'

export type BandPoint = { at: string; mean: number | null; band: [number, number] | null; actual: number | null }

type Props = {
  label: string
  points: BandPoint[]
  names: { mean: string; band: string; actual: string }
  text: (value: number) => string
  axis?: (value: number) => string
}

/** What was foretold and what came, and what is foretold with the band that holds four days of five; what has no name is left out. */
export default function Band({ label, points, names, text, axis = text }: Props) {
  return (
    <div role="img" aria-label={label}>
      <CompositeChart
        h={300}
        data={points}
        dataKey="at"
        series={[
          { name: 'band', label: names.band, color: 'petrol.3', type: 'area' as const },
          { name: 'actual', label: names.actual, color: 'indigo.5', type: 'line' as const },
          { name: 'mean', label: names.mean, color: 'petrol.6', type: 'line' as const, strokeDasharray: '5 3' },
        ].filter(({ label: name }) => name !== '')}
        curveType="linear"
        connectNulls={false}
        withDots={false}
        withLegend
        legendProps={{ verticalAlign: 'bottom' }}
        // The band's value is a pair.
        valueFormatter={(value: unknown) =>
          Array.isArray(value) ? value.map((one) => text(Number(one))).join(' – ') : text(Number(value))
        }
        accessibilityLayer={false}
        tickLine="none"
        gridAxis="x"
        yAxisProps={{ width: 64, tickFormatter: axis }}
        xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 24 }}
        areaProps={{ isAnimationActive: false, strokeWidth: 0 }}
        lineProps={{ isAnimationActive: false }}
      />
    </div>
  )
}
