import { Anchor, Badge, Button, Skeleton, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { isEnded, useJob } from '@/api/jobs'
import { useMay } from '@/api/me'
import { ago, count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { useChannelName } from '../figures/words'
import { JobProgress } from '../jobs/JobBits'
import type { Tracked } from './calls'

const PositionChart = lazy(() => import('./PositionChart'))

/** Where products stand for their keywords, day by day. */
export default function PositionsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [params] = useSearchParams()
  const [jobId, setJobId] = useState<string | null>(null)
  const job = useJob(jobId)
  const list = useListState('-frequency', ['keyword'])
  const query = useQuery({
    queryKey: ['promotion', 'positions', list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/promotion/positions', {
          params: { query: { sort: list.sort as 'word', cursor: list.cursor ?? null, days: 30 } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const asked = params.get('keyword')
  const shown = asked ? Number(asked) : (query.data?.items[0]?.keyword_id ?? null)
  const one = useQuery({
    queryKey: ['promotion', 'positions', 'one', shown],
    queryFn: () =>
      unwrap(api.GET('/api/v1/promotion/positions/{keyword_id}', { params: { path: { keyword_id: shown ?? 0 } } })),
    enabled: shown !== null,
  })
  const status = job.data?.status
  useEffect(() => {
    if (status === 'succeeded') void client.invalidateQueries({ queryKey: ['promotion'] })
  }, [status, client])
  const check = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/promotion/positions/check')),
    onSuccess: ({ id }) => setJobId(id),
    onError: notice,
  })
  const running = job.data !== undefined && !isEnded(job.data)
  const text = (place: number | null) => (place === null ? t('promotion.notFound') : count(place, language))
  return (
    <Page
      title={t('nav.positions')}
      hint={t('promotion.positionsHint')}
      actions={
        mayWrite && (
          <Button
            leftSection={<IconRefresh size={16} />}
            loading={check.isPending || running}
            onClick={() => check.mutate()}
          >
            {t('promotion.checkNow')}
          </Button>
        )
      }
    >
      {job.data && running && (
        <Section>
          <JobProgress job={job.data} label={t('promotion.checking')} />
        </Section>
      )}
      {one.data && one.data.history.length > 0 && (
        <Section
          title={one.data.word}
          hint={`${one.data.product_name} · ${channelName(one.data.channel)} · ${t('promotion.best')} ${text(one.data.best)}`}
        >
          <Suspense fallback={<Skeleton h={240} />}>
            <PositionChart label={`${t('promotion.place')}: ${one.data.word}`} history={one.data.history} />
          </Suspense>
          <Text size="sm" c="dimmed">
            {t('promotion.lastSeen', {
              day: day(one.data.history.at(-1)?.day ?? null, language),
              place: text(one.data.position),
            })}
          </Text>
        </Section>
      )}
      <Section flush>
        <DataTable<Tracked>
          label={t('nav.positions')}
          query={query}
          list={list}
          rowKey={({ keyword_id }) => keyword_id}
          columns={[
            {
              key: 'word',
              title: t('promotion.word'),
              sort: 'word',
              render: (row) => (
                <>
                  <Anchor component={Link} size="sm" to={`/promotion/positions?keyword=${row.keyword_id}`}>
                    {row.word}
                  </Anchor>
                  <Sub>{row.product_name}</Sub>
                </>
              ),
            },
            {
              key: 'channel',
              title: t('promotion.channel'),
              wide: true,
              render: ({ channel }) => channelName(channel),
            },
            {
              key: 'frequency',
              title: t('promotion.frequency'),
              sort: 'frequency',
              align: 'end',
              wide: true,
              render: ({ frequency }) => count(frequency, language),
            },
            {
              key: 'position',
              title: t('promotion.place'),
              align: 'end',
              render: (row) => (row.history.length === 0 ? '—' : text(row.position)),
            },
            {
              key: 'change',
              title: t('promotion.change'),
              align: 'end',
              render: ({ change }) =>
                change === null || change === 0 ? (
                  '—'
                ) : (
                  <Badge color={change > 0 ? 'petrol' : 'red'} variant="light">
                    {change > 0 ? `↑ ${count(change, language)}` : `↓ ${count(-change, language)}`}
                  </Badge>
                ),
            },
            {
              key: 'checked',
              title: t('promotion.checked'),
              align: 'end',
              wide: 'md',
              render: ({ checked_at }) => (checked_at ? ago(checked_at, language) : t('promotion.never')),
            },
          ]}
          empty={<Empty title={t('promotion.noPositions')} hint={t('promotion.noPositionsHint')} />}
        />
      </Section>
    </Page>
  )
}
