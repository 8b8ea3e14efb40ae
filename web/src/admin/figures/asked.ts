import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

import type { Query } from '@/api/figures'
import { useShop } from '@/api/shop'
import { today } from '@/lib/days'

import { grainFor, GRAINS, grainsFor, type Grain, type Preset, type Span, spanFrom } from './range'

/** What figures can be narrowed to: a parameter of the address for each. */
export const FILTERS = ['product', 'category', 'brand', 'seller', 'customer', 'channel', 'platform', 'country'] as const
export type FilterName = (typeof FILTERS)[number]
export type Compare = 'previous_period' | 'previous_year' | null

/** What is asked, kept in the address: it can be shared, bookmarked and left with the Back button. */
export type Asked = {
  preset: Preset | 'custom'
  /** The days that go without saying. */
  usual: Preset
  span: Span
  grain: Grain
  compare: Compare
  filters: Partial<Record<FilterName, string>>
  params: URLSearchParams
  set: (changes: Record<string, string | null>) => void
  /** An address that keeps the days and everything that this was narrowed to, and changes some of it. */
  to: (path: string, changes?: Record<string, string | null>) => string
}

/** Parameters that go along from page to page. */
const KEPT = ['days', 'from', 'to', 'compare', ...FILTERS]

export function useAsked(usual: Preset = '30d'): Asked {
  const [params, setParams] = useSearchParams()
  const { timeZone } = useShop()
  const now = today(timeZone)

  const set = useCallback(
    (changes: Record<string, string | null>) =>
      setParams((before) => changed(before, { ...changes, cursor: null }), { replace: true }),
    [setParams],
  )
  return useMemo(() => {
    const { preset, span } = spanFrom(params, now, usual)
    const grain = GRAINS.find((one) => one === params.get('grain'))
    const filters: Asked['filters'] = {}
    for (const name of FILTERS) {
      const value = params.get(name)
      if (value) filters[name] = value
    }
    return {
      preset,
      usual,
      span,
      grain: grain && grainsFor(span).includes(grain) ? grain : grainFor(span),
      compare: compareFrom(params.get('compare'), span),
      filters,
      params,
      set,
      to: (path, changes = {}) => {
        const kept = new URLSearchParams([...params].filter(([name]) => KEPT.includes(name)))
        const search = changed(kept, changes).toString()
        return search ? `${path}?${search}` : path
      },
    }
  }, [params, now, usual, set])
}

function changed(before: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value)
    else after.delete(name)
  }
  return after
}

function compareFrom(value: string | null, span: Span): Compare {
  if (!span.from || value === 'none') return null
  return value === 'year' ? 'previous_year' : 'previous_period'
}

/** The days and filters of a question to the server. */
export function narrowed({ span, filters }: Pick<Asked, 'span' | 'filters'>) {
  const ids = (value: string | undefined) => (value && /^[1-9]\d{0,15}$/.test(value) ? [Number(value)] : [])
  const words = (value: string | undefined) => (value ? [value] : [])
  return {
    start_date: span.from,
    end_date: span.to,
    filters: {
      product_ids: ids(filters.product),
      category_ids: ids(filters.category),
      brand_ids: ids(filters.brand),
      seller_ids: ids(filters.seller),
      customer_ids: ids(filters.customer),
      channels: words(filters.channel),
      platforms: words(filters.platform),
      countries: words(filters.country),
    },
  } satisfies Partial<Query>
}

/** The same for the named questions, whose filters are a part of the address. */
export function spanned({ span, filters }: Pick<Asked, 'span' | 'filters'>) {
  const category = narrowed({ span, filters }).filters.category_ids
  return {
    start_date: span.from,
    end_date: span.to,
    category_id: category,
    platform: filters.platform ? [filters.platform] : [],
  }
}
