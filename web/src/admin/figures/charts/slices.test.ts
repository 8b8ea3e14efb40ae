import { expect, it } from 'vitest'

import { slicesOf } from './slices'

it('takes the largest first and leaves out what is not above zero', () => {
  const found = slicesOf(
    [
      { name: 'a', value: 1 },
      { name: 'b', value: 5 },
      { name: 'c', value: -3 },
      { name: 'd', value: 0 },
    ],
    'other',
  )
  expect(found.map(({ name, value }) => [name, value])).toEqual([
    ['b', 5],
    ['a', 1],
  ])
})

it('makes one of what has no colour of its own', () => {
  const parts = Array.from({ length: 10 }, (_, place) => ({ name: `p${place}`, value: 10 - place }))
  const found = slicesOf(parts, 'other')
  expect(found).toHaveLength(8)
  expect(found.at(-1)).toMatchObject({ name: 'other', value: 3 + 2 + 1 })
  expect(new Set(found.map(({ color }) => color)).size).toBe(8)
  expect(slicesOf(parts.slice(0, 8), 'other').at(-1)).toMatchObject({ name: 'p7', value: 3 })
})
