import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from '@/api/client'

/** What files may hold; the server knows the fields of each. */
export const KINDS = [
  'products',
  'inventory',
  'customers',
  'orders',
  'keywords',
  'supplier_catalog',
  'competitor_prices',
  'market',
] as const
export type Kind = (typeof KINDS)[number]

/** A field, whether each row needs it, and other names its column is known by. */
export type Field = { field: string; required: boolean; also: string[] }

const PATHS = {
  products: '/api/v1/products/import/fields',
  inventory: '/api/v1/inventory/import/fields',
  customers: '/api/v1/customers/import/fields',
  orders: '/api/v1/orders/import/fields',
  keywords: '/api/v1/promotion/keywords/import/fields',
  supplier_catalog: '/api/v1/supplier_catalog/import/fields',
  competitor_prices: '/api/v1/management/price/competitors/import/fields',
  market: '/api/v1/market/import/fields',
} as const

/** Where the files of a kind are. */
export const pathOf = (kind: Kind) => PATHS[kind].slice(0, -'/import/fields'.length)

export const fieldsQuery = (kind: Kind) =>
  queryOptions({
    queryKey: ['import-fields', kind],
    queryFn: async () => (await unwrap(api.GET(PATHS[kind]))) as Field[],
    staleTime: Infinity,
  })

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Our field → the file's column, by name. Each column is used once; the exact name comes before a likely one. */
export function guessMapping(fields: Field[], columns: string[]): Record<string, string> {
  const mapping: Record<string, string> = {}
  const free = new Set(columns.filter((column) => column !== ''))
  const take = (field: string, wanted: string[]) => {
    if (mapping[field]) return
    const found = [...free].find((column) => wanted.includes(plain(column)))
    if (found === undefined) return
    mapping[field] = found
    free.delete(found)
  }
  for (const { field } of fields) take(field, [plain(field)])
  for (const { field, also } of fields) take(field, also.map(plain))
  return mapping
}
