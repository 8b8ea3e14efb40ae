import { expect, it } from 'vitest'

import { pointsOf } from './points'

const now = new Date('2026-06-03T00:00:00Z').getTime()

it('draws the oldest amount first and the last one until now', () => {
  const changes = [
    { at: '2026-06-02T00:00:00Z', after: '9.50' },
    { at: '2026-06-01T00:00:00Z', after: '12.00' },
  ]
  expect(pointsOf(changes, now).map(({ amount }) => amount)).toEqual([12, 9.5, 9.5])
  expect(pointsOf(changes, now).at(-1)?.at).toBe(now)
})

it('has a gap where there was none', () => {
  expect(pointsOf([{ at: '2026-06-01T00:00:00Z', after: null }], now).map(({ amount }) => amount)).toEqual([null, null])
})

it('is empty without changes', () => {
  expect(pointsOf([], now)).toEqual([])
})
