import { expect, it } from 'vitest'

import { guessMapping } from './fields'

const FIELDS = [
  { field: 'order_number', required: true, also: ['invoice', 'order id'] },
  { field: 'sku', required: true, also: ['stockcode', 'артикул'] },
  { field: 'product_name', required: false, also: ['description', 'название'] },
  { field: 'unit_price', required: true, also: ['price'] },
]

it('matches columns by name, whatever their case, spaces and underscores', () => {
  expect(guessMapping(FIELDS, ['Order Number', 'SKU', 'unit-price', ''])).toEqual({
    order_number: 'Order Number',
    sku: 'SKU',
    unit_price: 'unit-price',
  })
})

it('knows the names that other systems use, and Russian ones', () => {
  expect(guessMapping(FIELDS, ['Invoice', 'StockCode', 'Description', 'Price'])).toEqual({
    order_number: 'Invoice',
    sku: 'StockCode',
    product_name: 'Description',
    unit_price: 'Price',
  })
  expect(guessMapping(FIELDS, ['Артикул', 'Название'])).toEqual({ sku: 'Артикул', product_name: 'Название' })
})

it('prefers the exact name, and uses a column once', () => {
  expect(guessMapping(FIELDS, ['price', 'unit_price', 'stockcode', 'sku'])).toEqual({
    unit_price: 'unit_price',
    sku: 'sku',
  })
})
