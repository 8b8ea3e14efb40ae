import { useQueries } from '@tanstack/react-query'

import { api, unwrap } from '@/api/client'

import { FILTERS, type Asked, type FilterName } from './asked'

async function nameOf(name: FilterName, value: string): Promise<string> {
  const id = Number(value)
  switch (name) {
    case 'product':
      return (await unwrap(api.GET('/api/v1/products/{product_id}', { params: { path: { product_id: value } } }))).name
    case 'category':
      return (await unwrap(api.GET('/api/v1/categories/{category_id}', { params: { path: { category_id: value } } })))
        .name
    case 'brand':
      return (await unwrap(api.GET('/api/v1/brands/{brand_id}', { params: { path: { brand_id: value } } }))).name
    case 'seller':
      return (await unwrap(api.GET('/api/v1/sellers/{seller_id}', { params: { path: { seller_id: id } } }))).name
    case 'customer':
      return (await unwrap(api.GET('/api/v1/customers/{customer_id}', { params: { path: { customer_id: id } } }))).name
    default:
      return value
  }
}

/** What is filtered by, in words rather than in ids. */
export function useFilterNames(filters: Asked['filters']): Partial<Record<FilterName, string>> {
  const used = FILTERS.filter((name) => filters[name])
  const found = useQueries({
    queries: used.map((name) => ({
      queryKey: ['figures', 'name', name, filters[name]],
      queryFn: () => nameOf(name, filters[name] ?? ''),
      staleTime: 60_000,
    })),
  })
  return Object.fromEntries(used.map((name, place) => [name, found[place]?.data]))
}
