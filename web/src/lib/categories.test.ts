import { expect, it } from 'vitest'

import { categoryOptions, flatten } from './categories'

const tree = [
  { id: 1, name: 'Home', children: [{ id: 2, name: 'Kitchen', children: [{ id: 3, name: 'Kettles', children: [] }] }] },
  { id: 4, name: 'Garden', children: [] },
]

it('walks a tree from the top, each branch before the next', () => {
  expect(flatten(tree).map(({ branch, depth }) => [branch.name, depth])).toEqual([
    ['Home', 0],
    ['Kitchen', 1],
    ['Kettles', 2],
    ['Garden', 0],
  ])
})

it('indents what is below', () => {
  expect(categoryOptions(tree)[1]).toEqual({ value: '2', label: '\u2007\u2007Kitchen' })
})
