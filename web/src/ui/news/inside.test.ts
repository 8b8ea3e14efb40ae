import { expect, it } from 'vitest'

import { insideOf } from './inside'

it.each([
  ['/admin', '/admin/orders/3', '/orders/3'],
  ['/admin', '/admin', '/'],
  ['/admin', '/orders/TP-1', null],
  ['/admin', '/administration', null],
  ['', '/orders/TP-1', '/orders/TP-1'],
  ['', '/admin/orders/3', null],
  ['', 'https://elsewhere.example/', null],
  ['', '//elsewhere.example/', null],
] as const)('in the app at "%s" the link %s is %s', (base, link, inside) => {
  expect(insideOf(base, link)).toBe(inside)
})
