import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { channelQuery, type ChannelOrder, LOOK_AGAIN, ORDER_STATES, type OrderState } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { saveBlob } from '@/lib/download'
import { money, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable, Sub, Wrong } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

import { useChannelWords } from './words'

const COLOUR: Record<OrderState, string> = {
  new: 'pending',
  confirmed: 'processing',
  shipped: 'shipped',
  delivered: 'delivered',
  cancelled: 'cancelled',
  returned: 'returned',
}
type Verb = 'confirm' | 'ship' | 'cancel' | 'fulfil'

/** What a channel sold: in the book, on its way, or in need of a person. */
export default function ChannelOrdersPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const words = useChannelWords()
  const language = useLanguage()
  const mayWrite = useMay('channels:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const list = useListState('-placed_at', ['status', 'troubled'])
  const { data: channel, error } = useQuery(channelQuery(id))
  const currency = useShop().currency ?? ''
  const query = useQuery({
    queryKey: ['channels', 'orders', id, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/orders', {
          params: {
            path: { channel_id: id },
            query: {
              sort: list.sort as '-placed_at',
              cursor: list.cursor ?? null,
              status: (list.filters.status as OrderState | undefined) ?? null,
              troubled: list.filters.troubled ? list.filters.troubled === 'yes' : null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] })
  const pull = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/channels/{channel_id}/orders/pull', { params: { path: { channel_id: id } } })),
    onSuccess: (found) => showDone(t('channels.pulled', { count: found.new })),
    onSettled: refresh,
    onError: notice,
  })
  const act = useMutation({
    mutationFn: async ({ order, verb }: { order: ChannelOrder; verb: Verb }) => {
      const path = { params: { path: { channel_id: id, order_id: order.id } } }
      if (verb === 'fulfil') {
        await unwrap(api.POST('/api/v1/channels/{channel_id}/orders/{order_id}/fulfil', path))
        return null
      }
      if (verb === 'cancel')
        return unwrap(
          api.POST('/api/v1/channels/{channel_id}/orders/{order_id}/cancel', { ...path, body: { reason: '' } }),
        )
      return unwrap(
        verb === 'ship'
          ? api.POST('/api/v1/channels/{channel_id}/orders/{order_id}/ship', path)
          : api.POST('/api/v1/channels/{channel_id}/orders/{order_id}/confirm', path),
      )
    },
    onSuccess: (done, { order, verb }) => {
      if (!asksAgain(order)) showDone(t(`channels.did.${verb}`))
      else if (done?.labels.length === 0) showDone(t('channels.noLabel'))
      for (const label of done?.labels ?? []) save(label.media_type, label.content, done?.external_id ?? '')
    },
    onSettled: refresh,
    onError: notice,
  })
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  const button = (order: ChannelOrder, verb: Verb) => (
    <Button
      key={verb}
      size="compact-xs"
      variant={verb === 'ship' ? 'light' : verb === 'cancel' ? 'subtle' : 'default'}
      {...(verb === 'cancel' ? { color: 'red' } : {})}
      loading={act.isPending && act.variables.order.id === order.id && act.variables.verb === verb}
      onClick={() =>
        verb === 'cancel'
          ? confirm({
              title: t('channels.cancelAsk', { number: order.external_id }),
              hint: t('channels.cancelHint'),
              confirm: t('channels.cancelOrder'),
              keep: t('channels.keepOrder'),
              onConfirm: () => act.mutate({ order, verb }),
            })
          : act.mutate({ order, verb })
      }
    >
      {asksAgain(order) ? t('channels.label') : t(`channels.do.${verb}`)}
    </Button>
  )
  const verbs = (order: ChannelOrder): Verb[] => {
    if (asksAgain(order)) return order.stored || order.short ? [] : ['ship']
    if (order.stored || !['new', 'confirmed'].includes(order.status)) return []
    if (order.short) return ['fulfil', 'cancel']
    return order.status === 'new' ? ['confirm', 'ship', 'cancel'] : ['ship', 'cancel']
  }
  const buttons = (order: ChannelOrder) => mayWrite && verbs(order).map((verb) => button(order, verb))
  return (
    <Page
      title={t('channels.orders')}
      hint={t('channels.ordersHint')}
      back={{ to: `/channels/${id}`, label: channel?.name ?? '…' }}
      actions={
        <>
          {channel && (
            <Button component={Link} to={`/orders?platform=${encodeURIComponent(channel.code)}`} variant="default">
              {t('channels.inTheBook')}
            </Button>
          )}
          {mayWrite && (
            <Button leftSection={<IconDownload size={16} />} loading={pull.isPending} onClick={() => pull.mutate()}>
              {t('channels.pull')}
            </Button>
          )}
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="status"
            label={t('orders.status')}
            data={ORDER_STATES.map((value) => ({ value, label: t(`channels.orderState.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="troubled"
            label={t('channels.trouble')}
            data={[
              { value: 'yes', label: t('channels.troubled') },
              { value: 'no', label: t('channels.untroubled') },
            ]}
          />
        </Toolbar>
        <DataTable<ChannelOrder>
          label={t('channels.orders')}
          query={query}
          list={list}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'number',
              title: t('orders.number'),
              render: (row) => (
                <>
                  {row.order_id === null ? (
                    row.external_id
                  ) : (
                    <Anchor component={Link} to={`/orders/${row.order_id}`} size="sm">
                      {row.order_number}
                    </Anchor>
                  )}
                  <Sub>{moment(row.placed_at, language)}</Sub>
                  {row.total !== null && <Sub narrow>{money(row.total, currency, language)}</Sub>}
                  {row.fees !== null && (
                    <Sub narrow>
                      {t('channels.fees')} {money(row.fees, currency, language)}
                    </Sub>
                  )}
                  {row.payout !== null && (
                    <Sub narrow>
                      {t('channels.payout')} {money(row.payout, currency, language)}
                    </Sub>
                  )}
                  {row.problem && <Wrong>{words.problem(row)}</Wrong>}
                  <Group gap={6} mt={6} hiddenFrom="sm">
                    {buttons(row)}
                  </Group>
                </>
              ),
            },
            {
              key: 'status',
              title: t('orders.status'),
              render: (row) => (
                <>
                  <StatusBadge status={COLOUR[row.status]} label={t(`channels.orderState.${row.status}`)} />
                  {row.stored && <Sub>{t('channels.stored')}</Sub>}
                </>
              ),
            },
            {
              key: 'total',
              title: t('orders.total'),
              align: 'end',
              wide: true,
              render: (row) => (row.total === null ? '—' : money(row.total, currency, language)),
            },
            {
              key: 'fees',
              title: t('channels.fees'),
              align: 'end',
              wide: 'lg',
              render: (row) =>
                row.fees === null ? (
                  '—'
                ) : (
                  <>
                    <Text size="sm">{money(row.fees, currency, language)}</Text>
                    {row.fees_from && <Sub>{t(`channels.feesFrom.${row.fees_from}`)}</Sub>}
                  </>
                ),
            },
            {
              key: 'payout',
              title: t('channels.payout'),
              align: 'end',
              wide: 'md',
              render: (row) => (row.payout === null ? '—' : money(row.payout, currency, language)),
            },
            {
              key: 'do',
              title: '',
              align: 'end',
              wide: true,
              render: (row) => (
                <Group gap={6} justify="flex-end">
                  {buttons(row)}
                </Group>
              ),
            },
          ]}
          empty={<Empty title={t('channels.noOrders')} hint={t('channels.noOrdersHint')} />}
        />
      </Section>
    </Page>
  )
}

/** What was handed over is asked for once more for its label alone: there and in the book it changes nothing. */
const asksAgain = (order: ChannelOrder) => order.status === 'shipped'

/** Saves a label, to be printed and stuck on. */
function save(mediaType: string, content: string, name: string) {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  saveBlob(new Blob([bytes], { type: mediaType }), `${name}.${mediaType.split('/')[1] ?? 'bin'}`)
}
