import { Alert, SimpleGrid, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { type Forecast, forecast, listFile } from '@/api/figures'
import { isProblem } from '@/api/problem'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure, NotFound } from '@/ui/states'
import { Stat } from '@/ui/Stat'

import { Band } from './charts'
import { FigureTable } from './FigureTable'
import { Terms } from './Terms'
import { decimal, figure, ratio } from './words'

const MODELS = [
  'seasonal_naive', 'ets', 'theta', 'seasonal_smoothing', 'seasonal_smoothing_slow', 'average_8_weeks',
  'average_12_weeks', 'tsb', 'croston', 'imapa', 'median', 'no_sales',
] as const // prettier-ignore

/** One product: what was foretold and came, what is foretold, and what that means for its shelf. */
export default function ProductForecastPage() {
  const { t } = useTranslation('admin')
  const { id = '' } = useParams()
  const query = useQuery(forecast({ product_id: Number(id) || 0 }))
  const model = MODELS.find((one) => one === query.data?.model)
  const back = { to: '/figures/forecast', label: t('nav.forecast') }
  if (isProblem(query.error, 'not-found')) return <NotFound home="/figures/forecast" />
  if (query.error && !query.data) {
    return (
      <Page title={t('nav.forecast')} back={back}>
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  return (
    <Page
      title={query.data?.name ?? t('nav.forecast')}
      hint={
        query.data
          ? t('figures.modelled', {
              model: model ? t(`figures.model.${model}`) : query.data.model,
              days: query.data.history_days,
            })
          : undefined
      }
      back={back}
    >
      {query.data ? <Found found={query.data} /> : <Skeleton h={420} radius="lg" />}
    </Page>
  )
}

function Found({ found }: { found: Forecast }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { stock } = found
  const units = (value: number | null) => decimal(value, language, 1)
  // Nobody buys a tenth: the ends of a band are whole units.
  const ends = (low: number, high: number): [number, number] => [Math.round(low), Math.round(high)]
  const between = (low: number, high: number) =>
    ends(low, high)
      .map((end) => count(end, language))
      .join(' – ')
  const better = found.error !== null && found.naive_error ? 1 - found.error / found.naive_error : null
  const points = [
    ...found.backtest.map(({ date, forecast: mean, actual }) => ({
      at: day(date, language, 'short'),
      mean,
      band: null,
      actual,
    })),
    ...found.daily.map(({ date, mean, low, high }) => ({
      at: day(date, language, 'short'),
      mean,
      band: ends(low, high),
      actual: null,
    })),
  ]
  return (
    <>
      {stock.reorder_due && (
        <Alert color="orange" title={t('figures.orderNow', { units: count(stock.reorder_quantity, language) })}>
          {t('figures.orderNowHint', { point: count(stock.reorder_point, language) })}
        </Alert>
      )}
      <Section>
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="lg">
          <Stat label={t('figures.unitsAhead', { count: found.horizon })} value={units(found.total)} />
          <Stat label={t('figures.inStock')} value={count(stock.available, language)} />
          <Stat
            label={t('figures.daysLeft')}
            value={decimal(stock.days_left, language, 0)}
            hint={stock.runs_out_on ? day(stock.runs_out_on, language) : undefined}
          />
          <Stat
            label={t('figures.reorderPoint')}
            value={count(stock.reorder_point, language)}
            hint={t('figures.terms', { share: ratio(stock.service_level, language, 0), days: stock.lead_time_days })}
          />
          <Stat label={t('figures.atRisk')} value={figure(stock.at_risk, 'money', found.currency, language, true)} />
          <Stat
            label={t('figures.error')}
            value={decimal(found.error, language)}
            hint={
              found.naive_error === null
                ? t('figures.tooYoung')
                : `${t('figures.naiveError', { value: decimal(found.naive_error, language) })}${better !== null && better > 0 ? ` (${ratio(better, language, 0)} ${t('figures.better')})` : ''}`
            }
          />
        </SimpleGrid>
      </Section>
      <Section title={t('figures.dayByDay')} hint={t('figures.dayByDayHint')}>
        {points.length > 0 ? (
          <Band
            label={t('figures.dayByDay')}
            points={points}
            names={{ mean: t('figures.foretold'), band: t('figures.band80'), actual: t('figures.came') }}
            text={units}
          />
        ) : (
          <Empty compact title={t('figures.noForecast')} />
        )}
      </Section>
      <FigureTable<Forecast['daily'][number]>
        title={t('figures.daysAhead')}
        file={`forecast-${found.product_id}`}
        take={(format) => listFile('forecast', { product_id: found.product_id, horizon: found.horizon }, format)}
        columns={[
          {
            key: 'date',
            title: t('figures.grains.day'),
            cell: (row) => row.date,
            render: (row) => <span style={{ whiteSpace: 'nowrap' }}>{day(row.date, language)}</span>,
          },
          {
            key: 'mean',
            title: t('figures.foretold'),
            align: 'end',
            cell: (row) => row.mean,
            render: (row) => units(row.mean),
          },
          {
            key: 'band',
            title: t('figures.band80'),
            align: 'end',
            cell: (row) => `${row.low} – ${row.high}`,
            render: (row) => between(row.low, row.high),
          },
          {
            key: 'band95',
            title: t('figures.band95'),
            align: 'end',
            wide: true,
            cell: (row) => `${row.low_95} – ${row.high_95}`,
            render: (row) => between(row.low_95, row.high_95),
          },
        ]}
        rows={found.daily}
        rowKey={(row) => row.date}
        empty={<Empty compact title={t('figures.noForecast')} />}
      />
      <Terms of={['error', 'naive', 'band', 'reorderPoint', 'serviceLevel', 'atRisk']} />
    </>
  )
}
