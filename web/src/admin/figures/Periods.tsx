import { useTranslation } from 'react-i18next'

import { type Answer, figuresFile, type Query, type Row } from '@/api/figures'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'

import type { Asked } from './asked'
import { useMetricColumns } from './columns'
import { FigureTable } from './FigureTable'
import { NoFigures } from './NoFigures'
import { bucket, figure } from './words'

type Props = { asked: Asked; query: Query; answer: Answer | undefined; metrics: readonly string[]; busy: boolean }

/** The chart's own figures, the newest first; each row leads to what was sold then. */
export function Periods({ asked, query, answer, metrics, busy }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const columns = useMetricColumns(metrics, answer?.currency ?? '', false)
  const rows = answer && [...answer.rows].reverse()
  return (
    <FigureTable<Row>
      title={t('figures.byGrain', { grain: t(`figures.by.${asked.grain}`) })}
      file={`figures-${asked.grain}`}
      columns={[
        {
          key: 'start',
          title: t(`figures.grains.${asked.grain}`),
          cell: (row) => row.start,
          render: (row) => (
            <>
              {bucket(row.start ?? '', asked.grain, language)}
              <Sub narrow>
                {t('figures.ordersUnits', {
                  orders: figure(row.metrics['orders'], 'count', '', language),
                  units: figure(row.metrics['units'], 'count', '', language),
                })}
              </Sub>
            </>
          ),
        },
        ...columns,
      ]}
      rows={rows}
      busy={busy}
      take={(format) => figuresFile(query, format)}
      rowKey={(row) => row.start ?? ''}
      href={(row) =>
        row.start && row.end
          ? asked.to('/figures/products', { days: null, from: row.start.slice(0, 10), to: row.end.slice(0, 10) })
          : undefined
      }
      empty={<NoFigures asked={asked} compact />}
    />
  )
}
