import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'

/** Groups of customers, as many as a menu can hold. */
export const allGroups = queryOptions({
  queryKey: ['customers', 'groups', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/customers/groups', { params: { query: { limit: 200 } } })),
  staleTime: 60_000,
})
