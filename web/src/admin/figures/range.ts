/** Which days figures are about: presets, the buckets that suit them, and back from an address. Pure. */

import { addDays } from '@/lib/days'

export const PRESETS = ['today', '7d', '30d', '90d', 'month', 'last-month', 'year', '12m', 'all'] as const
export type Preset = (typeof PRESETS)[number]

export const GRAINS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const
export type Grain = (typeof GRAINS)[number]

/** Both ends included; null is open: everything there ever was. */
export type Span = { from: string | null; to: string | null }

const LENGTHS: Partial<Record<Preset, number>> = { today: 1, '7d': 7, '30d': 30, '90d': 90, '12m': 365 }

export function spanOf(preset: Preset, today: string): Span {
  if (preset === 'all') return { from: null, to: null }
  const length = LENGTHS[preset]
  if (length) return { from: addDays(today, 1 - length), to: today }
  if (preset === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  const first = `${today.slice(0, 7)}-01`
  if (preset === 'month') return { from: first, to: today }
  const last = addDays(first, -1)
  return { from: `${last.slice(0, 7)}-01`, to: last }
}

/** How many days there are; null without an end. */
export function daysIn({ from, to }: Span): number | null {
  return from && to ? Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1 : null
}

/** Buckets that a chart of these days can hold: not one alone, and none too thin to see. */
export function grainsFor(span: Span): Grain[] {
  const days = daysIn(span)
  if (days === null) return ['day', 'week', 'month', 'quarter', 'year']
  if (days <= 1) return ['hour']
  return GRAINS.filter(
    (grain) =>
      ({
        hour: days <= 7,
        day: days <= 400,
        week: days >= 14,
        month: days >= 45,
        quarter: days >= 120,
        year: days >= 500,
      })[grain],
  )
}

/** Some dozens of buckets are what an eye takes in. */
export function grainFor(span: Span): Grain {
  const days = daysIn(span)
  if (days === null || days > 800) return 'month'
  return days <= 1 ? 'hour' : days <= 92 ? 'day' : days <= 200 ? 'week' : days <= 800 ? 'month' : 'quarter'
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const isDay = (value: string | null): value is string =>
  value !== null && DAY.test(value) && !Number.isNaN(Date.parse(value))

/** What an address says; the usual days where it says nothing, or nonsense. */
export function spanFrom(
  params: URLSearchParams,
  today: string,
  usual: Preset = '30d',
): { preset: Preset | 'custom'; span: Span } {
  const from = params.get('from')
  const to = params.get('to')
  if (isDay(from) && isDay(to)) return { preset: 'custom', span: from <= to ? { from, to } : { from: to, to: from } }
  const preset = PRESETS.find((one) => one === params.get('days')) ?? usual
  return { preset, span: spanOf(preset, today) }
}
