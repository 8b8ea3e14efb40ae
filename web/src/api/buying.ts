import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

type Schemas = components['schemas']
export type Supplier = Schemas['SupplierOut']
export type Offer = Schemas['OfferOut']
export type PurchaseRow = Schemas['PurchaseRow']
export type Purchase = Schemas['PurchaseOut']
export type PurchaseStatus = PurchaseRow['status']
export type Landed = Schemas['LandedOut']
export type Compared = Schemas['OfferComparedOut']
export type ExchangeRate = Schemas['ExchangeRateOut']
export type Charge = Schemas['ChargeIn']
export type CostChange = Schemas['CostChangeOut']
export type ProposalGroup = Schemas['ProposalGroup']

export const PURCHASE_STATES = ['draft', 'ordered', 'partly_received', 'received', 'cancelled'] as const

export const allSuppliers = queryOptions({
  queryKey: ['suppliers', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/suppliers', { params: { query: { limit: 200 } } })),
  staleTime: 60_000,
})

export const supplierQuery = (id: number) =>
  queryOptions({
    queryKey: ['suppliers', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/suppliers/{supplier_id}', { params: { path: { supplier_id: id } } })),
  })

export const leadTimesQuery = (id: number) =>
  queryOptions({
    queryKey: ['suppliers', 'lead-times', id],
    queryFn: () =>
      unwrap(api.GET('/api/v1/suppliers/{supplier_id}/lead-times', { params: { path: { supplier_id: id } } })),
  })

export const offerQuery = (id: number) =>
  queryOptions({
    queryKey: ['offers', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/supplier_catalog/{item_id}', { params: { path: { item_id: id } } })),
  })

export const purchaseQuery = (id: number) =>
  queryOptions({
    queryKey: ['purchases', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/purchases/{purchase_id}', { params: { path: { purchase_id: id } } })),
  })

export const costQuery = (variantId: number) =>
  queryOptions({
    queryKey: ['costs', 'one', variantId],
    queryFn: () => unwrap(api.GET('/api/v1/costs/{variant_id}', { params: { path: { variant_id: variantId } } })),
  })

/** How a variant's cost came about, newest first. */
export const costHistoryQuery = (variantId: number) =>
  queryOptions({
    queryKey: ['costs', 'history', variantId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/costs/{variant_id}/history', {
          params: { path: { variant_id: variantId }, query: { limit: 200 } },
        }),
      ),
  })
