import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

import type { Wanted } from '@/api/search'

export const SORTS = ['relevance', 'newest', 'price', '-price', 'rating', 'name'] as const
export type Sort = (typeof SORTS)[number]

/** What is chosen, as the address bar has it: `?brand=a&brand=b&attr.colour=red&price_min=100&in_stock=true`. */
export function wantedOf(params: URLSearchParams, category: string | undefined): Wanted {
  const sort = SORTS.find((one) => one === params.get('sort')) ?? (params.get('q') ? 'relevance' : 'newest')
  const attributes = [...params]
    .filter(([name]) => name.startsWith('attr.'))
    .map(([name, value]) => `${name.slice(5)}:${value}`)
  const amount = (name: string) => (/^\d{1,12}(\.\d{1,2})?$/.test(params.get(name) ?? '') ? params.get(name) : null)
  const stars = Number(params.get('rating_min'))
  return {
    q: category ? '' : (params.get('q') ?? ''),
    category: category ? [category] : params.getAll('category'),
    brand: params.getAll('brand'),
    price_min: amount('price_min'),
    price_max: amount('price_max'),
    rating_min: stars >= 1 && stars <= 5 ? stars : null,
    in_stock: params.get('in_stock') === 'true' ? true : null,
    attributes,
    sort,
  }
}

const isFilter = (name: string) => name !== 'q' && name !== 'sort'

/** Reads and writes the filters in the address bar; each change is a step that Back undoes. */
export function useFilters() {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (write: (after: URLSearchParams) => void) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          write(after)
          return after
        },
        { preventScrollReset: true },
      ),
    [setParams],
  )
  const chosen = useMemo(() => [...params].filter(([name, value]) => isFilter(name) && value !== ''), [params])
  return {
    params,
    chosen,
    set: (values: Record<string, string | null>) =>
      change((after) => {
        for (const [name, value] of Object.entries(values)) {
          if (value) after.set(name, value)
          else after.delete(name)
        }
      }),
    toggle: (name: string, value: string) =>
      change((after) => {
        if (after.has(name, value)) after.delete(name, value)
        else after.append(name, value)
      }),
    clear: () => change((after) => [...after.keys()].filter(isFilter).forEach((name) => after.delete(name))),
  }
}

export type Filters = ReturnType<typeof useFilters>
