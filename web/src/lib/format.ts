/** Amounts, counts and moments as the reader's language writes them. */

/** Until the shop has said its currency, a plain number. */
const inCurrency = (currency: string): Intl.NumberFormatOptions =>
  currency === '' ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }

/** The server speaks decimal strings so that no cent is lost; `Intl` takes them as they are. */
export function money(amount: string | number | null | undefined, currency: string, language: string): string {
  if (amount === null || amount === undefined) return '—'
  return new Intl.NumberFormat(language, inCurrency(currency)).format(amount as Intl.StringNumericLiteral | number)
}

/** Without the cents, where they only disturb. */
export function wholeMoney(amount: string, currency: string, language: string): string {
  return new Intl.NumberFormat(language, {
    ...inCurrency(currency),
    maximumFractionDigits: 0,
  }).format(amount as Intl.StringNumericLiteral)
}

/** For charts and tiles: `1.2M`, `84 тыс.`. */
export function shortMoney(amount: number, currency: string, language: string, digits = 1): string {
  return new Intl.NumberFormat(language, {
    ...inCurrency(currency),
    notation: 'compact',
    maximumFractionDigits: digits,
  }).format(amount)
}

export function count(value: number | null | undefined, language: string): string {
  return value === null || value === undefined ? '—' : new Intl.NumberFormat(language).format(value)
}

/** A part of a whole, as the server says it: `19.5` is 19.5%. */
export function share(percents: string, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 4 }).format(Number(percents) / 100)
}

export function percent(ratio: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(ratio)
}

/** A day without a time (`2026-03-01`) is that day everywhere: it is not moved between time zones. */
export function day(value: string | null | undefined, language: string, style: 'short' | 'long' = 'long'): string {
  if (!value) return '—'
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(value)
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(style === 'long' ? { year: 'numeric' } : {}),
    ...(whole ? { timeZone: 'UTC' } : {}),
  }).format(new Date(value))
}

export function moment(value: string | null | undefined, language: string): string {
  if (!value) return '—'
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value))
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `3 minutes ago`, `вчера`. */
export function ago(value: string, language: string, now: number = Date.now()): string {
  const seconds = (new Date(value).getTime() - now) / 1000
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit)
  }
  return format.format(0, 'second')
}

export function fileSize(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value)
}

/** The country's name, from its ISO code; whatever else the order book has is shown as it is. */
export function country(code: string | null | undefined, language: string): string {
  if (!code) return '—'
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
}
