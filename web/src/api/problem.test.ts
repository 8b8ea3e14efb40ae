import { expect, it } from 'vitest'

import { isProblem, Problem, problemFrom } from './problem'

it('reads a problem document', async () => {
  const body = {
    type: '/problems/two-factor-required',
    title: 'A code is needed',
    detail: 'Send the code',
    status: 401,
  }
  const problem = await problemFrom(new Response(JSON.stringify(body), { status: 401 }))
  expect(problem.message).toBe('Send the code')
  expect(isProblem(problem, 'two-factor-required')).toBe(true)
  expect(isProblem(problem, 'forbidden')).toBe(false)
})

it('makes do with an answer that is none', async () => {
  const problem = await problemFrom(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
  expect([problem.status, problem.message, problem.kind, problem.fields]).toEqual([502, 'Bad Gateway', 'unknown', []])
})

it('knows silence', () => {
  expect(new Problem(0, {}).kind).toBe('offline')
})
