import '@mantine/charts/styles.layer.css'

import { CompositeChart } from '@mantine/charts'

export type Point = { at: string; now: number | null; before?: number | null }

type Props = {
  label: string
  points: Point[]
  name: string
  /** What the paler line is called; left out, there is none. */
  beforeName?: string | undefined
  text: (value: number) => string
  tick: (value: number) => string
  onPick?: ((place: number) => void) | undefined
  height?: number
}

/** A figure over time beside that of the days before. The same figures stand in a table next to it. */
export default function Trend({ label, points, name, beforeName, text, tick, onPick, height = 260 }: Props) {
  const compared = beforeName !== undefined && points.some(({ before }) => before !== undefined && before !== null)
  return (
    <div role="img" aria-label={label} style={onPick && { cursor: 'pointer' }}>
      <CompositeChart
        h={height}
        data={points}
        dataKey="at"
        series={[
          ...(compared
            ? [{ name: 'before', label: beforeName, color: 'gray.5', type: 'line' as const, strokeDasharray: '4 4' }]
            : []),
          { name: 'now', label: name, color: 'petrol.6', type: 'area' as const },
        ]}
        curveType="linear"
        connectNulls={false}
        withDots={points.length < 3}
        withLegend={compared}
        legendProps={{ verticalAlign: 'bottom', height: 36 }}
        valueFormatter={text}
        accessibilityLayer={false}
        tickLine="none"
        gridAxis="x"
        yAxisProps={{ width: 64, tickFormatter: tick }}
        xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 24 }}
        areaProps={{ isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
        {...(onPick
          ? {
              composedChartProps: {
                onClick: ({ activeTooltipIndex }: { activeTooltipIndex?: unknown }) => {
                  const place = Number(activeTooltipIndex)
                  if (activeTooltipIndex !== null && activeTooltipIndex !== undefined && place >= 0) onPick(place)
                },
              },
            }
          : {})}
      />
    </div>
  )
}
