import { Anchor, Button, Switch, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { channelQuery, type ListingPrice, type ListingState, LOOK_AGAIN } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable, Sub, Wrong } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { SearchField, Toolbar } from '@/ui/Toolbar'

import { PromotionsBelow } from './PromotionsBelow'
import { StateFilter } from './StateFilter'
import { LISTING_TONE } from './words'

const KEPT_BACK = ['same', 'below_floor', 'no_price', 'sizes'] as const

/** What a channel's items ought to cost there and what they do; told once somebody asks for it. */
export default function PricesPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('channels:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const currency = useShop().currency ?? ''
  const list = useListState('title', ['state'])
  const { data: channel, error } = useQuery(channelQuery(id))
  const path = { channel_id: id }
  const query = useQuery({
    queryKey: ['channels', 'prices', id, list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/prices', {
          params: {
            path,
            query: {
              q: list.q,
              sort: list.sort as 'title',
              cursor: list.cursor ?? null,
              state: (list.filters.state as ListingState | undefined) ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  })
  const send = useMutation({
    mutationFn: (listings: number[] | null) =>
      unwrap(
        api.POST('/api/v1/channels/{channel_id}/prices', {
          params: { path },
          body: { listing_ids: listings, dry_run: false },
        }),
      ),
    onSuccess: async (found) => {
      showDone(t('channels.pricesSent', { count: found.send }))
      await client.invalidateQueries({ queryKey: ['channels'] })
    },
    onError: notice,
  })
  const follow = useMutation({
    mutationFn: (prices_follow: boolean) =>
      unwrap(api.PUT('/api/v1/channels/{channel_id}', { params: { path }, body: { prices_follow } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['channels'] }),
    onError: notice,
  })
  // What all of them would come to is asked first: a dry run, which changes nothing.
  const look = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/channels/{channel_id}/prices', {
          params: { path },
          body: { listing_ids: null, dry_run: true },
        }),
      ),
    onSuccess: (found) => {
      const kept = KEPT_BACK.filter((name) => found[name] > 0)
        .map((name) => `${t(`channels.decision.${name}`).toLowerCase()} (${count(found[name], language)})`)
        .join(', ')
      if (found.send === 0) {
        showDone(kept ? t('channels.nothingToSend', { kept }) : t('channels.noPrices'))
        return
      }
      confirm({
        title: t('channels.sendPricesAsk', { count: found.send, name: channel?.name ?? '' }),
        hint: kept ? t('channels.sendPricesKept', { kept }) : t('channels.sendPricesHint'),
        confirm: t('channels.sendPrices'),
        onConfirm: () => send.mutate(null),
      })
    },
    onError: notice,
  })
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  const amount = (value: string | null) => (value === null ? '—' : money(value, currency, language))
  const may = mayWrite && channel?.capabilities.includes('prices_push')
  return (
    <Page
      title={t('channels.prices')}
      hint={t('channels.pricesHint')}
      back={{ to: `/channels/${id}`, label: channel?.name ?? '…' }}
      actions={
        may && (
          <Button
            leftSection={<IconSend size={16} />}
            loading={look.isPending || send.isPending}
            onClick={() => look.mutate()}
          >
            {t('channels.sendPrices')}
          </Button>
        )
      }
    >
      {channel?.capabilities.includes('prices_push') && (
        <Switch
          label={t('channels.pricesFollow')}
          description={t('channels.pricesFollowHint')}
          checked={channel.prices_follow}
          disabled={!mayWrite || follow.isPending}
          onChange={(event) => follow.mutate(event.currentTarget.checked)}
        />
      )}
      <PromotionsBelow id={id} />
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('channels.findListing')} />
          <StateFilter list={list} />
        </Toolbar>
        <DataTable<ListingPrice>
          label={t('channels.prices')}
          query={query}
          list={list}
          rowKey={(row) => row.listing_id}
          columns={[
            {
              key: 'title',
              title: t('channels.item'),
              sort: 'title',
              render: (row) => (
                <>
                  <Anchor component={Link} to={`/products/${row.product_id}`} size="sm">
                    {row.title || row.product_name}
                  </Anchor>
                  <Sub>{[row.variant_sku, row.external_id].filter(Boolean).join(' · ')}</Sub>
                  <Sub narrow>
                    {row.decision === 'send'
                      ? t(`channels.listingState.${row.state}`)
                      : t(`channels.decision.${row.decision}`)}
                  </Sub>
                  <Wrong>{row.error}</Wrong>
                </>
              ),
            },
            {
              key: 'price',
              title: t('channels.oughtToCost'),
              align: 'end',
              render: (row) => (
                <>
                  <Text size="sm" span className="num" {...(row.decision === 'send' ? { fw: 650 } : {})}>
                    {amount(row.price)}
                  </Text>
                  {row.before !== null && (
                    <Text size="xs" c="dimmed" td="line-through">
                      {amount(row.before)}
                    </Text>
                  )}
                  <Sub narrow>{t('channels.costsNow', { price: amount(row.read_price) })}</Sub>
                </>
              ),
            },
            {
              key: 'read',
              title: t('channels.costsThere'),
              align: 'end',
              wide: true,
              render: (row) => (
                <>
                  {amount(row.read_price)}
                  {row.read_before !== null && (
                    <Text size="xs" c="dimmed" td="line-through">
                      {amount(row.read_before)}
                    </Text>
                  )}
                </>
              ),
            },
            {
              key: 'floor',
              title: t('channels.floor'),
              align: 'end',
              wide: 'md',
              render: (row) => amount(row.floor),
            },
            {
              key: 'state',
              title: t('channels.stands'),
              wide: true,
              render: (row) => (
                <>
                  <StatusBadge status={LISTING_TONE[row.state]} label={t(`channels.listingState.${row.state}`)} />
                  {row.decision !== 'send' && <Sub>{t(`channels.decision.${row.decision}`)}</Sub>}
                  {row.waiting && <Sub>{t('channels.priceWaits')}</Sub>}
                </>
              ),
            },
            {
              key: 'do',
              title: '',
              align: 'end',
              render: (row) =>
                may && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={row.decision !== 'send' || row.waiting || send.isPending}
                    onClick={() => send.mutate([row.listing_id])}
                  >
                    {t('channels.sendOne')}
                  </Button>
                ),
            },
          ]}
          empty={<Empty title={t('channels.noPrices')} hint={t('channels.noPricesHint')} />}
        />
      </Section>
    </Page>
  )
}
