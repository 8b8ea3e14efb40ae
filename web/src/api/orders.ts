import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components, paths } from './schema'

export type Order = components['schemas']['OrderOut']
export type Summary = paths['/api/v1/sales/summary']['get']['responses'][200]['content']['application/json']

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

type By = Summary['by']

/** Figures by day, country, platform, ... between two days, both included. */
export const summaryQuery = (by: 'day' | 'platform' | 'country', from: string, to: string) =>
  queryOptions({
    queryKey: ['sales', 'summary', by satisfies By, from, to],
    queryFn: () =>
      unwrap(api.GET('/api/v1/sales/summary', { params: { query: { by, start_date: from, end_date: to } } })),
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
