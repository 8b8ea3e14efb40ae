import type { Metric } from '@/api/experiments'
import { money } from '@/lib/format'

const SHARES: Metric[] = ['conversion', 'clicks']

export const isShare = (metric: Metric) => SHARES.includes(metric)

/** A figure of a metric: a share in percent, money, or units. */
export function valueText(metric: Metric, value: number | null, currency: string, language: string): string {
  if (value === null) return '—'
  if (isShare(metric)) {
    return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(value)
  }
  if (metric === 'units') return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)
  return money(value, currency, language)
}

/** A difference, with its sign. */
export function gapText(metric: Metric, value: number | null, currency: string, language: string): string {
  if (value === null) return '∞'
  const text = valueText(metric, Math.abs(value), currency, language)
  return value < 0 ? `−${text}` : `+${text}`
}

/** A chance, or how little of one. */
export function chance(value: number, language: string): string {
  if (value < 0.001) return '< 0.001'
  return new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value)
}

/** A part of a whole. */
export const part = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value)
