/**
 * Who is signed in on this browser: one pair of tokens in local storage, shared by all tabs and by shop and back office.
 *
 * The refresh token is spent at each use and the reuse of a spent one ends the whole session, so tabs take turns
 * (a web lock) and each looks into storage again once it is its turn: another tab may have refreshed meanwhile.
 */
import { visitorNumber } from '@/lib/visitor'

export type Tokens = { access: string; refresh: string; expiresAt: number }

type TokenAnswer = { access_token: string; refresh_token: string; expires_in: number }

const KEY = 'tradepost.session'
const EARLY_MS = 20_000

const listeners = new Set<() => void>()
const announce = () => listeners.forEach((listener) => listener())

/** Calls back whenever somebody signs in or out, in this tab or another one. Returns the way to stop. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === KEY || event.key === null) announce()
  })
}

export function readTokens(): Tokens | null {
  const text = localStorage.getItem(KEY)
  if (!text) return null
  try {
    const value = JSON.parse(text) as Partial<Tokens>
    if (value.access && value.refresh && value.expiresAt) return value as Tokens
  } catch {
    // Somebody else's text under our key: the same as not signed in.
  }
  return null
}

export function keepTokens(answer: TokenAnswer): Tokens {
  const before = readTokens()
  const tokens = {
    access: answer.access_token,
    refresh: answer.refresh_token,
    expiresAt: Date.now() + answer.expires_in * 1000,
  }
  localStorage.setItem(KEY, JSON.stringify(tokens))
  if (!before) announce()
  return tokens
}

export function forgetTokens(): void {
  if (readTokens() === null) return
  localStorage.removeItem(KEY)
  announce()
}

/** One tab at a time. Web locks need https or localhost; elsewhere the tab at least waits for itself. */
let chain: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // The types promise `locks` everywhere; plain http to another machine does not have it.
  const locks = navigator.locks as LockManager | undefined
  if (locks) return locks.request(KEY, work) as Promise<T>
  const turn = chain.then(work, work)
  chain = turn.catch(() => undefined)
  return turn
}

async function refresh(spent: string): Promise<string | null> {
  return inTurn(async () => {
    const now = readTokens()
    if (!now) return null
    if (now.access !== spent) return now.access
    const answer = await fetch('/api/v1/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh_token: now.refresh }),
    })
    if (answer.ok) return keepTokens((await answer.json()) as TokenAnswer).access
    // Only a clear "no" ends the session; a server that is restarting does not sign people out.
    if (answer.status === 401 || answer.status === 403 || answer.status === 422) forgetTokens()
    return null
  })
}

/** `fetch` with the bearer token: renewed shortly before it ends, and once more when the server refuses it. */
export async function signedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  const visitor = visitorNumber()
  if (visitor) request.headers.set('X-Visitor', visitor)
  const tokens = readTokens()
  if (!tokens) return fetch(request)
  const again = request.clone()
  const access = tokens.expiresAt - EARLY_MS < Date.now() ? await refresh(tokens.access) : tokens.access
  if (access) request.headers.set('Authorization', `Bearer ${access}`)
  const answer = await fetch(request)
  if (answer.status !== 401 || !access) return answer
  const renewed = await refresh(access)
  if (!renewed) return answer
  again.headers.set('Authorization', `Bearer ${renewed}`)
  return fetch(again)
}
