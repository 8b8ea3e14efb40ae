import { Badge, Button, Group, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { categoryForecasts, listFile, type RunningOut, runningOut } from '@/api/figures'
import { isEnded, useJob } from '@/api/jobs'
import { ago, count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'
import { Stat } from '@/ui/Stat'

import { JobProgress } from '../jobs/JobBits'
import { Bars } from './Bars'
import { FigureTable, nameColumn } from './FigureTable'
import { Terms } from './Terms'
import { decimal, figure } from './words'

/** What runs out first, what that costs, and what to order; a product's own forecast is a press away. */
export default function ForecastPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('days_left')
  const question = { sort: list.sort, within_days: 60 }
  const query = useQuery(runningOut({ ...question, limit: 50, cursor: list.cursor ?? null }))
  const { data: demand } = useQuery(categoryForecasts)
  const answer = query.data
  const currency = answer?.currency ?? ''
  const made = demand?.made_at
  const whole = demand?.items.find(({ scope }) => scope === 'all')
  return (
    <Page
      title={t('nav.forecast')}
      hint={made ? t('figures.madeAgo', { ago: ago(made, language) }) : t('figures.hints.forecast')}
      actions={<Run />}
    >
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : demand && !made ? (
        <Section>
          <Empty title={t('figures.noForecast')} hint={t('figures.noForecastHint')} />
        </Section>
      ) : (
        <>
          <Section>
            <SimpleGrid cols={{ base: 2, sm: 3 }}>
              <Stat
                label={t('figures.unitsAhead', { count: demand?.horizon ?? 28 })}
                value={whole ? count(Math.round(whole.units), language) : '—'}
              />
              <Stat label={t('figures.runOut')} value={count(answer?.total, language)} />
              <Stat label={t('figures.atRisk')} value={figure(answer?.at_risk, 'money', currency, language, true)} />
            </SimpleGrid>
          </Section>
          <FigureTable<RunningOut['items'][number]>
            title={t('figures.runsOutFirst')}
            hint={t('figures.runsOutHint')}
            file="runs-out"
            take={(format) => listFile('forecast/runs-out', question, format)}
            list={list}
            page={answer}
            pageSize={50}
            columns={[
              nameColumn(t('figures.dimension.product'), (row) => (
                <Sub narrow>
                  {t('figures.orderNow', { units: count(row.reorder_quantity, language) })} ·{' '}
                  {t('figures.atRiskIs', { amount: figure(row.at_risk, 'money', currency, language) })}
                </Sub>
              )),
              {
                key: 'days_left',
                title: t('figures.daysLeft'),
                sort: 'days_left',
                align: 'end',
                cell: (row) => row.days_left,
                render: (row) => (
                  <>
                    {decimal(row.days_left, language, 0)}
                    <Sub>{day(row.runs_out_on, language, 'short')}</Sub>
                  </>
                ),
              },
              {
                key: 'available',
                title: t('figures.inStock'),
                align: 'end',
                wide: true,
                cell: (row) => row.available,
                render: (row) => count(row.available, language),
              },
              {
                key: 'at_risk',
                title: t('figures.atRisk'),
                sort: 'at_risk',
                align: 'end',
                wide: true,
                cell: (row) => row.at_risk,
                render: (row) => figure(row.at_risk, 'money', currency, language),
              },
              {
                key: 'point',
                title: t('figures.reorderPoint'),
                align: 'end',
                wide: 'lg',
                cell: (row) => row.reorder_point,
                render: (row) => count(row.reorder_point, language),
              },
              {
                key: 'quantity',
                title: t('figures.toOrder'),
                align: 'end',
                wide: true,
                cell: (row) => row.reorder_quantity,
                render: (row) =>
                  row.reorder_due ? (
                    <Badge color="orange">{count(row.reorder_quantity, language)}</Badge>
                  ) : (
                    count(row.reorder_quantity, language)
                  ),
              },
            ]}
            rows={answer?.items}
            busy={query.isPlaceholderData}
            rowKey={(row) => row.product_id}
            href={(row) => `/figures/forecast/${row.product_id}`}
            empty={<Empty compact title={t('figures.nothingRunsOut')} hint={t('figures.nothingRunsOutHint')} />}
          />
          <Section title={t('figures.demandByCategory', { count: demand?.horizon ?? 28 })}>
            {demand ? (
              <Bars
                label={t('figures.demandByCategory', { count: demand.horizon })}
                bars={demand.items
                  .filter(({ scope, units }) => scope !== 'all' && units > 0)
                  .sort((one, other) => other.units - one.units)
                  .slice(0, 12)
                  .map((item) => ({
                    key: String(item.category_id),
                    name: item.name ?? t('figures.noneOf.category'),
                    value: item.units,
                    text: count(Math.round(item.units), language),
                  }))}
              />
            ) : (
              <Skeleton h={240} />
            )}
          </Section>
          <Terms of={['daysLeft', 'reorderPoint', 'serviceLevel', 'atRisk']} />
        </>
      )}
    </Page>
  )
}

/** Starts the night's work now, and follows it. */
function Run() {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [id, setId] = useState<string | null>(null)
  const start = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/analytics/forecast/run')),
    onSuccess: (job) => setId(job.id),
    onError: notice,
  })
  const { data: job } = useJob(id)
  const over = job !== undefined && isEnded(job)
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['figures'] })
  }, [over, client])
  return (
    <Group gap="md">
      {job && !over && (
        <div style={{ width: 200 }}>
          <JobProgress job={job} label={t('figures.forecasting')} />
        </div>
      )}
      {job?.status === 'failed' && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t('job.status.failed')}
        </Text>
      )}
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        loading={start.isPending || (job !== undefined && !over)}
        onClick={() => start.mutate()}
      >
        {t('figures.forecastNow')}
      </Button>
    </Group>
  )
}
