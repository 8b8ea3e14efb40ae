import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

type Schemas = components['schemas']
export type Channel = Schemas['ChannelOut']
export type ChannelType = Schemas['TypeOut']
export type ChannelOrder = Schemas['ChannelOrderOut']
export type Listing = Schemas['ListingOut']
export type ListingPrice = Schemas['ListingPriceOut']
export type ListingState = Listing['state']
export type Sync = Schemas['SyncOut']
export type SyncRun = Schemas['SyncRunOut']
export type Payout = Schemas['SettlementOut']
export type PayoutState = Payout['state']
export type PayoutLineKind = Schemas['SettlementLineOut']['kind']
export type PayoutTotals = Schemas['SettlementTotalsOut']
export type FiguresDay = Schemas['ItemFiguresDay']
export type ChannelCard = Schemas['ChannelCardOut']
export type CardLack = Schemas['CardLackOut']
export type ChannelMapping = Schemas['ChannelMappingOut']
export type MappingPlace = Schemas['PlaceOut']
export type MappedCategory = Schemas['MappedCategoryOut']
export type MappedAttribute = Schemas['AttributeMappingOut']
export type Said = Schemas['AttributeSaidOut']
export type OrderState = ChannelOrder['status']
export type ChannelReturn = Schemas['ChannelReturnOut']
export type ReturnState = ChannelReturn['state']

export const LISTING_STATES = ['idle', 'sent', 'verified', 'failed'] as const
export const ORDER_STATES = ['new', 'confirmed', 'shipped', 'delivered', 'cancelled', 'returned'] as const
export const RETURN_STATES = ['coming', 'unknown', 'asked', 'received', 'void'] as const
export const PAYOUT_STATES = ['differs', 'missing', 'unknown', 'waiting', 'agreed', 'settled', 'theirs'] as const
export const OUTCOMES = ['done', 'waiting', 'failed'] as const

// Background work changes what these pages show: they look again by themselves.
export const LOOK_AGAIN = 5_000

const at = (id: number) => ({ params: { path: { channel_id: id } } })

export const typesQuery = queryOptions({
  queryKey: ['channels', 'types'],
  queryFn: () => unwrap(api.GET('/api/v1/channels/types')),
  staleTime: Infinity,
})

export const channelQuery = (id: number) =>
  queryOptions({
    queryKey: ['channels', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/channels/{channel_id}', at(id))),
    refetchInterval: LOOK_AGAIN,
  })

/** What an order of the book is on the channel that it was sold on. */
export const soldOnQuery = (orderId: number) =>
  queryOptions({
    queryKey: ['sales', 'sold on', orderId],
    queryFn: () => unwrap(api.GET('/api/v1/channels/orders', { params: { query: { order_id: orderId } } })),
  })

export const syncsQuery = (id: number) =>
  queryOptions({
    queryKey: ['channels', 'sync', id],
    queryFn: () => unwrap(api.GET('/api/v1/channels/{channel_id}/sync', at(id))),
    refetchInterval: LOOK_AGAIN,
  })

export const limitsQuery = (id: number) =>
  queryOptions({
    queryKey: ['channels', 'limits', id],
    queryFn: () => unwrap(api.GET('/api/v1/channels/{channel_id}/limits', at(id))),
    refetchInterval: LOOK_AGAIN,
  })

export const figuresQuery = (id: number, days: number) =>
  queryOptions({
    queryKey: ['channels', 'figures', id, days],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/figures', { params: { path: { channel_id: id }, query: { days } } }),
      ),
  })

export const suggestionsQuery = (id: number, listing: number) =>
  queryOptions({
    queryKey: ['channels', 'suggestions', id, listing],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/listings/{listing_id}/suggestions', {
          params: { path: { channel_id: id, listing_id: listing } },
        }),
      ),
  })

export const payoutTotalsQuery = (id: number, days: { start_date: string | null; end_date: string | null }) =>
  queryOptions({
    queryKey: ['channels', 'payout-totals', id, days],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/settlement/totals', {
          params: { path: { channel_id: id }, query: days },
        }),
      ),
    refetchInterval: LOOK_AGAIN,
  })

export const payoutQuery = (id: number, settlement: number) =>
  queryOptions({
    queryKey: ['channels', 'payout', id, settlement],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/settlement/{settlement_id}', {
          params: { path: { channel_id: id, settlement_id: settlement } },
        }),
      ),
  })

export const mappingQuery = (id: number) =>
  queryOptions({
    queryKey: ['channels', 'mapping', id],
    queryFn: () => unwrap(api.GET('/api/v1/channels/{channel_id}/mapping', at(id))),
  })

export const mappedCategoryQuery = (id: number, category: string) =>
  queryOptions({
    queryKey: ['channels', 'mapping', id, category],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/mapping/{category}', { params: { path: { channel_id: id, category } } }),
      ),
    // What a category wants to know comes a moment after it was chosen.
    refetchInterval: ({ state }) => (state.data?.read_at === null ? 2_000 : false),
  })

/** What is there depends on when the tree was last read: it comes a moment after a channel was connected. */
export const theirCategoriesQuery = (id: number, readAt: string | null, q: string) =>
  queryOptions({
    queryKey: ['channels', 'categories', id, readAt, q],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/categories', {
          params: { path: { channel_id: id }, query: { q, leaf: true, limit: 50 } },
        }),
      ),
  })

export const categorySuggestionsQuery = (id: number, readAt: string | null, category: number) =>
  queryOptions({
    queryKey: ['channels', 'category-suggestions', id, readAt, category],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/categories/suggestions', {
          params: { path: { channel_id: id }, query: { category_id: category } },
        }),
      ),
  })
