import { Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { isEnded, type Job } from '@/api/jobs'
import { ago, count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { DataTable, Sub } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { Empty } from '@/ui/states'

import { JobStatus } from '../jobs/JobBits'
import { kindOf, resultOf } from './calls'

/** Imports, newest first. */
export function PastImports({ limit = 8, empty }: { limit?: number; empty?: ReactNode }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const query = useQuery({
    queryKey: ['jobs', 'imports', limit],
    queryFn: () => unwrap(api.GET('/api/v1/jobs', { params: { query: { limit, kind: 'imports' } } })),
    placeholderData: keepPreviousData,
    // A job that is under way moves on without us.
    refetchInterval: ({ state }) => (state.data?.items.some((job) => !isEnded(job)) ? 2000 : false),
  })
  return (
    <Section title={t('import.past')} flush>
      <DataTable<Job>
        label={t('import.past')}
        query={query}
        rowKey={(job) => job.id}
        href={(job) => `/import/${job.id}`}
        columns={[
          {
            key: 'title',
            title: t('import.file'),
            render: (job) => (
              <>
                {job.title || job.kind}
                <Sub narrow>{ago(job.created_at, language)}</Sub>
              </>
            ),
          },
          {
            key: 'kind',
            title: t('job.kind'),
            wide: true,
            render: (job) => {
              const kind = kindOf(job)
              return kind ? t(`kind.${kind}`) : job.kind
            },
          },
          {
            key: 'when',
            title: t('job.started'),
            wide: true,
            render: (job) => <Text size="sm">{ago(job.created_at, language)}</Text>,
          },
          {
            key: 'rows',
            title: t('import.rows'),
            align: 'end',
            wide: true,
            render: (job) => count(resultOf(job)?.rows ?? job.total, language),
          },
          {
            key: 'bad',
            title: t('import.bad'),
            align: 'end',
            wide: true,
            render: (job) => count(job.error_count, language),
          },
          { key: 'status', title: t('job.status_'), render: (job) => <JobStatus job={job} /> },
        ]}
        empty={empty ?? <Empty compact title={t('import.pastNone')} />}
      />
    </Section>
  )
}
