import { ActionIcon, Button, Group, Progress, Text, Tooltip } from '@mantine/core'
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { isEnded, type Job } from '@/api/jobs'
import { useMay } from '@/api/me'
import { ago, count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

import { kindOf } from '../imports/calls'
import { JobStatus } from './JobBits'

const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const

/** Everything that runs, ran or waits in the background. */
export default function JobsPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const list = useListState('-created_at', ['status'])
  const query = useQuery({
    queryKey: ['jobs', 'list', list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/jobs', {
          params: { query: { status: list.filters.status ?? null, cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some((job) => !isEnded(job)) ? 2000 : 15_000),
  })
  return (
    <Page
      title={t('nav.jobs')}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t('job.refresh')}
        </Button>
      }
    >
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="status"
            label={t('job.status_')}
            data={STATUSES.map((value) => ({ value, label: t(`job.status.${value}`) }))}
          />
        </Toolbar>
        <DataTable<Job>
          label={t('nav.jobs')}
          query={query}
          list={list}
          rowKey={(job) => job.id}
          href={(job) => (kindOf(job) ? `/import/${job.id}` : undefined)}
          columns={[
            {
              key: 'title',
              title: t('job.kind'),
              render: (job) => (
                <>
                  <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
                    {job.title || job.kind}
                  </Text>
                  {job.error && (
                    <Text size="xs" c="var(--mantine-color-error)" lineClamp={2}>
                      {job.error}
                    </Text>
                  )}
                  <Sub narrow>
                    {job.started_by} · {ago(job.created_at, language)}
                  </Sub>
                </>
              ),
            },
            { key: 'by', title: t('job.startedBy'), wide: true, render: (job) => job.started_by },
            { key: 'when', title: t('job.started'), wide: true, render: (job) => ago(job.created_at, language) },
            { key: 'progress', title: t('job.progress_'), wide: 'md', width: 180, render: (job) => <Done job={job} /> },
            { key: 'status', title: t('job.status_'), render: (job) => <JobStatus job={job} /> },
            { key: 'actions', title: '', align: 'end', render: (job) => <JobActions job={job} /> },
          ]}
          empty={<Empty title={t('job.empty')} hint={t('job.emptyHint')} />}
        />
      </Section>
    </Page>
  )
}

function Done({ job }: { job: Job }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  if (job.status !== 'running') {
    return (
      <Text size="sm" c="dimmed">
        {job.total === null
          ? '—'
          : t('job.progress', { done: count(job.done, language), total: count(job.total, language) })}
      </Text>
    )
  }
  return (
    <Progress value={job.total ? (job.done / job.total) * 100 : 100} animated={!job.total} aria-label={job.title} />
  )
}

function JobActions({ job }: { job: Job }) {
  const { t } = useTranslation('admin')
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
    onSuccess: () => client.invalidateQueries({ queryKey: ['jobs'] }),
    onError: notice,
  })
  if (!may || job.status === 'succeeded') return null
  const verb = isEnded(job) ? 'retry' : 'cancel'
  return (
    <RowActions>
      <Group gap={0}>
        <Tooltip label={t(`job.${verb}`)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            loading={act.isPending}
            aria-label={`${t(`job.${verb}`)}: ${job.title || job.kind}`}
            onClick={() => act.mutate(verb)}
          >
            {verb === 'retry' ? <IconRefresh size={16} /> : <IconPlayerStop size={16} />}
          </ActionIcon>
        </Tooltip>
      </Group>
    </RowActions>
  )
}
