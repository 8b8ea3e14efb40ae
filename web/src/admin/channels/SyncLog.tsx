import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Channel, LOOK_AGAIN, OUTCOMES, type SyncRun } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { ago, count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub, Wrong } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

import { useChannelWords } from './words'

const COLOUR = { done: 'succeeded', waiting: 'pending', failed: 'failed' } as const

/** Every run that brought or sent something, or failed. */
export function SyncLog({ channel }: { channel: Channel }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const words = useChannelWords()
  const list = useListState('-id', ['outcome'])
  const query = useQuery({
    queryKey: ['channels', 'log', channel.id, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/sync/log', {
          params: {
            path: { channel_id: channel.id },
            query: {
              sort: list.sort as '-id',
              cursor: list.cursor ?? null,
              outcome: (list.filters.outcome as SyncRun['outcome'] | undefined) ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  })
  const brought = (run: SyncRun) =>
    [
      run.new > 0 && t('channels.brought.new', { count: run.new }),
      run.changed > 0 && t('channels.brought.changed', { count: run.changed }),
      run.problems > 0 && t('channels.brought.problems', { count: run.problems }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Section title={t('channels.log')} flush>
      <Toolbar>
        <FilterSelect
          list={list}
          name="outcome"
          label={t('channels.outcome')}
          data={OUTCOMES.map((value) => ({ value, label: t(`channels.outcomes.${value}`) }))}
        />
      </Toolbar>
      <DataTable<SyncRun>
        label={t('channels.log')}
        query={query}
        list={list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            title: t('channels.what'),
            render: (run) => (
              <>
                {words.capability(run.capability)}
                <Sub>{brought(run)}</Sub>
                <Sub narrow>{ago(run.ended_at, language)}</Sub>
                <Wrong>{run.error}</Wrong>
              </>
            ),
          },
          {
            key: 'cause',
            title: t('channels.cause'),
            wide: true,
            render: ({ cause }) => t(`channels.causes.${cause}` as 'channels.causes.hand', cause),
          },
          {
            key: 'seen',
            title: t('channels.seen'),
            align: 'end',
            wide: true,
            render: ({ seen }) => count(seen, language),
          },
          {
            key: 'outcome',
            title: t('channels.outcome'),
            render: (run) => <StatusBadge status={COLOUR[run.outcome]} label={t(`channels.outcomes.${run.outcome}`)} />,
          },
          {
            key: 'when',
            title: t('channels.when'),
            align: 'end',
            wide: true,
            render: ({ ended_at }) => <span style={{ whiteSpace: 'nowrap' }}>{ago(ended_at, language)}</span>,
          },
        ]}
        empty={<Empty compact title={t('channels.noLog')} />}
      />
    </Section>
  )
}
