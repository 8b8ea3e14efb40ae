import { expect, it } from 'vitest'

import { valueText } from './words'

it('writes any value in one short line', () => {
  expect(valueText('red')).toBe('red')
  expect(valueText(5)).toBe('5')
  expect(valueText(false)).toBe('✗')
  expect(valueText(['a', 2])).toBe('a, 2')
  expect(valueText({ watts: 40, colour: null })).toBe('watts: 40, colour: —')
  expect(valueText('x'.repeat(200))).toHaveLength(141)
})

it('is nothing where there is nothing', () => {
  for (const nothing of [null, undefined, '', [], {}]) expect(valueText(nothing)).toBeNull()
})
