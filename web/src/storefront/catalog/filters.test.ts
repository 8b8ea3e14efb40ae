import { expect, it } from 'vitest'

import { wantedOf } from './filters'

it('reads what is chosen from the address', () => {
  const params = new URLSearchParams(
    'q=lamp&brand=a&brand=b&attr.colour=red&price_min=10.50&price_max=-1&rating_min=4&in_stock=true&sort=-price',
  )
  expect(wantedOf(params, undefined)).toEqual({
    q: 'lamp',
    category: [],
    brand: ['a', 'b'],
    price_min: '10.50',
    price_max: null,
    rating_min: 4,
    in_stock: true,
    attributes: ['colour:red'],
    sort: '-price',
  })
})

it('sorts by relevance where there are words, else the newest first; a category has no words', () => {
  expect(wantedOf(new URLSearchParams('q=lamp'), undefined).sort).toBe('relevance')
  expect(wantedOf(new URLSearchParams('sort=nonsense&rating_min=9'), 'light')).toMatchObject({
    q: '',
    category: ['light'],
    rating_min: null,
    sort: 'newest',
  })
})
