import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Customer = components['schemas']['CustomerOut']
export type Group = components['schemas']['GroupOut']

/** Groups of customers, as many as a menu can hold. */
export const allGroups = queryOptions({
  queryKey: ['customers', 'groups', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/customers/groups', { params: { query: { limit: 200 } } })),
  staleTime: 60_000,
})

export const customerQuery = (id: number) =>
  queryOptions({
    queryKey: ['customers', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/customers/{customer_id}', { params: { path: { customer_id: id } } })),
  })
