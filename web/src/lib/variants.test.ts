import { expect, it } from 'vitest'

import { optionsOf, variantFor, variantName } from './variants'

const shirts = [
  { id: 1, options: { size: 'S', colour: 'red' } },
  { id: 2, options: { size: 'L', colour: 'red' } },
  { id: 3, options: { size: 'L', colour: 'blue' } },
]

it('lists each option with its values in the order of the variants', () => {
  expect(optionsOf(shirts)).toEqual([
    { name: 'size', values: ['S', 'L'] },
    { name: 'colour', values: ['red', 'blue'] },
  ])
})

it('finds the variant of a choice, and none for a combination that is not made', () => {
  expect(variantFor(shirts, { size: 'L', colour: 'blue' })?.id).toBe(3)
  expect(variantFor(shirts, { size: 'S', colour: 'blue' })).toBeUndefined()
})

it('names a variant by its values', () => {
  expect(variantName({ size: 'L', colour: 'red' })).toBe('L / red')
  expect(variantName({}, 'TEE-1')).toBe('TEE-1')
})
