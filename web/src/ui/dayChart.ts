import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

/** What every chart over days has in common: bars to the left axis, a count to the right one, days written short. */
export function useDayChart() {
  const language = useLanguage()
  return {
    h: 260,
    dataKey: 'day',
    withRightYAxis: true,
    withDots: false,
    withLegend: true,
    legendProps: { verticalAlign: 'bottom', height: 36 },
    accessibilityLayer: false,
    tickLine: 'none',
    gridAxis: 'x',
    rightYAxisProps: { width: 36, allowDecimals: false },
    xAxisProps: {
      interval: 'preserveStartEnd',
      minTickGap: 24,
      tickFormatter: (value: string) => day(value, language, 'short'),
    },
    barProps: { isAnimationActive: false },
    lineProps: { isAnimationActive: false },
    dayOf: (value: unknown) => day(typeof value === 'string' ? value : null, language),
  } as const
}
