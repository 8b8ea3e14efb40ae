/** A report's question and the address that shows it: the one is made of the other. Pure. */

import type { Query } from '@/api/figures'

import type { Preset } from './range'

/** Days that go along with today, as the server calls them. */
export const NAMED: Partial<Record<Preset, NonNullable<Query['preset']>>> = {
  today: 'today',
  '7d': 'last_7_days',
  '30d': 'last_30_days',
  '90d': 'last_90_days',
  month: 'this_month',
  'last-month': 'previous_month',
  year: 'this_year',
}

/** What a report is compared with, as its address says it and as the server does. */
export const AGAINST = ['before', 'year'] as const
export const COMPARED = { before: 'previous_period', year: 'previous_year' } as const

export function addressOf(query: Partial<Query>, id: number): string {
  const params = new URLSearchParams({ report: String(id) })
  const put = (name: string, value: string | number | null | undefined) => value && params.set(name, String(value))
  put('metrics', query.metrics?.join(','))
  put('by', query.dimensions?.join(','))
  put('cut', query.grain)
  put(
    'against',
    AGAINST.find((one) => COMPARED[one] === query.compare),
  )
  const preset = Object.entries(NAMED).find(([, named]) => named === query.preset)?.[0]
  if (query.start_date && query.end_date) {
    put('from', query.start_date)
    put('to', query.end_date)
  } else put('days', preset ?? 'all')
  put('category', query.filters?.category_ids?.[0])
  put('platform', query.filters?.platforms?.[0])
  put('product', query.filters?.product_ids?.[0])
  put('channel', query.filters?.channels?.[0])
  return `/figures/reports?${params.toString()}`
}
