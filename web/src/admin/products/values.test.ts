import { expect, it } from 'vitest'

import type { Product } from '@/api/catalog'

import { bodyOf, changesOf, valuesOf } from './values'

const variant = {
  id: 11,
  product_id: 1,
  sku: 'LAMP',
  barcode: null,
  options: {},
  price: '19.90',
  currency: 'EUR',
  cost: null,
  available: 3,
  weight_g: 400,
  length_mm: null,
  width_mm: null,
  height_mm: null,
  position: 0,
  archived: false,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}
const lamp: Product = {
  id: 1,
  rating: null,
  name: 'Lamp',
  slug: 'lamp',
  description: '',
  sku: 'LAMP',
  barcode: null,
  price: '19.90',
  currency: 'EUR',
  cost: null,
  status: 'active',
  available: 3,
  category_id: 7,
  category: { id: 7, name: 'Light', slug: 'light' },
  brand_id: null,
  brand: null,
  seller_id: null,
  seller: null,
  attributes: { watts: 40, tags: ['warm', 'dim'], colour: 'red' },
  seo: { title: '', description: '', keywords: '' },
  variants: [variant],
  media: [],
  published_at: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}

it('sends nothing when nothing changed', () => {
  expect(changesOf(valuesOf(lamp), lamp)).toEqual({})
})

it('sends only what changed', () => {
  expect(changesOf({ ...valuesOf(lamp), price: '24.90', category_id: null }, lamp)).toEqual({
    price: '24.90',
    category_id: null,
  })
})

it('keeps attributes that are numbers or lists as they are when another one changes', () => {
  const values = valuesOf(lamp)
  values.attributes = values.attributes.map((row) => (row.name === 'colour' ? { ...row, value: 'blue' } : row))
  expect(changesOf(values, lamp)).toEqual({ attributes: { watts: 40, tags: ['warm', 'dim'], colour: 'blue' } })
})

it('leaves the figures of several variants to the variants', () => {
  const several = { ...lamp, variants: [variant, { ...variant, id: 12, sku: 'LAMP-2' }] }
  expect(Object.keys(bodyOf(valuesOf(several)))).not.toContain('price')
})

it('asks the server for a SKU when none is given', () => {
  const { sku, ...rest } = bodyOf({ ...valuesOf(null), name: 'Mug', price: '5.00' })
  expect(sku).toBeUndefined()
  expect(rest).toMatchObject({ name: 'Mug', price: '5.00', status: 'draft', cost: null })
})
