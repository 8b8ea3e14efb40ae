import { Anchor, Button, Group, Radio, Stack, Text } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { channelQuery, type ChannelReturn, LOOK_AGAIN, RETURN_STATES, type ReturnState } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { count, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub, Wrong } from '@/ui/DataTable'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

const COLOUR: Record<ReturnState, string> = {
  asked: 'requested',
  unknown: 'unknown',
  coming: 'pending',
  received: 'returned',
  void: 'closed',
}

/** What buyers of a channel send back: on its way, arrived, or in need of a person. */
export default function ChannelReturnsPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('channels:write')
  const list = useListState('-at', ['state'])
  const [arrived, setArrived] = useState<ChannelReturn | null>(null)
  const { data: channel, error } = useQuery(channelQuery(id))
  const query = useQuery({
    queryKey: ['channels', 'returns', id, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/returns', {
          params: {
            path: { channel_id: id },
            query: {
              sort: list.sort as '-at',
              cursor: list.cursor ?? null,
              state: (list.filters.state as ReturnState | undefined) ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  })
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  return (
    <Page
      title={t('channels.returns')}
      hint={t('channels.returnsHint')}
      back={{ to: `/channels/${id}`, label: channel?.name ?? '…' }}
    >
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="state"
            label={t('orders.status')}
            data={RETURN_STATES.map((value) => ({ value, label: t(`channels.returnState.${value}`) }))}
          />
        </Toolbar>
        <DataTable<ChannelReturn>
          label={t('channels.returns')}
          query={query}
          list={list}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'item',
              title: t('channels.item'),
              render: (row) => (
                <>
                  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {row.name ?? (row.item_id || t('channels.notLinked'))}
                  </Text>
                  <Sub>{[row.sku, row.reason].filter(Boolean).join(' · ')}</Sub>
                  <Sub narrow>{row.order_number ?? row.channel_order}</Sub>
                  <Sub narrow>{moment(row.at, language)}</Sub>
                  <Sub narrow>{t('channels.returnUnits', { count: row.quantity })}</Sub>
                  <Wrong>{row.problem}</Wrong>
                </>
              ),
            },
            {
              key: 'order',
              title: t('channels.payoutOrder'),
              wide: true,
              render: (row) => (
                <>
                  {row.order_id === null ? (
                    row.channel_order
                  ) : (
                    <Anchor component={Link} to={`/orders/${row.order_id}`} size="sm">
                      {row.order_number}
                    </Anchor>
                  )}
                  {row.return_id !== null && (
                    <Sub>
                      <Anchor component={Link} to={`/orders/${row.return_id}`} size="xs">
                        {row.return_number}
                      </Anchor>
                    </Sub>
                  )}
                </>
              ),
            },
            {
              key: 'at',
              title: t('channels.sentBack'),
              wide: 'md',
              render: (row) => moment(row.at, language),
            },
            {
              key: 'quantity',
              title: t('channels.quantity'),
              align: 'end',
              wide: true,
              render: (row) => count(row.quantity, language),
            },
            {
              key: 'state',
              title: t('orders.status'),
              render: (row) => (
                <>
                  <StatusBadge status={COLOUR[row.state]} label={t(`channels.returnState.${row.state}`)} />
                  <Sub>
                    {row.state === 'received'
                      ? row.restocked > 0
                        ? t('channels.onTheShelf', { count: row.restocked })
                        : t('channels.onNoShelf')
                      : row.said}
                  </Sub>
                </>
              ),
            },
            {
              key: 'do',
              title: '',
              align: 'end',
              render: (row) =>
                mayWrite &&
                row.state === 'coming' && (
                  <Button size="compact-xs" variant="light" onClick={() => setArrived(row)}>
                    {t('channels.arrived')}
                  </Button>
                ),
            },
          ]}
          empty={<Empty title={t('channels.noReturns')} hint={t('channels.noReturnsHint')} />}
        />
      </Section>
      {arrived && <ArrivedModal channel={id} found={arrived} onClose={() => setArrived(null)} />}
    </Page>
  )
}

/** Whether what arrived is fit for the shelf. */
function ArrivedModal({ channel, found, onClose }: { channel: number; found: ChannelReturn; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [restock, setRestock] = useState('yes')
  const receive = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/channels/{channel_id}/returns/{return_id}/receive', {
          params: { path: { channel_id: channel, return_id: found.id } },
          body: { restock: restock === 'yes' },
        }),
      ),
    onSuccess: (row) => {
      showDone(row.restocked > 0 ? t('channels.onTheShelf', { count: row.restocked }) : t('channels.onNoShelf'))
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['channels'] }),
    onError: notice,
  })
  return (
    <Modal opened onClose={onClose} title={t('channels.arrivedOne', { name: found.name ?? found.item_id })}>
      <Stack gap="md">
        <Radio.Group value={restock} onChange={setRestock} label={t('channels.arrivedHint')}>
          <Stack gap="xs" mt="sm">
            <Radio value="yes" label={t('channels.restockYes', { count: found.quantity })} />
            <Radio value="no" label={t('channels.restockNo')} />
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:action.cancel')}
          </Button>
          <Button loading={receive.isPending} onClick={() => receive.mutate()}>
            {t('channels.arrived')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
