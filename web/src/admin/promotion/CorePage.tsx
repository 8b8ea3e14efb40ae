import { Button, Group, Menu, SimpleGrid, TagsInput, TextInput } from '@mantine/core'
import { IconChevronDown, IconRefresh } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { isEnded, useJob } from '@/api/jobs'
import { useMay } from '@/api/me'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Stat } from '@/ui/Stat'
import { Empty, Failure } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { JobProgress } from '../jobs/JobBits'
import { clustersQuery, coreQuery, type Phrase, TAILS } from './calls'

const ACTIONS = ['exclude', 'include', 'keywords', 'remove'] as const

/** A semantic core: its clusters, the split of its phrases, minus words, and many phrases changed at once. */
export default function CorePage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const id = Number(useParams().id)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [target, setTarget] = useState('')
  const core = useQuery(coreQuery(id))
  const clusters = useQuery(clustersQuery(id))
  const job = useJob(core.data?.job_id ?? null)
  const list = useListState('-frequency', ['cluster', 'tail', 'shown'])
  const phrases = useQuery({
    queryKey: ['promotion', 'cores', id, 'phrases', list.sort, list.q, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/promotion/semantic-core/{core_id}/phrases', {
          params: {
            path: { core_id: id },
            query: {
              q: list.q || null,
              cluster_id: list.filters.cluster ? Number(list.filters.cluster) : null,
              tail: (list.filters.tail as 'main' | undefined) ?? null,
              excluded: list.filters.shown === 'excluded',
              sort: list.sort as 'phrase',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['promotion', 'cores'] })
  const status = job.data?.status
  useEffect(() => {
    if (status === 'succeeded') void client.invalidateQueries({ queryKey: ['promotion', 'cores'] })
  }, [status, client])

  const collect = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/promotion/semantic-core/{core_id}/collect', { params: { path: { core_id: id } } })),
    onSuccess: refresh,
    onError: notice,
  })
  const change = useMutation({
    mutationFn: (minus: string[]) =>
      unwrap(
        api.PUT('/api/v1/promotion/semantic-core/{core_id}', { params: { path: { core_id: id } }, body: { minus } }),
      ),
    onSuccess: refresh,
    onError: notice,
  })
  const bulk = useMutation({
    mutationFn: (action: (typeof ACTIONS)[number] | 'move') =>
      unwrap(
        api.POST('/api/v1/promotion/semantic-core/{core_id}/phrases/bulk', {
          params: { path: { core_id: id } },
          body: { action, ids: [...chosen], cluster_name: action === 'move' ? target : null },
        }),
      ),
    onSuccess: async ({ changed }) => {
      setChosen(new Set())
      setTarget('')
      showDone(t('promotion.changed', { count: changed }))
      await refresh()
    },
    onError: notice,
  })
  if (core.error) return <Failure error={core.error} onRetry={() => void core.refetch()} />
  const found = core.data
  if (!found) return null
  const running = job.data && !isEnded(job.data)
  return (
    <Page
      title={found.name}
      back={{ to: '/promotion/semantic-core', label: t('nav.semanticCore') }}
      actions={
        mayWrite && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={collect.isPending || running === true}
            onClick={() => collect.mutate()}
          >
            {t('promotion.collectAgain')}
          </Button>
        )
      }
    >
      {job.data && running && (
        <Section>
          <JobProgress job={job.data} label={t('promotion.collecting')} />
        </Section>
      )}
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {TAILS.map((tail) => (
          <Stat
            key={tail}
            label={t(`promotion.tail.${tail}`)}
            value={count(found[tail], language)}
            hint={t(`promotion.tailHint.${tail}`)}
          />
        ))}
        <Stat
          label={t('promotion.excluded')}
          value={count(found.excluded, language)}
          hint={t('promotion.excludedHint')}
        />
      </SimpleGrid>
      <Section title={t('promotion.minus')} hint={t('promotion.minusHint')}>
        <TagsInput
          aria-label={t('promotion.minus')}
          value={found.minus}
          readOnly={!mayWrite || change.isPending}
          onChange={(minus) => change.mutate(minus)}
          splitChars={[',', ';', '\n']}
        />
      </Section>
      <Section title={t('promotion.phrases')} flush>
        <Toolbar>
          <SearchField list={list} label={t('promotion.findWord')} />
          <FilterSelect
            list={list}
            name="cluster"
            label={t('promotion.cluster')}
            data={(clusters.data ?? []).map(({ id: key, name, phrases: size }) => ({
              value: String(key),
              label: `${name} (${count(size, language)})`,
            }))}
          />
          <FilterSelect
            list={list}
            name="tail"
            label={t('promotion.part')}
            data={TAILS.map((value) => ({ value, label: t(`promotion.tail.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="shown"
            label={t('promotion.shown')}
            data={[{ value: 'excluded', label: t('promotion.excluded') }]}
          />
        </Toolbar>
        {chosen.size > 0 && mayWrite && (
          <Group px="md" pb="sm" gap="xs">
            <Menu position="bottom-start">
              <Menu.Target>
                <Button size="xs" rightSection={<IconChevronDown size={14} />} loading={bulk.isPending}>
                  {t('promotion.withChosen', { count: chosen.size })}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {ACTIONS.map((action) => (
                  <Menu.Item key={action} onClick={() => bulk.mutate(action)}>
                    {t(`promotion.action.${action}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <TextInput
              size="xs"
              aria-label={t('promotion.newCluster')}
              placeholder={t('promotion.newCluster')}
              value={target}
              onChange={(event) => setTarget(event.currentTarget.value)}
            />
            <Button size="xs" variant="default" disabled={!target.trim()} onClick={() => bulk.mutate('move')}>
              {t('promotion.move')}
            </Button>
          </Group>
        )}
        <DataTable<Phrase>
          label={t('promotion.phrases')}
          query={phrases}
          list={list}
          pageSize={50}
          rowKey={({ id: key }) => key}
          nameOf={({ phrase }) => phrase}
          {...(mayWrite ? { selection: { ids: chosen, change: setChosen } } : {})}
          columns={[
            {
              key: 'phrase',
              title: t('promotion.phrase'),
              sort: 'phrase',
              render: (row) => (
                <>
                  {row.phrase}
                  <Sub>
                    {row.sources.map((source) => t(`promotion.sources.${source as 'products'}`, source)).join(', ')}
                  </Sub>
                  <Sub narrow>{t(`promotion.tail.${row.tail}`)}</Sub>
                </>
              ),
            },
            {
              key: 'tail',
              title: t('promotion.part'),
              wide: true,
              render: ({ tail }) => (
                <StatusBadge
                  status={tail === 'main' ? 'active' : tail === 'middle' ? 'pending' : 'draft'}
                  label={t(`promotion.tail.${tail}`)}
                />
              ),
            },
            {
              key: 'frequency',
              title: t('promotion.frequency'),
              sort: 'frequency',
              align: 'end',
              render: ({ frequency }) => count(frequency, language),
            },
            {
              key: 'results',
              title: t('promotion.results'),
              align: 'end',
              wide: true,
              render: ({ results }) => (results === null ? '—' : count(results, language)),
            },
          ]}
          empty={<Empty compact title={t('promotion.noPhrases')} hint={t('promotion.noPhrasesHint')} />}
        />
      </Section>
    </Page>
  )
}
