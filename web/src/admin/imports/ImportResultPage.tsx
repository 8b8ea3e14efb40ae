import { Alert, Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconCircleCheck, IconDownload, IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { api, request, unwrap } from '@/api/client'
import { isEnded, type Job, jobQuery, useJob } from '@/api/jobs'
import { useMay } from '@/api/me'
import { saveBlob } from '@/lib/download'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure } from '@/ui/states'
import { Stat } from '@/ui/Stat'

import { JobProgress, JobStatus } from '../jobs/JobBits'
import { kindOf, resultOf } from './calls'

const PAGES = {
  products: '/products',
  inventory: '/stock',
  customers: '/customers',
  orders: '/orders',
  keywords: '/promotion/keywords',
  supplier_catalog: '/supplier-catalogue',
  competitor_prices: '/competitor-prices',
  market: '/niche',
} as const
const LINKS = {
  products: 'import.goProducts',
  inventory: 'import.goInventory',
  customers: 'import.goCustomers',
  orders: 'import.goOrders',
  keywords: 'import.goKeywords',
  supplier_catalog: 'import.goOffers',
  competitor_prices: 'import.goCompetitors',
  market: 'import.goMarket',
} as const

/** One import while it runs and after: figures, and every row that was not taken. */
export default function ImportResultPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const { data: job, error, refetch } = useJob(id)
  const ended = job ? isEnded(job) : false

  // What the import brought in is shown on other pages.
  useEffect(() => {
    if (ended)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'jobs' && queryKey[0] !== 'me' })
  }, [ended, client])

  const back = { to: '/import', label: t('import.title') }
  if (error && !job) {
    return (
      <Page title={t('import.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  return (
    <Page
      title={job?.title ?? t('import.title')}
      badge={job && <JobStatus job={job} />}
      back={back}
      width={920}
      actions={job && <Actions job={job} />}
    >
      {job && !ended && (
        <Section>
          <JobProgress job={job} label={t('import.running', { name: job.title })} />
        </Section>
      )}
      {job && ended && <Outcome job={job} />}
      {job?.errors && job.errors.length > 0 && <RowErrors job={job} />}
    </Page>
  )
}

function Actions({ job }: { job: Job }) {
  const { t } = useTranslation(['admin', 'ui'])
  const may = useMay('jobs:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const act = useMutation({
    mutationFn: (verb: 'cancel' | 'retry') => {
      const params = { params: { path: { job_id: job.id } } }
      return unwrap(
        verb === 'cancel'
          ? api.POST('/api/v1/jobs/{job_id}/cancel', params)
          : api.POST('/api/v1/jobs/{job_id}/retry', params),
      )
    },
    onSuccess: (fresh) => client.setQueryData(jobQuery(job.id).queryKey, fresh),
    onError: notice,
  })
  if (!may) return null
  if (!isEnded(job)) {
    return (
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={16} />}
        loading={act.isPending}
        onClick={() =>
          modals.openConfirmModal({
            title: t('job.stopConfirm'),
            children: <Text size="sm">{t('job.stopHint')}</Text>,
            labels: { confirm: t('job.cancel'), cancel: t('ui:action.cancel') },
            onConfirm: () => act.mutate('cancel'),
          })
        }
      >
        {t('job.cancel')}
      </Button>
    )
  }
  if (job.status === 'succeeded') return null
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={act.isPending}
      onClick={() => act.mutate('retry')}
    >
      {t('job.retry')}
    </Button>
  )
}

function Outcome({ job }: { job: Job }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const result = resultOf(job)
  const kind = kindOf(job)
  const heading =
    job.status === 'failed'
      ? t('import.failed')
      : job.status === 'cancelled'
        ? t('import.cancelled')
        : result?.dryRun
          ? t('import.doneDry')
          : t('import.done')
  return (
    <Section title={heading} role="status">
      <Stack>
        {job.error && (
          <Alert color="red" variant="light">
            {job.error}
          </Alert>
        )}
        {result && (
          <SimpleGrid cols={{ base: 2, sm: 4 }}>
            <Stat label={t('import.rows')} value={count(result.rows, language)} />
            <Stat
              label={result.dryRun ? t('import.importable') : t('import.imported')}
              value={count(result.imported, language)}
            />
            <Stat label={t('import.skipped')} value={count(result.skipped, language)} hint={t('import.skippedHint')} />
            <Stat
              label={t('import.bad')}
              value={count(job.error_count, language)}
              tone={job.error_count > 0 ? 'bad' : undefined}
            />
          </SimpleGrid>
        )}
        {job.status === 'succeeded' && job.error_count === 0 && (
          <Group gap={6} c="var(--tp-accent-text)">
            <IconCircleCheck size={18} aria-hidden />
            <Text size="sm" fw={500}>
              {t('import.allGood')}
            </Text>
          </Group>
        )}
        <Group>
          {kind && !result?.dryRun && job.status === 'succeeded' && (
            <Button component={Link} to={PAGES[kind]}>
              {t(LINKS[kind])}
            </Button>
          )}
          <Button component={Link} to={kind ? `/import?kind=${kind}` : '/import'} variant="default">
            {job.error_count > 0 || result?.dryRun ? t('import.fixAndAgain') : t('import.again')}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

function RowErrors({ job }: { job: Job }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const notice = useProblemNotice()
  const errors = job.errors ?? []
  const download = useMutation({
    mutationFn: async () =>
      saveBlob(await (await request(`/api/v1/jobs/${job.id}/errors`)).blob(), `${job.title || 'import'}-errors.csv`),
    onError: notice,
  })
  return (
    <Section
      title={t('import.problems')}
      hint={
        errors.length < job.error_count ? t('import.problemsMore', { count: errors.length }) : t('import.problemsHint')
      }
      flush
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {t('import.downloadErrors')}
        </Button>
      }
    >
      <Table aria-label={t('import.problems')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>{t('import.row')}</Table.Th>
            <Table.Th w={160} visibleFrom="sm">
              {t('import.field')}
            </Table.Th>
            <Table.Th>{t('import.problem')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {errors.map((error, position) => (
            <Table.Tr key={position}>
              <Table.Td>{count(error.row, language)}</Table.Td>
              <Table.Td visibleFrom="sm">
                {error.field ? t(`field.${error.field}` as 'field.sku', error.field) : '—'}
              </Table.Td>
              <Table.Td>
                <Text size="sm">{error.message}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
