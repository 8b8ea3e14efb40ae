import { Anchor, Box, Button } from '@mantine/core'
import { IconArrowsExchange, IconSend } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { type ChannelCard, channelQuery, type ListingState, LOOK_AGAIN } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable, Sub, Wrong } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { CardModal } from './CardModal'
import { Lacks } from './Lacks'
import { StateFilter } from './StateFilter'
import { LISTING_TONE } from './words'

const KEPT_BACK = ['same', 'lacking', 'unmapped'] as const

/** What the cards of what is on sale would be on a channel, what is missing, and what became of those sent. */
export default function CardsPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('channels:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [shown, setShown] = useState<ChannelCard | null>(null)
  const list = useListState('name', ['state', 'mapped'])
  const { data: channel, error } = useQuery(channelQuery(id))
  const path = { channel_id: id }
  const query = useQuery({
    queryKey: ['channels', 'cards', id, list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/cards', {
          params: {
            path,
            query: {
              q: list.q,
              sort: list.sort as 'name',
              cursor: list.cursor ?? null,
              state: (list.filters.state as ListingState | undefined) ?? null,
              mapped: list.filters.mapped ? list.filters.mapped === 'yes' : null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  })
  const send = useMutation({
    mutationFn: (variants: number[] | null) =>
      unwrap(
        api.POST('/api/v1/channels/{channel_id}/cards', {
          params: { path },
          body: { variant_ids: variants, dry_run: false },
        }),
      ),
    onSuccess: async (found) => {
      showDone(t('channels.cardsSent', { count: found.create + found.update }))
      await client.invalidateQueries({ queryKey: ['channels'] })
    },
    onError: notice,
  })
  // What all of them would come to is asked first: a dry run, which changes nothing.
  const look = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/channels/{channel_id}/cards', {
          params: { path },
          body: { variant_ids: null, dry_run: true },
        }),
      ),
    onSuccess: (found) => {
      const kept = KEPT_BACK.filter((name) => found[name] > 0)
        .map((name) => `${t(`channels.cardDecision.${name}`).toLowerCase()} (${count(found[name], language)})`)
        .join(', ')
      const going = found.create + found.update
      if (going === 0) {
        showDone(kept ? t('channels.nothingToSend', { kept }) : t('channels.noCards'))
        return
      }
      const parts = t('channels.sendCardsParts', {
        create: count(found.create, language),
        update: count(found.update, language),
      })
      confirm({
        title: t('channels.sendCardsAsk', { count: going, name: channel?.name ?? '' }),
        hint: kept ? `${parts} ${t('channels.sendPricesKept', { kept })}` : parts,
        confirm: t('channels.sendCards'),
        onConfirm: () => send.mutate(null),
      })
    },
    onError: notice,
  })
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  const back = { to: `/channels/${id}`, label: channel?.name ?? '…' }
  if (channel && !channel.capabilities.includes('cards_push')) {
    return (
      <Page title={t('channels.cards')} back={back}>
        <Section>
          <Empty title={t('channels.offersNoCards', { name: channel.name })} hint={t('channels.offersNoCardsHint')} />
        </Section>
      </Page>
    )
  }
  const may = mayWrite && channel !== undefined
  return (
    <Page
      title={t('channels.cards')}
      hint={t('channels.cardsHint')}
      back={back}
      actions={
        <>
          <Button
            component={Link}
            to={`/channels/${id}/mapping`}
            variant="default"
            leftSection={<IconArrowsExchange size={16} />}
          >
            {t('channels.mapping')}
          </Button>
          {may && (
            <Button
              leftSection={<IconSend size={16} />}
              loading={look.isPending || send.isPending}
              onClick={() => look.mutate()}
            >
              {t('channels.sendCards')}
            </Button>
          )}
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('channels.findProduct')} />
          <FilterSelect
            list={list}
            name="mapped"
            label={t('channels.mapping')}
            data={[
              { value: 'yes', label: t('channels.mappedOnly') },
              { value: 'no', label: t('channels.unmappedOnly') },
            ]}
          />
          <StateFilter list={list} />
        </Toolbar>
        <DataTable<ChannelCard>
          label={t('channels.cards')}
          query={query}
          list={list}
          rowKey={(row) => row.variant_id}
          columns={[
            {
              key: 'name',
              title: t('channels.item'),
              sort: 'name',
              render: (row) => (
                <>
                  <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setShown(row)}>
                    {row.product_name}
                  </Anchor>
                  <Sub>{[...new Set([row.sku, row.external_id])].filter(Boolean).join(' · ')}</Sub>
                  <Sub narrow>
                    {t(`channels.cardDecision.${row.decision}`)} · {t(`channels.listingState.${row.state}`)}
                  </Sub>
                  <Box hiddenFrom="sm">
                    <Lacks channelId={id} card={row} most={3} />
                  </Box>
                  <Wrong>{row.error}</Wrong>
                </>
              ),
            },
            {
              key: 'category',
              title: t('channels.theirCategory'),
              wide: 'md',
              render: (row) => (
                <>
                  {row.channel_category?.split(' / ').at(-1) ?? '—'}
                  <Sub>{row.category}</Sub>
                </>
              ),
            },
            {
              key: 'lacks',
              title: t('channels.missing'),
              wide: true,
              render: (row) => <Lacks channelId={id} card={row} most={3} />,
            },
            {
              key: 'state',
              title: t('channels.stands'),
              wide: true,
              render: (row) => (
                <>
                  <StatusBadge status={LISTING_TONE[row.state]} label={t(`channels.listingState.${row.state}`)} />
                  <Sub>{t(`channels.cardDecision.${row.decision}`)}</Sub>
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
                    aria-label={`${t('channels.sendOne')}: ${row.sku}`}
                    disabled={!['create', 'update'].includes(row.decision) || row.waiting || send.isPending}
                    onClick={() => send.mutate([row.variant_id])}
                  >
                    {t('channels.sendOne')}
                  </Button>
                ),
            },
          ]}
          empty={<Empty title={t('channels.noCards')} hint={t('channels.noCardsHint')} />}
        />
      </Section>
      {shown && <CardModal channelId={id} card={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}
