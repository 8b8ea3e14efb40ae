import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Zone = components['schemas']['ZoneOut']
export type Method = components['schemas']['MethodOut']
export type Shipment = components['schemas']['ShipmentOut']

/** In the order of a parcel's life. */
export const PARCEL = [
  'created',
  'handed_over',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'returned',
  'lost',
  'cancelled',
] as const
export type ParcelStatus = (typeof PARCEL)[number]

export const allZones = queryOptions({
  queryKey: ['shipping', 'zones', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/shipping/zones', { params: { query: { limit: 200 } } })),
  staleTime: 60_000,
})

export const allMethods = queryOptions({
  queryKey: ['shipping', 'methods', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/shipping/methods', { params: { query: { limit: 200 } } })),
  staleTime: 60_000,
})

export const shipmentQuery = (id: number) =>
  queryOptions({
    queryKey: ['shipments', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/shipments/{shipment_id}', { params: { path: { shipment_id: id } } })),
  })
