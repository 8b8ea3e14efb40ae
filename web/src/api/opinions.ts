import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Opinion = components['schemas']['ReviewOut']
export type RatingSummary = components['schemas']['RatingSummary']
export const OPINION_SORTS = ['-created_at', '-helpful', '-rating', 'rating'] as const
export type OpinionSort = (typeof OPINION_SORTS)[number]

/** What buyers say of a product, with its rating. */
export const opinionsQuery = (productId: number, sort: OpinionSort, rating: number | null) =>
  infiniteQueryOptions({
    queryKey: ['opinions', productId, sort, rating],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/products/{product_id}/reviews', {
          params: { path: { product_id: String(productId) }, query: { sort, rating, limit: 5, cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })

/** One's own review of a product, also while it waits to be published; null when there is none. */
export const ownOpinionQuery = (productId: number, accountId: number | undefined) =>
  queryOptions({
    queryKey: ['opinions', 'own', productId, accountId],
    queryFn: async () => {
      const query = { product_id: productId, account_id: accountId ?? null, limit: 1 }
      const { items } = await unwrap(api.GET('/api/v1/reviews', { params: { query } }))
      return items[0] ?? null
    },
    enabled: accountId !== undefined,
  })
