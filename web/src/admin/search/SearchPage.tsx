import { Alert, Button, Grid, Group, Skeleton, Stack, Table, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { isEnded, useJob } from '@/api/jobs'
import { useMay } from '@/api/me'
import type { components } from '@/api/schema'
import { ago, count, fileSize, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { JobProgress } from '../jobs/JobBits'
import { Fact } from '../parts/Fact'
import { SearchForm } from './SearchForm'

/** How the shop's search finds things: words that mean the same, what comes first, and the index itself. */
export default function SearchPage() {
  const { t } = useTranslation('admin')
  const maySeeQueries = useMay('activity:read')
  const { data, error, refetch } = useQuery({
    queryKey: ['search', 'settings'],
    queryFn: () => unwrap(api.GET('/api/v1/search/settings')),
  })
  return (
    <Page title={t('nav.search')} width={1080}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
            {!data && !error && <Skeleton h={240} />}
            {data && <SearchForm key={data.version} settings={data} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Index />
            {maySeeQueries && <Queries />}
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Index() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('catalog:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [job, setJob] = useState<string | null>(null)
  const { data: running } = useJob(job)
  const { data, error, refetch } = useQuery({
    queryKey: ['search', 'status'],
    queryFn: () => unwrap(api.GET('/api/v1/search/status')),
    refetchInterval: running && !isEnded(running) ? 1000 : 10_000,
  })
  const reindex = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/search/reindex')),
    onSuccess: ({ id }) => setJob(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['search', 'status'] }),
    onError: notice,
  })
  return (
    <Section
      title={t('searching.index')}
      actions={
        mayWrite && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} />}
            loading={reindex.isPending || (running ? !isEnded(running) : false)}
            onClick={() => reindex.mutate()}
          >
            {t('searching.reindex')}
          </Button>
        )
      }
    >
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={100} />}
      {data && (
        <Stack gap="xs">
          <Fact label={t('discounts.status')}>
            <StatusBadge
              status={data.ready ? 'on' : 'waiting'}
              label={data.ready ? t('searching.ready') : t('searching.notReady')}
            />
          </Fact>
          <Fact label={t('searching.documents')}>{count(data.documents, language)}</Fact>
          <Fact label={t('searching.behind')}>{count(data.behind, language)}</Fact>
          <Fact label={t('searching.size')}>{fileSize(data.bytes, language)}</Fact>
          <Fact label={t('searching.built')}>{moment(data.built_at, language)}</Fact>
          {running && !isEnded(running) && <JobProgress job={running} label={t('searching.reindex')} />}
          {running?.status === 'failed' && (
            <Alert color="red" variant="light">
              {running.error}
            </Alert>
          )}
          {running?.status === 'succeeded' && (
            <Text size="sm" role="status">
              {t('searching.reindexed')}
            </Text>
          )}
        </Stack>
      )}
    </Section>
  )
}

function Queries() {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = useQuery({
    queryKey: ['search', 'queries'],
    queryFn: () => unwrap(api.GET('/api/v1/search/queries', { params: { query: { days: 30, limit: 15 } } })),
  })
  return (
    <>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={160} />}
      {data && (
        <>
          <QueryList title={t('searching.top')} items={data.top} />
          <QueryList title={t('searching.vain')} hint={t('searching.vainHint')} items={data.without_results} />
        </>
      )}
    </>
  )
}

type QueryOf = components['schemas']['SearchedOut']

function QueryList({ title, hint, items }: { title: string; hint?: string; items: QueryOf[] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <Section title={title} {...(hint ? { hint } : {})} flush>
      {items.length === 0 ? (
        <Empty compact title={t('searching.noQueries')} />
      ) : (
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('searching.query')}</Table.Th>
              <Table.Th ta="end">{t('searching.searches')}</Table.Th>
              <Table.Th ta="end">{t('searching.found')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.query}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {item.query}
                  <Group>
                    <Text size="xs" c="dimmed">
                      {ago(item.last_at, language)}
                    </Text>
                  </Group>
                </Table.Td>
                <Table.Td ta="end">{count(item.searches, language)}</Table.Td>
                <Table.Td ta="end">{count(item.results, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
