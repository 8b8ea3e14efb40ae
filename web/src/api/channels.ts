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
export type OrderState = ChannelOrder['status']

export const LISTING_STATES = ['idle', 'sent', 'verified', 'failed'] as const
export const ORDER_STATES = ['new', 'confirmed', 'shipped', 'delivered', 'cancelled', 'returned'] as const
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
