import { Anchor, Button, Text } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { channelQuery, type Listing, type ListingState, LOOK_AGAIN } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub, Wrong } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { LinkModal } from './LinkModal'
import { StateFilter } from './StateFilter'
import { LISTING_TONE } from './words'

/** A channel's items: which variants they are, what they show, and what they ought to. */
export default function ListingsPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('channels:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [linking, setLinking] = useState<Listing | null>(null)
  const list = useListState('title', ['linked', 'state'])
  const { data: channel, error } = useQuery(channelQuery(id))
  const query = useQuery({
    queryKey: ['channels', 'listings', id, list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/listings', {
          params: {
            path: { channel_id: id },
            query: {
              q: list.q,
              sort: list.sort as 'title',
              cursor: list.cursor ?? null,
              linked: list.filters.linked ? list.filters.linked === 'yes' : null,
              state: (list.filters.state as ListingState | undefined) ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  })
  const match = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/channels/{channel_id}/listings/match', { params: { path: { channel_id: id } } })),
    onSuccess: async (found) => {
      showDone(
        t('channels.matched', {
          count: found.by_barcode + found.by_sku,
          left: count(found.ambiguous + found.unknown, language),
        }),
      )
      await client.invalidateQueries({ queryKey: ['channels'] })
    },
    onError: notice,
  })
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  const number = (value: number | null) => (value === null ? '—' : count(value, language))
  return (
    <Page
      title={t('channels.listings')}
      hint={t('channels.listingsHint')}
      back={{ to: `/channels/${id}`, label: channel?.name ?? '…' }}
      actions={
        mayWrite && (
          <Button
            variant="default"
            leftSection={<IconLink size={16} />}
            loading={match.isPending}
            onClick={() => match.mutate()}
          >
            {t('channels.match')}
          </Button>
        )
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('channels.findListing')} />
          <FilterSelect
            list={list}
            name="linked"
            label={t('channels.linked')}
            data={[
              { value: 'yes', label: t('channels.linkedYes') },
              { value: 'no', label: t('channels.linkedNo') },
            ]}
          />
          <StateFilter list={list} />
        </Toolbar>
        <DataTable<Listing>
          label={t('channels.listings')}
          query={query}
          list={list}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              title: t('channels.item'),
              sort: 'title',
              render: (row) => (
                <>
                  {row.title || row.external_id}
                  <Sub>{[row.sku, row.external_id].filter(Boolean).join(' · ')}</Sub>
                  <Sub narrow>
                    {t('channels.variant')}: {row.product_name ?? t('channels.notLinked')}
                  </Sub>
                  <Sub narrow>{t(`channels.listingState.${row.state}`)}</Sub>
                  <Wrong>{row.error}</Wrong>
                </>
              ),
            },
            {
              key: 'variant',
              title: t('channels.variant'),
              wide: true,
              render: (row) =>
                row.variant_id === null ? (
                  <Text size="sm" c="dimmed">
                    {t('channels.notLinked')}
                  </Text>
                ) : (
                  <>
                    <Anchor component={Link} to={`/products/${row.product_id}`} size="sm">
                      {row.product_name}
                    </Anchor>
                    <Sub>{row.variant_sku}</Sub>
                  </>
                ),
            },
            {
              key: 'stock',
              title: t('channels.ought'),
              align: 'end',
              render: (row) => (
                <>
                  <Text
                    size="sm"
                    span
                    className="num"
                    {...(row.stock !== null && row.read_stock !== null && row.stock !== row.read_stock
                      ? { fw: 650, c: 'var(--mantine-color-error)' }
                      : {})}
                  >
                    {number(row.stock)}
                  </Text>
                  <Sub narrow>{t('channels.showsNow', { number: number(row.read_stock) })}</Sub>
                </>
              ),
            },
            {
              key: 'sent',
              title: t('channels.told'),
              align: 'end',
              wide: 'md',
              render: (row) => number(row.sent_stock),
            },
            {
              key: 'read',
              title: t('channels.shows'),
              align: 'end',
              wide: true,
              render: (row) => number(row.read_stock),
            },
            {
              key: 'state',
              title: t('channels.stands'),
              wide: true,
              render: (row) => (
                <StatusBadge status={LISTING_TONE[row.state]} label={t(`channels.listingState.${row.state}`)} />
              ),
            },
            {
              key: 'do',
              title: '',
              align: 'end',
              render: (row) =>
                mayWrite && (
                  <Button
                    size="compact-xs"
                    variant={row.variant_id === null ? 'light' : 'default'}
                    onClick={() => setLinking(row)}
                  >
                    {row.variant_id === null ? t('channels.link') : t('channels.relink')}
                  </Button>
                ),
            },
          ]}
          empty={<Empty title={t('channels.noListings')} hint={t('channels.noListingsHint')} />}
        />
      </Section>
      {linking && <LinkModal listing={linking} onClose={() => setLinking(null)} />}
    </Page>
  )
}
