import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Order = components['schemas']['OrderOut']

/** In the order of an order's life. */
export const STATUSES = [
  'pending',
  'paid',
  'processing',
  'shipped',
  'delivered',
  'executed',
  'cancelled',
  'returned',
] as const
export type Status = (typeof STATUSES)[number]

export const orderQuery = (id: number) =>
  queryOptions({
    queryKey: ['sales', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/sales/{sale_id}', { params: { path: { sale_id: id } } })),
  })

/** What orders came from and where they went: for filters. */
export const orderFacets = (by: 'platform' | 'country') =>
  queryOptions({
    queryKey: ['sales', 'facets', by],
    queryFn: async () => {
      const { items } = await unwrap(api.GET('/api/v1/sales/summary', { params: { query: { by, limit: 100 } } }))
      return items.map(({ key }) => key).filter(Boolean)
    },
    staleTime: 300_000,
  })
