import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

import type { Row, Unit } from '@/api/figures'
import { count, country, day, money, shortMoney, wholeMoney } from '@/lib/format'
import { type Language, useLanguage } from '@/lib/i18n'

import type { Grain } from './range'

/** A figure as a number, for charts; amounts come as texts so that no cent is lost in tables. */
export function numberOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isNaN(number) ? null : number
}

export function ratio(value: number | null | undefined, language: string, digits = 1): string {
  if (value === null || value === undefined) return '—'
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(value)
}

export function decimal(value: number | null | undefined, language: string, digits = 2): string {
  if (value === null || value === undefined) return '—'
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)
}

/** A figure in words; `brief` for axes and tiles. */
export function figure(value: unknown, unit: Unit, currency: string, language: string, brief = false): string {
  const number = numberOf(value)
  // No currency: the answer is not here yet.
  if (number === null || (currency === '' && unit.endsWith('money'))) return '—'
  switch (unit) {
    case 'money':
      return brief ? wholeMoney(String(value), currency, language) : money(String(value), currency, language)
    case 'average_money':
      return money(number, currency, language)
    case 'ratio':
      return ratio(number, language)
    case 'average':
      return decimal(number, language)
    default:
      return count(number, language)
  }
}

/** For an axis. */
export function tick(value: number, unit: Unit, currency: string, language: string): string {
  if (unit === 'money' || unit === 'average_money') return shortMoney(value, currency, language)
  if (unit === 'ratio') return ratio(value, language)
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

/** `+12 %`; null where there was nothing before. Ratios change by points, not by percent of percents. */
export function changeOf(row: Row, name: string, unit: Unit): number | null {
  const change = row.change?.[name]
  if (!change) return null
  if (unit === 'ratio') return numberOf(change.absolute)
  return change.percent === null || change.percent === undefined ? null : change.percent / 100
}

/** What a bucket is called. */
export function bucket(start: string, grain: Grain, language: Language): string {
  const at = new Date(start.length > 10 ? `${start.slice(0, 19)}Z` : `${start}T00:00:00Z`)
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(at)
  switch (grain) {
    case 'hour':
      return write({
        hour: '2-digit',
        minute: '2-digit',
        ...(start.endsWith('T00:00:00') ? { day: 'numeric', month: 'short' } : {}),
      })
    case 'month':
      return write({ month: 'short', year: 'numeric' })
    case 'quarter':
      return `${language === 'ru' ? `${Math.floor(at.getUTCMonth() / 3) + 1} кв.` : `Q${Math.floor(at.getUTCMonth() / 3) + 1}`} ${at.getUTCFullYear()}`
    case 'year':
      return String(at.getUTCFullYear())
    default:
      return day(start.slice(0, 10), language, 'short')
  }
}

/** Marketplaces are called the same in every language; the shop itself is not. */
const CHANNELS: Record<string, string> = {
  wildberries: 'Wildberries',
  ozon: 'Ozon',
  yandex_market: 'Yandex Market',
  avito: 'Avito',
  amazon: 'Amazon',
  walmart: 'Walmart',
}

/** The one word for a place, however files spell it, as the server makes it: "Yandex Market" is yandex_market. */
export const channelOf = (platform: string) =>
  platform
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(Boolean)
    .join('_') || 'store'

/** What a channel or a platform is called; one that nobody named by its own word. */
export function useChannelName(): (channel: string) => string {
  const { t } = useTranslation('admin')
  return useCallback(
    (channel) => {
      const code = channelOf(channel)
      return code === 'store' ? t('figures.ownShop') : (CHANNELS[code] ?? channel)
    },
    [t],
  )
}

const NAMELESS = ['category', 'brand', 'seller', 'customer', 'country'] as const
const MONDAY = Date.UTC(2024, 0, 1)

/** What a dimension's value is called: a product by its name, a country by its name, Monday instead of 1. */
export function useValueName(): (row: Row, dimension: string) => string {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  return useCallback(
    (row: Row, dimension: string) => {
      const name = row.names?.[dimension]
      if (name) return name
      const value = row.dimensions?.[dimension]
      if (value === null || value === undefined || value === '') {
        const known = NAMELESS.find((one) => one === dimension)
        return t(`figures.noneOf.${known ?? 'other'}`)
      }
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
      if (dimension === 'channel' || dimension === 'platform') return channelName(text)
      if (dimension === 'country') return country(text, language)
      if (dimension === 'hour') return `${text.padStart(2, '0')}:00`
      if (dimension === 'weekday')
        return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
          MONDAY + (Number(text) - 1) * 86_400_000,
        )
      return text
    },
    [t, language, channelName],
  )
}
