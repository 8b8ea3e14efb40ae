import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Discount = components['schemas']['DiscountOut']
export type Card = components['schemas']['CardOut']
export type Entry = components['schemas']['PurseEntryOut']
export type Kind = Discount['kind']

export const KINDS = ['percentage', 'amount', 'free_shipping', 'buy_x_get_y', 'gift'] as const satisfies Kind[]

export const discountQuery = (id: number) =>
  queryOptions({
    queryKey: ['discounts', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/discounts/{discount_id}', { params: { path: { discount_id: id } } })),
  })

export const cardQuery = (id: number) =>
  queryOptions({
    queryKey: ['gift-cards', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/gift-cards/{card_id}', { params: { path: { card_id: id } } })),
  })

/** What an account has to spend in the shop, in each currency. */
export const creditOfQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['store-credit', 'of', accountId],
    queryFn: () =>
      unwrap(api.GET('/api/v1/store-credit/accounts/{account_id}', { params: { path: { account_id: accountId } } })),
  })
