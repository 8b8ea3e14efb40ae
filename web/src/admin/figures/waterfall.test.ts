import { expect, it } from 'vitest'

import { waterfall } from './waterfall'

it('lets each amount go on where the one before ended', () => {
  const { bars, zero } = waterfall([
    { kind: 'amount', amount: 100 },
    { kind: 'amount', amount: -25 },
    { kind: 'subtotal', amount: 75 },
    { kind: 'amount', amount: -50 },
    { kind: 'subtotal', amount: 25 },
  ])
  expect(zero).toBe(0)
  expect(bars).toEqual([
    { start: 0, width: 1, below: false },
    { start: 0.75, width: 0.25, below: true },
    { start: 0, width: 0.75, below: false },
    { start: 0.25, width: 0.5, below: true },
    { start: 0, width: 0.25, below: false },
  ])
})

it('has room below nothing for a loss', () => {
  const { bars, zero } = waterfall([
    { kind: 'amount', amount: 50 },
    { kind: 'amount', amount: -100 },
    { kind: 'subtotal', amount: -50 },
  ])
  expect(zero).toBe(0.5)
  expect(bars.at(-1)).toEqual({ start: 0, width: 0.5, below: true })
  expect(waterfall([]).bars).toEqual([])
})
