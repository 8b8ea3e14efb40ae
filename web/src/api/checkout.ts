import { queryOptions } from '@tanstack/react-query'

import { readCartToken } from './cart'
import { api, unwrap } from './client'
import type { components } from './schema'

export type CheckoutIn = components['schemas']['CheckoutIn']
export type CheckedOut = components['schemas']['CheckedOut']
export type Address = components['schemas']['AddressOut']
export type WayToPay = components['schemas']['WayToPay']

/** One wish to order, under its own name until it is known what became of it: a reload, a second click or another try
 * after silence sends the very same, and the server makes one order of it. */
export type Attempt = { key: string; cartToken: string | null; body: CheckoutIn }

const KEPT = 'tradepost.checkout'

export function openAttempt(): Attempt | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Attempt | null
  } catch {
    return null
  }
}

/** The attempt for this body: the one that is open if it is the same wish, else a new one. */
export function attemptFor(body: CheckoutIn): Attempt {
  const open = openAttempt()
  if (open && JSON.stringify(open.body) === JSON.stringify(body)) return open
  const key = crypto.getRandomValues(new Uint32Array(4)).join('-')
  const attempt = { key, cartToken: readCartToken(), body }
  sessionStorage.setItem(KEPT, JSON.stringify(attempt))
  return attempt
}

export function closeAttempt(): void {
  sessionStorage.removeItem(KEPT)
}

export const placeOrder = ({ key, cartToken, body }: Attempt): Promise<CheckedOut> =>
  unwrap(
    api.POST('/api/v1/checkout', {
      body,
      params: { header: cartToken ? { 'X-Cart-Token': cartToken } : {} },
      headers: { 'Idempotency-Key': key },
    }),
  )

export const addressesQuery = queryOptions({
  queryKey: ['addresses'],
  queryFn: () => unwrap(api.GET('/api/v1/profile/addresses')),
})

export const waysToPayQuery = queryOptions({
  queryKey: ['ways-to-pay'],
  queryFn: () => unwrap(api.GET('/api/v1/payments/providers')),
  // One whose form is drawn by a script of its own can do nothing without the key.
  select: (ways) => ways.filter(({ browser }) => !('script' in browser) || Boolean(browser['publishable_key'])),
  staleTime: 60_000,
})

export const creditQuery = queryOptions({
  queryKey: ['store-credit'],
  queryFn: () => unwrap(api.GET('/api/v1/store-credit')),
})
