import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components, operations } from './schema'

export type Facets = components['schemas']['Facets']
export type Suggestions = components['schemas']['SuggestOut']
type Query = NonNullable<operations['search_products_api_v1_search_get']['parameters']['query']>
export type Wanted = Omit<Query, 'cursor' | 'offset' | 'limit' | 'facets'>

export const searchQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['search', wanted],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/search', { params: { query: { ...wanted, cursor: pageParam, facets: pageParam === null } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })

export const suggestQuery = (q: string) =>
  queryOptions({
    queryKey: ['suggest', q],
    queryFn: () => unwrap(api.GET('/api/v1/search/suggest', { params: { query: { q } } })),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
