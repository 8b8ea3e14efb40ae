import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Product = components['schemas']['ProductOut']
export type Variant = components['schemas']['VariantOut']
export type Picture = components['schemas']['MediaOut']
export type CategoryBranch = components['schemas']['CategoryBranch']
export type Brand = components['schemas']['BrandOut']
export type Seller = components['schemas']['SellerOut']
export type Collection = components['schemas']['CollectionOut']

/** The whole tree, each branch with how many products it holds. */
export const categoryTree = queryOptions({
  queryKey: ['categories', 'tree'],
  queryFn: async () =>
    (await unwrap(api.GET('/api/v1/categories', { params: { query: { tree: true } } }))).items as CategoryBranch[],
  staleTime: 60_000,
})

/** Brands and sellers by name, as many as a menu can hold. */
export const allBrands = queryOptions({
  queryKey: ['brands', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/brands', { params: { query: { limit: 200, sort: 'name' } } })),
  staleTime: 60_000,
})

export const allSellers = queryOptions({
  queryKey: ['sellers', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/sellers', { params: { query: { limit: 200, sort: 'name' } } })),
  staleTime: 60_000,
})

/** One product by id or slug, with the version tag that guards its next change. */
export const productQuery = (key: string) =>
  queryOptions({
    queryKey: ['products', 'one', key],
    queryFn: async () => {
      const answer = await api.GET('/api/v1/products/{product_id}', { params: { path: { product_id: key } } })
      const product = await unwrap(Promise.resolve(answer))
      return { product, version: answer.response.headers.get('etag') }
    },
  })
