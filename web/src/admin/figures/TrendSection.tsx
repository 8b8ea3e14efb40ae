import type { Answer } from '@/api/figures'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'
import { useTranslation } from 'react-i18next'

import { Skeleton } from '@mantine/core'
import type { Asked } from './asked'
import { Trend } from './charts'
import { useLabels, useMetrics } from './columns'
import { bucket, figure, numberOf, tick } from './words'

type Props = { asked: Asked; answer: Answer | undefined; metric: string; onPick?: (start: string, end: string) => void }

/** One metric over time. */
export function TrendSection({ asked, answer, metric, onPick }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const labels = useLabels()
  const { unit } = useMetrics()
  const title = t('figures.over', { name: labels.metric(metric), grain: t(`figures.by.${asked.grain}`) })
  return (
    <Section title={title}>
      {answer ? (
        <Trend
          label={title}
          name={labels.metric(metric)}
          beforeName={
            asked.compare ? t(asked.compare === 'previous_year' ? 'figures.yearBefore' : 'figures.before') : undefined
          }
          points={answer.rows.map((row) => ({
            at: bucket(row.start ?? '', asked.grain, language),
            now: numberOf(row.metrics[metric]),
            ...(row.previous ? { before: numberOf(row.previous[metric]) } : {}),
          }))}
          text={(value) => figure(value, unit(metric), answer.currency, language)}
          tick={(value) => tick(value, unit(metric), answer.currency, language)}
          onPick={
            onPick &&
            ((place) => {
              const row = answer.rows[place]
              if (row?.start && row.end) onPick(row.start.slice(0, 10), row.end.slice(0, 10))
            })
          }
        />
      ) : (
        <Skeleton h={260} />
      )}
    </Section>
  )
}
