// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { forgetTokens, keepTokens, onSessionChange, readTokens, signedFetch } from './session'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const calls: { url: string; authorization: string | null; body: string }[] = []
let answers: (() => Response)[] = []

const pair = (name: string) => ({ access_token: `access ${name}`, refresh_token: `refresh ${name}`, expires_in: 900 })
const ok = () => new Response('{}')
const refused = () => new Response('{}', { status: 401 })
const fresh = (name: string) => () => new Response(JSON.stringify(pair(name)))

beforeEach(() => {
  localStorage.clear()
  calls.length = 0
  answers = []
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, 'http://shop'), init)
    calls.push({
      url: new URL(request.url).pathname,
      authorization: request.headers.get('authorization'),
      body: await request.text(),
    })
    const next = answers.shift()
    if (!next) throw new TypeError('unexpected call')
    return next()
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const ask = () => signedFetch('http://shop/api/v1/products', { method: 'POST', body: 'lamp' })

describe('a guest', () => {
  it('sends no token', async () => {
    answers = [ok]
    await ask()
    expect(calls).toEqual([{ url: '/api/v1/products', authorization: null, body: 'lamp' }])
  })
})

describe('somebody signed in', () => {
  it('sends the token', async () => {
    keepTokens(pair('one'))
    answers = [ok]
    await ask()
    expect(calls[0]?.authorization).toBe('Bearer access one')
  })

  it('renews a token that is about to end before it is used', async () => {
    keepTokens(pair('one'))
    vi.setSystemTime(NOW + 890_000)
    answers = [fresh('two'), ok]
    await ask()
    expect(calls.map(({ url, authorization }) => [url, authorization])).toEqual([
      ['/api/v1/auth/refresh', null],
      ['/api/v1/products', 'Bearer access two'],
    ])
    expect(readTokens()?.refresh).toBe('refresh two')
  })

  it('renews a token that the server refuses and sends the same body again', async () => {
    keepTokens(pair('one'))
    answers = [refused, fresh('two'), ok]
    expect((await ask()).status).toBe(200)
    expect(calls[2]).toEqual({ url: '/api/v1/products', authorization: 'Bearer access two', body: 'lamp' })
  })

  it('spends a refresh token once, however many calls need it at the same time', async () => {
    keepTokens(pair('one'))
    vi.setSystemTime(NOW + 890_000)
    answers = [fresh('two'), ok, ok, ok]
    await Promise.all([ask(), ask(), ask()])
    expect(calls.filter(({ url }) => url === '/api/v1/auth/refresh')).toHaveLength(1)
    expect(calls.filter(({ authorization }) => authorization === 'Bearer access two')).toHaveLength(3)
  })

  it('is signed out when the session has ended, and told so once', async () => {
    keepTokens(pair('one'))
    const told = vi.fn()
    const stop = onSessionChange(told)
    answers = [refused, refused]
    expect((await ask()).status).toBe(401)
    expect(readTokens()).toBeNull()
    expect(told).toHaveBeenCalledTimes(1)
    stop()
  })

  it('stays signed in while the server restarts', async () => {
    keepTokens(pair('one'))
    answers = [refused, () => new Response('', { status: 503 })]
    await ask()
    expect(readTokens()?.access).toBe('access one')
  })
})

it('forgets', () => {
  keepTokens(pair('one'))
  forgetTokens()
  expect(readTokens()).toBeNull()
})

it('takes text that is not a session for none', () => {
  localStorage.setItem('tradepost.session', 'nonsense')
  expect(readTokens()).toBeNull()
})
