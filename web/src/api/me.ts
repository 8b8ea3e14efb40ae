import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import { api, unwrap } from './client'
import type { components } from './schema'
import { onSessionChange, readTokens } from './session'

/** Every right there is, as the server names them. */
export type Right = components['schemas']['Right']

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: () => unwrap(api.GET('/api/v1/auth/me')),
  staleTime: 60_000,
})

/** Whether this browser holds a session. Follows other tabs. */
export function useSignedIn(): boolean {
  return useSyncExternalStore(onSessionChange, () => readTokens() !== null)
}

/** The person signed in; null for a guest, and while their name is on its way. */
export function useVisitor() {
  const signedIn = useSignedIn()
  const { data } = useQuery({ ...me, enabled: signedIn })
  return signedIn ? (data ?? null) : null
}

/** The person signed in, on pages that only they reach. */
export function useMe() {
  return useSuspenseQuery(me).data
}

/** Whether the person signed in holds this right. Menus and buttons follow it; the server decides by itself. */
export function useMay(right: Right): boolean {
  return useMe().rights.some((held) => held === right)
}
