import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { knownFigures, type Row, type Unit } from '@/api/figures'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'

import { Change } from './Change'
import type { FigureColumn } from './FigureTable'
import { changeOf, figure } from './words'

const LABELLED = [
  'revenue', 'gross_sales', 'discounts', 'refunds', 'tax', 'delivery', 'cost_of_goods', 'gross_profit', 'margin',
  'discount_rate', 'units', 'units_sold', 'units_returned', 'lines', 'orders', 'returns', 'placed_orders',
  'cancelled_orders', 'products', 'average_order_value', 'median_order_value', 'average_price', 'units_per_order',
  'lines_per_order', 'cancellation_rate', 'return_rate', 'customers', 'new_customers', 'returning_customers',
  'repeat_rate',
] as const // prettier-ignore
const DIMENSIONS = [
  'channel', 'platform', 'country', 'provider', 'status', 'kind', 'currency', 'customer', 'product', 'sku', 'category',
  'brand', 'seller', 'weekday', 'hour',
] as const // prettier-ignore

const plain = (name: string) => name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())

/** Metrics and dimensions by their names; one that the server has and this page does not know yet by its own. */
export function useLabels() {
  const { t } = useTranslation('admin')
  return {
    metric: (name: string) => {
      const known = LABELLED.find((one) => one === name)
      return known ? t(`figures.metric.${known}`) : plain(name)
    },
    dimension: (name: string) => {
      const known = DIMENSIONS.find((one) => one === name)
      return known ? t(`figures.dimension.${known}`) : plain(name)
    },
  }
}

/** What metrics are counted in, and what they mean. */
export function useMetrics() {
  const language = useLanguage()
  const { data } = useQuery(knownFigures)
  const found = new Map(data?.metrics.map((metric) => [metric.name, metric]))
  return {
    unit: (name: string): Unit => found.get(name)?.unit ?? UNITS[name] ?? 'count',
    sentence: (name: string) => found.get(name)?.[language === 'ru' ? 'sentence_ru' : 'sentence'],
  }
}

/** Until the server's list is here, so that nothing flickers. */
const UNITS: Record<string, Unit> = {
  revenue: 'money',
  gross_profit: 'money',
  refunds: 'money',
  discounts: 'money',
  average_order_value: 'average_money',
  margin: 'ratio',
}

/** A column for each metric, the first with how much more it is than before. */
export function useMetricColumns(metrics: readonly string[], currency: string, sortable: boolean): FigureColumn<Row>[] {
  const language = useLanguage()
  const labels = useLabels()
  const { unit } = useMetrics()
  return metrics.map((name, place) => ({
    key: name,
    title: labels.metric(name),
    align: 'end',
    ...(sortable ? { sort: name } : {}),
    ...(place > 2 ? { wide: 'lg' as const } : place > 0 ? { wide: true } : {}),
    cell: (row) => row.metrics[name] as string | number | null,
    render: (row) => (
      <>
        {figure(row.metrics[name], unit(name), currency, language)}
        {place === 0 && row.change && (
          <div>
            <Change value={changeOf(row, name, unit(name))} name={name} unit={unit(name)} />
          </div>
        )}
      </>
    ),
  }))
}

/** A column for each metric, each with how much more it is than before and what it was; files have that apart. */
export function useComparedColumns(
  metrics: readonly string[],
  currency: string,
  compared: boolean,
): FigureColumn<Row>[] {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const labels = useLabels()
  const { unit } = useMetrics()
  const columns = useMetricColumns(metrics, currency, false)
  if (!compared) return columns
  return columns.flatMap((column) => {
    const name = column.key
    const was = (row: Row) => row.previous?.[name] as string | number | null | undefined
    return [
      {
        ...column,
        render: (row: Row) => (
          <>
            {figure(row.metrics[name], unit(name), currency, language)}
            {row.change && (
              <div>
                <Change value={changeOf(row, name, unit(name))} name={name} unit={unit(name)} />
              </div>
            )}
            {row.previous && <Sub>{t('figures.was', { value: figure(was(row), unit(name), currency, language) })}</Sub>}
          </>
        ),
      },
      {
        key: `${name}-before`,
        title: t('figures.beforeOf', { name: labels.metric(name) }),
        cell: was,
        render: () => null,
        fileOnly: true,
      },
    ]
  })
}
