import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Level = components['schemas']['LevelOut']
export type Movement = components['schemas']['MovementOut']
export type Location = components['schemas']['LocationOut']

export const allLocations = queryOptions({
  queryKey: ['inventory', 'locations', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/inventory/locations', { params: { query: { limit: 200 } } })),
  staleTime: 60_000,
})

export const levelQuery = (id: number) =>
  queryOptions({
    queryKey: ['inventory', 'level', id],
    queryFn: () => unwrap(api.GET('/api/v1/inventory/{inventory_id}', { params: { path: { inventory_id: id } } })),
  })

export const levelHistory = (id: number) =>
  queryOptions({
    queryKey: ['inventory', 'level', id, 'history'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/inventory/{inventory_id}/history', {
          params: { path: { inventory_id: id }, query: { limit: 200 } },
        }),
      ),
  })
