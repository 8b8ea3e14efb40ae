import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useShop } from '@/api/shop'
import { count, day, wholeMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { EntityModal } from '../catalog/EntityModal'
import { type Kept, nicheOf, toAddress, useNicheName } from './niche'

/** The niches that somebody keeps an eye on, and how far one may move before they are told. */
export default function KeptPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const { currency = '' } = useShop()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const nameOf = useNicheName()
  const [changed, setChanged] = useState<Kept | null>(null)
  const list = useListState('name')
  const query = useQuery({
    queryKey: ['niche', 'favorites', list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/niche/favorites', {
          params: { query: { sort: list.sort as 'name', cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['niche', 'favorites'] })
  const leave = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.DELETE('/api/v1/niche/favorites/{favorite_id}', { params: { path: { favorite_id: id } } })),
    onSuccess: () => showDone(t('niche.left')),
    onSettled: refresh,
    onError: notice,
  })
  const alert = ({ alert_percent }: Kept) =>
    alert_percent === null ? t('niche.noAlert') : t('niche.alertAt', { percent: count(alert_percent, language) })
  return (
    <Page title={t('nav.keptNiches')} hint={t('niche.keptHint')}>
      <Section flush>
        <DataTable<Kept>
          label={t('nav.keptNiches')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ niche }) => `/niche/analysis?${toAddress(nicheOf(niche))}`}
          columns={[
            {
              key: 'name',
              title: t('niche.name'),
              sort: 'name',
              render: (row) => (
                <>
                  {row.name}
                  {nameOf(row.niche) !== row.name && <Sub>{nameOf(row.niche)}</Sub>}
                  <Sub narrow>{alert(row)}</Sub>
                </>
              ),
            },
            { key: 'alert', title: t('niche.alert'), wide: true, render: alert },
            {
              key: 'told',
              title: t('niche.told'),
              align: 'end',
              wide: true,
              render: ({ told }) => (told === null ? '—' : wholeMoney(told, currency, language)),
            },
            {
              key: 'since',
              title: t('niche.measured'),
              align: 'end',
              wide: 'md',
              render: ({ told_at }) => day(told_at?.slice(0, 10), language),
            },
            {
              key: 'actions',
              title: '',
              align: 'end',
              render: (row) => (
                <RowActions>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('ui:action.edit')}: ${row.name}`}
                    onClick={() => setChanged(row)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('ui:action.delete')}: ${row.name}`}
                    onClick={() => leave.mutate(row.id)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </RowActions>
              ),
            },
          ]}
          empty={
            <Empty
              title={t('niche.noKept')}
              hint={t('niche.noKeptHint')}
              action={
                <Button component={Link} to="/niche">
                  {t('niche.look')}
                </Button>
              }
            />
          }
        />
      </Section>
      {changed && (
        <EntityModal
          title={changed.name}
          fields={[
            { name: 'name', label: t('niche.name'), required: true },
            { name: 'alert_percent', label: t('niche.alert'), kind: 'number', hint: t('niche.alertHint') },
          ]}
          initial={{ name: changed.name, alert_percent: changed.alert_percent ?? '' }}
          save={({ name, alert_percent }) =>
            unwrap(
              api.PUT('/api/v1/niche/favorites/{favorite_id}', {
                params: { path: { favorite_id: changed.id } },
                headers: { 'If-Match': `"${changed.version}"` },
                body: { name: String(name), alert_percent: Number(alert_percent) || null },
              }),
            )
          }
          onSaved={() => {
            showDone(t('ui:form.saved'))
            void refresh()
          }}
          onClose={() => setChanged(null)}
        />
      )}
    </Page>
  )
}
