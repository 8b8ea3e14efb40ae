import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { type Channel, LOOK_AGAIN, typesQuery } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { ago, count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { ConnectModal } from './ConnectModal'
import { toneOf, useChannelWords } from './words'

/** Where the shop sells, and how each of these places stands. */
export default function ChannelsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const words = useChannelWords()
  const mayWrite = useMay('channels:write')
  const [connecting, setConnecting] = useState(false)
  const list = useListState('priority', ['type'])
  const { data: types } = useQuery(typesQuery)
  const query = useQuery({
    queryKey: ['channels', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels', {
          params: {
            query: {
              q: list.q,
              sort: list.sort as 'priority',
              cursor: list.cursor ?? null,
              ...(list.filters.type ? { type: [list.filters.type as 'other'] } : {}),
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN * 3,
  })
  return (
    <Page
      title={t('channels.title')}
      hint={t('channels.hint')}
      actions={
        mayWrite && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setConnecting(true)}>
            {t('channels.connect')}
          </Button>
        )
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('channels.find')} />
          <FilterSelect
            list={list}
            name="type"
            label={t('channels.type')}
            data={types?.map(({ type }) => ({ value: type, label: words.type(types, type) })) ?? []}
          />
        </Toolbar>
        <DataTable<Channel>
          label={t('channels.title')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/channels/${id}`}
          columns={[
            {
              key: 'name',
              title: t('channels.name'),
              sort: 'name',
              render: (row) => (
                <>
                  {row.name}
                  <Sub>{row.code}</Sub>
                </>
              ),
            },
            { key: 'type', title: t('channels.type'), wide: true, render: ({ type }) => words.type(types, type) },
            {
              key: 'state',
              title: t('channels.stands'),
              render: (row) => (
                <>
                  <StatusBadge status={toneOf(row)} label={words.state(row)} />
                  {row.failing.length > 0 && <Sub>{words.failing(row)}</Sub>}
                </>
              ),
            },
            {
              key: 'message',
              title: t('channels.lastCheck'),
              wide: 'lg',
              render: (row) => (
                <>
                  {words.found(row.message) || '—'}
                  {row.checked_at && <Sub>{ago(row.checked_at, language)}</Sub>}
                </>
              ),
            },
            {
              key: 'buffer',
              title: t('channels.buffer'),
              align: 'end',
              wide: true,
              render: ({ buffer }) => count(buffer, language),
            },
            {
              key: 'priority',
              title: t('channels.priority'),
              sort: 'priority',
              align: 'end',
              wide: 'md',
              render: ({ priority }) => count(priority, language),
            },
          ]}
          empty={<Empty title={t('channels.none')} hint={t('channels.hint')} />}
        />
      </Section>
      {connecting && <ConnectModal channel={null} onClose={() => setConnecting(false)} />}
    </Page>
  )
}
