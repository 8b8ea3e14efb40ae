import '@mantine/charts/styles.layer.css'

import { LineChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'

import type { PriceChange } from '@/api/pricing'
import { day, money, shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import { pointsOf } from './points'

type Props = { changes: PriceChange[]; currency: string; lowest: number }

/** A price over time, with the lowest of the last 30 days as a line across. */
export default function PriceChart({ changes, currency, lowest }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <div role="img" aria-label={t('prices.history')}>
      <LineChart
        h={220}
        data={pointsOf(changes)}
        dataKey="at"
        curveType="stepAfter"
        series={[{ name: 'price', label: t('prices.price'), color: 'petrol.6' }]}
        referenceLines={[{ y: lowest, label: t('prices.lowest'), color: 'orange.6' }]}
        valueFormatter={(value) => money(value, currency, language)}
        xAxisProps={{
          type: 'number',
          scale: 'time',
          domain: ['dataMin', 'dataMax'],
          minTickGap: 32,
          tickFormatter: (at: number) => day(new Date(at).toISOString(), language, 'short'),
        }}
        yAxisProps={{
          width: 70,
          domain: [0, 'auto'],
          tickFormatter: (value: number) => shortMoney(value, currency, language),
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
