import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import type { Experiment } from '@/api/experiments'
import { useMay } from '@/api/me'
import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

const STATES = ['draft', 'running', 'stopped'] as const
const KINDS = ['store', 'before_after'] as const

/** What is tried out, was, and shall be. */
export default function ExperimentsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('experiments:write')
  const list = useListState('-id', ['status', 'kind'])
  const query = useQuery({
    queryKey: ['experiments', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/hypotheses', {
          params: {
            query: {
              q: list.q,
              status: (list.filters.status as Experiment['status'] | undefined) ?? null,
              kind: (list.filters.kind as Experiment['kind'] | undefined) ?? null,
              sort: list.sort as '-id',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button component={Link} to="/experiments/new" leftSection={<IconPlus size={16} />}>
      {t('experiments.new')}
    </Button>
  )
  return (
    <Page title={t('nav.experiments')} hint={t('experiments.hint')} actions={create}>
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('experiments.search')} />
          <FilterSelect
            list={list}
            name="status"
            label={t('experiments.status')}
            data={STATES.map((value) => ({ value, label: t(`experiments.state.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="kind"
            label={t('experiments.kind')}
            data={KINDS.map((value) => ({ value, label: t(`experiments.kinds.${value}`) }))}
          />
        </Toolbar>
        <DataTable<Experiment>
          label={t('nav.experiments')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/experiments/${id}`}
          columns={[
            {
              key: 'name',
              title: t('experiments.name'),
              sort: 'name',
              render: ({ name, subject, status }) => (
                <>
                  {name}
                  <Sub>{subject || t('experiments.noSubject')}</Sub>
                  <Sub narrow>{t(`experiments.state.${status}`)}</Sub>
                </>
              ),
            },
            {
              key: 'kind',
              title: t('experiments.kind'),
              wide: 'md',
              render: ({ kind }) => t(`experiments.kinds.${kind}`),
            },
            {
              key: 'metric',
              title: t('experiments.metric'),
              wide: 'md',
              render: ({ metric }) => t(`experiments.metrics.${metric}`),
            },
            {
              key: 'started',
              title: t('experiments.started'),
              wide: 'md',
              render: ({ started_at }) => day(started_at, language),
            },
            {
              key: 'status',
              title: t('experiments.status'),
              sort: 'status',
              wide: true,
              render: ({ status }) => <StatusBadge status={status} label={t(`experiments.state.${status}`)} />,
            },
          ]}
          empty={<Empty title={t('experiments.none')} hint={t('experiments.noneHint')} action={create} />}
        />
      </Section>
    </Page>
  )
}
