import '@mantine/charts/styles.layer.css'

import { LineChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'

import { money, shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import type { Advice } from './calls'

/** What each bid would have earned and cost. */
export default function RateChart({ label, advice }: { label: string; advice: Advice }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency } = advice
  return (
    <div role="img" aria-label={label}>
      <LineChart
        h={260}
        data={advice.points.map((one) => ({
          bid: money(one.bid, currency, language),
          earns: Number(one.earns),
          cost: Number(one.cost),
        }))}
        dataKey="bid"
        series={[
          { name: 'earns', label: t('ads.earns'), color: 'petrol.6' },
          { name: 'cost', label: t('ads.cost'), color: 'orange.6' },
        ]}
        curveType="linear"
        withLegend
        legendProps={{ verticalAlign: 'bottom', height: 36 }}
        valueFormatter={(value) => money(value, currency, language)}
        yAxisProps={{ width: 64, tickFormatter: (value: number) => shortMoney(value, currency, language) }}
        xAxisProps={{ minTickGap: 24 }}
        lineProps={{ isAnimationActive: false }}
        {...(advice.advised !== null
          ? {
              referenceLines: [
                { x: money(advice.advised, currency, language), label: t('ads.advised'), color: 'petrol.6' },
              ],
            }
          : {})}
      />
    </div>
  )
}
