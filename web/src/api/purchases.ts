import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, request, unwrap } from './client'
import type { components } from './schema'

export type Purchase = components['schemas']['OrderOut']
export type Parcel = components['schemas']['FollowOut']
export type Return = components['schemas']['ReturnOut']

/** A guest shows the order's token; whoever signed in is known by themselves. */
export type Key = { number: string; token: string | null }

export const keyed = ({ number, token }: Key) => ({
  path: { number },
  header: token ? { 'X-Order-Token': token } : {},
})

/** A buyer's order. While its payment is under way it is looked at again. */
export const purchaseQuery = (key: Key) =>
  queryOptions({
    queryKey: ['orders', 'one', key.number, key.token],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}', { params: keyed(key) })),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 5_000 : 60_000),
  })

export const parcelsQuery = (key: Key) =>
  queryOptions({
    queryKey: ['orders', 'parcels', key.number, key.token],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/shipments', { params: keyed(key) })),
  })

export const returnsQuery = (key: Key) =>
  queryOptions({
    queryKey: ['orders', 'returns', key.number, key.token],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/returns', { params: keyed(key) })),
  })

export const notesQuery = (key: Key) =>
  queryOptions({
    queryKey: ['orders', 'notes', key.number, key.token],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/notes', { params: keyed(key) })),
  })

/** The invoice as a PDF. */
export async function invoiceOf({ number, token }: Key, language: string): Promise<Blob> {
  const path = `/api/v1/orders/${encodeURIComponent(number)}/invoice?language=${language}`
  return (await request(path, token ? { headers: { 'X-Order-Token': token } } : {})).blob()
}

export const myOrdersQuery = infiniteQueryOptions({
  queryKey: ['orders', 'mine'],
  queryFn: ({ pageParam }) =>
    unwrap(api.GET('/api/v1/orders', { params: { query: { sort: '-placed_at', limit: 20, cursor: pageParam } } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const myReturnsQuery = queryOptions({
  queryKey: ['orders', 'returns', 'mine'],
  queryFn: () => unwrap(api.GET('/api/v1/returns', { params: { query: { limit: 100 } } })),
})
