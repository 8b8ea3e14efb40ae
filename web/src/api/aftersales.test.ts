import { expect, it } from 'vitest'

import { mayDispatch, openLines, type Return, returnableLines } from './aftersales'
import type { Order } from './orders'

const line = (id: number, quantity: number, fulfilled: number) => ({ id, quantity, fulfilled }) as never
const order = (changes: object = {}) =>
  ({
    kind: 'sale',
    status: 'paid',
    fulfilment_status: 'partial',
    items: [line(1, 3, 1), line(2, 2, 2)],
    ...changes,
  }) as unknown as Order

it('knows what is still to be sent', () => {
  expect(openLines(order()).map(({ line: { id }, open }) => [id, open])).toEqual([[1, 2]])
  expect(mayDispatch(order())).toBe(true)
  expect(mayDispatch(order({ status: 'cancelled' }))).toBe(false)
  expect(mayDispatch(order({ items: [line(2, 2, 2)] }))).toBe(false)
})

it('takes nothing back twice', () => {
  const asked = (status: Return['status']) => [{ status, lines: [{ order_line_id: 2, quantity: 1 }] }] as Return[]
  const open = (returns: Return[]) =>
    returnableLines(order(), returns).map(({ line: { id }, open: units }) => [id, units])
  expect(open([])).toEqual([
    [1, 1],
    [2, 2],
  ])
  expect(open(asked('requested'))).toEqual([
    [1, 1],
    [2, 1],
  ])
  expect(open(asked('rejected'))).toEqual([
    [1, 1],
    [2, 2],
  ])
})
