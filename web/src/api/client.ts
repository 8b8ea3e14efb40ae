import createClient from 'openapi-fetch'

import { Problem, type ProblemBody, problemFrom } from './problem'
import type { paths } from './schema'
import { signedFetch } from './session'

export const api = createClient<paths>({
  baseUrl: typeof window === 'undefined' ? '' : window.location.origin,
  fetch: signedFetch,
  querySerializer: { array: { style: 'form', explode: true } },
})

type Answer<T> = { data?: T; error?: unknown; response: Response }

/** The answer's body, or a `Problem` thrown: `const page = await unwrap(api.GET('/api/v1/products'))`. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, { title: 'The server does not answer' })
  }
  if (!answer.response.ok) {
    const body = answer.error
    throw new Problem(answer.response.status, typeof body === 'object' && body !== null ? (body as ProblemBody) : {})
  }
  return answer.data as T
}

/** For what the typed client is not made for (files, streams): the same tokens and the same errors. */
export async function request(path: string, init?: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await signedFetch(new URL(path, window.location.origin), init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, { title: 'The server does not answer' })
  }
  if (!response.ok) throw await problemFrom(response)
  return response
}
