import { expect, it } from 'vitest'

import { bodyOf, valuesOf } from './values'

const empty = { ...valuesOf(null, 'RUB'), zone_id: '3', code: 'post', name: 'Post' }

it('sends a table of weights by grams and one of values by amounts', () => {
  const rates = [{ up_to: '500', amount: '9.90', country: '', postcode: '' }]
  expect(bodyOf({ ...empty, kind: 'weight', rates }).rates).toEqual([
    { up_to_g: 500, up_to_amount: null, amount: '9.90', country: '', postcode: '' },
  ])
  expect(bodyOf({ ...empty, kind: 'amount', rates }).rates).toEqual([
    { up_to_g: null, up_to_amount: '500', amount: '9.90', country: '', postcode: '' },
  ])
})

it('keeps the last row of a table open', () => {
  const rates = [{ up_to: '', amount: '20', country: '', postcode: '' }]
  expect(bodyOf({ ...empty, kind: 'weight', rates }).rates?.[0]).toMatchObject({ up_to_g: null, amount: '20' })
})

it('leaves the table out of a flat price, and the price out of a table', () => {
  const rates = [{ up_to: '', amount: '20', country: '', postcode: '' }]
  expect(bodyOf({ ...empty, amount: '5', rates })).toMatchObject({ amount: '5', rates: [] })
  expect(bodyOf({ ...empty, kind: 'weight', amount: '5', rates })).toMatchObject({ amount: '0' })
})
