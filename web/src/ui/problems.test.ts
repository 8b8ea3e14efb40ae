import { expect, it, vi } from 'vitest'

import { Problem } from '@/api/problem'

import { putProblemOnForm } from './problems'

const text = (error: unknown) => (error instanceof Error ? error.message : '')

function form(values: object) {
  const setErrors = vi.fn()
  return { getValues: () => values, setErrors } as unknown as Parameters<typeof putProblemOnForm>[0] & {
    setErrors: typeof setErrors
  }
}

it("puts each of the server's errors on its field", () => {
  const lines = form({ name: '', items: [{ quantity: 0 }] })
  const problem = new Problem(422, {
    errors: [
      { field: 'name', message: 'must not be empty' },
      { field: 'items.0.quantity', message: 'must be 1 or more' },
    ],
  })
  expect(putProblemOnForm(lines, problem, text)).toBeNull()
  expect(lines.setErrors).toHaveBeenCalledWith({ name: 'must not be empty', 'items.0.quantity': 'must be 1 or more' })
})

it('says above the form what belongs to none of its fields', () => {
  const problem = new Problem(422, { errors: [{ field: 'currency', message: 'is not known' }] })
  expect(putProblemOnForm(form({ name: '' }), problem, text)).toBe('currency: is not known')
})

it('says above the form what names no field', () => {
  expect(putProblemOnForm(form({ name: '' }), new Problem(409, { detail: 'There is one already' }), text)).toBe(
    'There is one already',
  )
})
