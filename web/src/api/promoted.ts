import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { Wanted } from './search'

/** Who is promoted beside a list, asked for by the list's own filters. A list without it is a list all the same. */
export const promotedQuery = (wanted: Wanted) =>
  queryOptions({
    queryKey: ['promoted', wanted],
    queryFn: () => unwrap(api.GET('/api/v1/promoted', { params: { query: wanted } })),
    staleTime: 60_000,
    retry: false,
  })

/** Tell that a promoted product was opened; nobody waits for it. */
export function clickPromoted(click: string): void {
  void api.POST('/api/v1/promoted/clicks', { body: { click }, keepalive: true }).catch(() => undefined)
}
