import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'

import type { Language } from '@/lib/i18n'

import { api, unwrap } from './client'
import { useSignedIn } from './me'
import { isProblem } from './problem'
import type { components } from './schema'
import { readTokens } from './session'

export type Cart = components['schemas']['CartOut']
export type CartLine = components['schemas']['CartLineOut']
export type Totals = components['schemas']['TotalsOut']
export type CartChange = components['schemas']['CartChange']

const TOKEN = 'tradepost.cart'
const listeners = new Set<() => void>()
const announce = () => listeners.forEach((listener) => listener())

if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (key === TOKEN || key === null) announce()
  })
}

/** What opens a guest's cart, kept in this browser. */
export function readCartToken(): string | null {
  return localStorage.getItem(TOKEN)
}

function keepCartToken(token: string | null): void {
  if (token) localStorage.setItem(TOKEN, token)
  else localStorage.removeItem(TOKEN)
  announce()
}

function useCartToken(): string | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, readCartToken)
}

/** Says whose cart a call is about; of those who signed in the server knows it by itself. */
export function cartHeader(): { 'X-Cart-Token'?: string } {
  const token = readCartToken()
  return token ? { 'X-Cart-Token': token } : {}
}

/** A guest's cart that is not there any more (ordered, too old) is forgotten, and the call made without it. */
async function opening<T>(call: (header: { 'X-Cart-Token'?: string }) => Promise<T>): Promise<T> {
  try {
    return await call(cartHeader())
  } catch (error) {
    if (!isProblem(error, 'not-found') || readTokens() || !readCartToken()) throw error
    keepCartToken(null)
    return call({})
  }
}

const cartKey = () => ['cart', readTokens() ? 'mine' : 'guest'] as const

const cartQuery = (mine: boolean) =>
  queryOptions({
    queryKey: ['cart', mine ? 'mine' : 'guest'],
    queryFn: () => opening((header) => unwrap(api.GET('/api/v1/cart', { params: { header } }))),
    staleTime: 30_000,
  })

/** The cart, null for a guest who never put anything in; `isLoading` until it is known. */
export function useCart() {
  const signedIn = useSignedIn()
  const token = useCartToken()
  const known = signedIn || token !== null
  const query = useQuery({ ...cartQuery(signedIn), enabled: known })
  return {
    cart: known ? (query.data ?? null) : null,
    isLoading: known && !query.data && !query.error,
    error: query.data ? null : query.error,
    refetch: query.refetch,
  }
}

export const shippingQuery = (cart: Cart | null, language: Language) =>
  queryOptions({
    queryKey: ['cart', 'shipping', cart?.id, cart?.version, language],
    queryFn: () => unwrap(api.GET('/api/v1/cart/shipping', { params: { header: cartHeader(), query: { language } } })),
    placeholderData: (before) => before,
  })

type Call<V> = (values: V, header: { 'X-Cart-Token'?: string }) => Promise<Cart>

/** A change of the cart: shown at once where `ahead` can tell what it will look like, done in turn, undone if refused. */
function useCartMutation<V>(call: Call<V>, ahead?: (cart: Cart, values: V) => Cart) {
  const client = useQueryClient()
  return useMutation({
    mutationKey: ['cart'],
    // One after the other: the first call of a guest brings the token that the next one needs.
    scope: { id: 'cart' },
    mutationFn: (values: V) => call(values, cartHeader()),
    onMutate: async (values) => {
      await client.cancelQueries({ queryKey: cartKey() })
      const before = client.getQueryData<Cart>(cartKey())
      if (before && ahead) client.setQueryData(cartKey(), ahead(before, values))
    },
    onSuccess: (cart) => {
      // The state first: who listens for the token finds it there and need not ask again.
      if (client.isMutating({ mutationKey: ['cart'] }) === 1) client.setQueryData(cartKey(), cart)
      if (cart.token) keepCartToken(cart.token)
    },
    onError: () => client.invalidateQueries({ queryKey: cartKey() }),
  })
}

const counted = (cart: Cart, lines: CartLine[]): Cart => ({
  ...cart,
  lines,
  units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
})

export const useAddToCart = () =>
  useCartMutation((body: { variant_id: number; quantity: number }) =>
    opening((header) => unwrap(api.POST('/api/v1/cart/lines', { body, params: { header } }))),
  )

export const useSetQuantity = () =>
  useCartMutation(
    ({ id, quantity }: { id: number; quantity: number }, header) =>
      unwrap(
        api.PUT('/api/v1/cart/lines/{line_id}', { body: { quantity }, params: { header, path: { line_id: id } } }),
      ),
    (cart, { id, quantity }) =>
      counted(
        cart,
        cart.lines.map((line) => (line.id === id ? { ...line, quantity } : line)),
      ),
  )

export const useRemoveLine = () =>
  useCartMutation(
    (id: number, header) =>
      unwrap(api.DELETE('/api/v1/cart/lines/{line_id}', { params: { header, path: { line_id: id } } })),
    (cart, id) =>
      counted(
        cart,
        cart.lines.filter((line) => line.id !== id),
      ),
  )

export const useAddCode = () =>
  useCartMutation((code: string, header) =>
    unwrap(api.POST('/api/v1/cart/codes', { body: { code }, params: { header } })),
  )

export const useRemoveCode = () =>
  useCartMutation((code: string, header) =>
    unwrap(api.DELETE('/api/v1/cart/codes', { params: { header, query: { code } } })),
  )

export const useChangeCart = () =>
  useCartMutation((body: CartChange, header) => unwrap(api.PUT('/api/v1/cart', { body, params: { header } })))

/** Whoever signs in brings along what they put into the cart before. */
export function useCartMerge(): void {
  const signedIn = useSignedIn()
  const token = useCartToken()
  const client = useQueryClient()
  useEffect(() => {
    if (!signedIn || !token) return
    void unwrap(api.POST('/api/v1/cart/merge', { params: { header: { 'X-Cart-Token': token } } })).then(
      async (cart) => {
        // What was asked before the two became one may answer after it, with the old cart.
        await client.cancelQueries({ queryKey: ['cart', 'mine'] })
        client.setQueryData(['cart', 'mine'], cart)
        keepCartToken(null)
      },
      (error: unknown) => {
        // A cart that is not there any more is not asked for again; after silence the next page tries.
        if (isProblem(error) && error.status >= 400 && error.status < 500 && error.status !== 401) keepCartToken(null)
        void client.invalidateQueries({ queryKey: ['cart'] })
      },
    )
  }, [signedIn, token, client])
}

/** After an order: the next thing put in makes a new cart. */
export function useLetCartGo(): () => void {
  const client = useQueryClient()
  return () => {
    if (!readTokens()) keepCartToken(null)
    client.removeQueries({ queryKey: ['cart', 'guest'] })
    void client.invalidateQueries({ queryKey: ['cart'] })
  }
}
