import { ActionIcon, Button } from '@mantine/core'
import { IconFileImport, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { type Source, useMarketName } from './niche'

/** Every market that was seen, day by day: what the figures of niches are made from. */
export default function SnapshotsPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayImport = useMay('imports:write')
  const marketName = useMarketName()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const list = useListState('-taken_on')
  const query = useQuery({
    queryKey: ['niche', 'snapshots', list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/niche/snapshots', {
          params: { query: { sort: list.sort as '-taken_on', cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const forget = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.DELETE('/api/v1/niche/snapshots/{snapshot_id}', { params: { path: { snapshot_id: id } } })),
    onSuccess: () => showDone(t('catalog.deleted')),
    onSettled: () => client.invalidateQueries({ queryKey: ['niche'] }),
    onError: notice,
  })
  const title = ({ channel, taken_on }: Source) => `${marketName(channel)}, ${day(taken_on, language)}`
  const bring = mayImport && (
    <Button component={Link} to="/import?kind=market" leftSection={<IconFileImport size={16} />}>
      {t('niche.import')}
    </Button>
  )
  return (
    <Page title={t('nav.snapshots')} hint={t('niche.snapshotsHint')} actions={bring}>
      <Section flush>
        <DataTable<Source>
          label={t('nav.snapshots')}
          query={query}
          list={list}
          rowKey={({ id }) => id ?? 0}
          columns={[
            {
              key: 'channel',
              title: t('niche.channel'),
              sort: 'channel',
              render: (row) => (
                <>
                  {marketName(row.channel)}
                  <Sub narrow>{t('niche.lastDays', { count: row.days })}</Sub>
                </>
              ),
            },
            {
              key: 'day',
              title: t('niche.takenOn'),
              sort: 'taken_on',
              render: ({ taken_on }) => day(taken_on, language),
            },
            {
              key: 'days',
              title: t('niche.counted'),
              align: 'end',
              wide: true,
              render: ({ days }) => t('niche.lastDays', { count: days }),
            },
            {
              key: 'items',
              title: t('niche.items'),
              align: 'end',
              render: ({ items }) => count(items, language),
            },
            {
              key: 'actions',
              title: '',
              align: 'end',
              render: (row) =>
                mayImport && (
                  <RowActions>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('ui:action.delete')}: ${title(row)}`}
                      onClick={() =>
                        confirm({
                          title: t('niche.forget', { name: title(row) }),
                          hint: t('niche.forgetHint'),
                          confirm: t('ui:action.delete'),
                          onConfirm: () => forget.mutate(row.id ?? 0),
                        })
                      }
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </RowActions>
                ),
            },
          ]}
          empty={<Empty title={t('niche.noSnapshots')} hint={t('niche.noSnapshotsHint')} action={bring} />}
        />
      </Section>
    </Page>
  )
}
