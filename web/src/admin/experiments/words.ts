import type { Metric } from '@/api/experiments'
import { money, shortMoney } from '@/lib/format'

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

/** The same where there is little room: at a chart's side. */
export const axisText = (metric: Metric, value: number, currency: string, language: string): string =>
  isShare(metric) || metric === 'units'
    ? valueText(metric, value, currency, language)
    : shortMoney(value, currency, language)

/** A difference of shares, in percentage points. */
function points(value: number, language: string): string {
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value * 100)
  return `${text} ${language.startsWith('ru') ? 'п. п.' : 'pp'}`
}

/** A difference, with its sign. */
export function gapText(metric: Metric, value: number | null, currency: string, language: string): string {
  if (value === null) return '∞'
  const text = isShare(metric)
    ? points(Math.abs(value), language)
    : valueText(metric, Math.abs(value), currency, language)
  return value < 0 ? `−${text}` : `+${text}`
}

/** A p-value, or that it is as good as none. */
export function chance(value: number, language: string): string {
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(Math.max(value, 0.001))
  return value < 0.001 ? `p < ${text}` : `p = ${text}`
}

/** A part of a whole. */
export const part = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value)
