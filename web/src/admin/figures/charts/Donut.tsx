import '@mantine/charts/styles.layer.css'

import { DonutChart } from '@mantine/charts'

import type { Slice } from './slices'

type Props = { label: string; slices: Slice[]; text: (value: number) => string; whole: string }

/** Parts of a whole. The list beside it names them. */
export default function Donut({ label, slices, text, whole }: Props) {
  return (
    <div role="img" aria-label={label}>
      <DonutChart
        data={slices}
        size={190}
        thickness={26}
        mx="auto"
        chartLabel={whole}
        valueFormatter={text}
        tooltipDataSource="segment"
        paddingAngle={slices.length > 1 ? 1.5 : 0}
        pieProps={{ isAnimationActive: false, rootTabIndex: -1 }}
        pieChartProps={{ accessibilityLayer: false }}
      />
    </div>
  )
}
