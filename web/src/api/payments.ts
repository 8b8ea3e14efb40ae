import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Payment = components['schemas']['PaymentOut']
export type Refund = components['schemas']['RefundOut']
export type Provider = components['schemas']['ProviderOut']

export const PAYMENT_STATUSES = [
  'created',
  'pending',
  'authorised',
  'captured',
  'declined',
  'failed',
  'voided',
  'unknown',
] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

export const providersQuery = queryOptions({
  queryKey: ['payments', 'settings'],
  queryFn: () => unwrap(api.GET('/api/v1/payments/settings')),
})

export const paymentQuery = (id: number) =>
  queryOptions({
    queryKey: ['payments', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/payments/{payment_id}', { params: { path: { payment_id: id } } })),
  })

export const refundsQuery = (id: number) =>
  queryOptions({
    queryKey: ['payments', 'refunds', id],
    queryFn: () => unwrap(api.GET('/api/v1/payments/{payment_id}/refunds', { params: { path: { payment_id: id } } })),
  })
