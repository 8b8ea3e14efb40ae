import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'

import { useChannelName } from '../figures/words'

export type Analysis = components['schemas']['AnalysisOut']
export type Found = components['schemas']['FoundOut']
export type Kept = components['schemas']['KeptNiche']
export type Source = components['schemas']['SourceOut']
/** What of the market a niche is; what is left out narrows nothing. */
export type Niche = Record<(typeof PARTS)[number], string>

export const PARTS = ['search_term', 'category', 'brand', 'seller', 'channel'] as const
export const LENGTHS = [7, 30, 90, 365] as const
export const MOST = 5 // beside each other

export const WHOLE: Niche = { search_term: '', category: '', brand: '', seller: '', channel: '' }

/** A niche out of an address or an answer. */
export function nicheOf(from: URLSearchParams | Partial<Niche>): Niche {
  const get = (name: keyof Niche) => (from instanceof URLSearchParams ? from.get(name) : from[name]) ?? ''
  return { search_term: get('search_term'), category: get('category'), brand: get('brand'), seller: get('seller'), channel: get('channel') } // prettier-ignore
}

/** `search_term=lamp&channel=ozon`: only what narrows it. */
export function toAddress(niche: Niche): string {
  return new URLSearchParams(PARTS.flatMap((name) => (niche[name] ? [[name, niche[name]]] : []))).toString()
}

export const isWhole = (niche: Niche) => toAddress(niche) === ''

export function daysOf(params: URLSearchParams): number {
  return LENGTHS.find((one) => String(one) === params.get('days')) ?? 30
}

/** What a niche is called where nobody named it: the words first, then what narrows them. */
export function useNicheName(): (niche: Partial<Niche>) => string {
  const { t } = useTranslation('admin')
  const channelName = useMarketName()
  return useCallback(
    (given) => {
      const { search_term, category, brand, seller, channel } = nicheOf(given)
      const parts = [search_term && `“${search_term}”`, category, brand, seller, channel && channelName(channel)]
      return parts.filter(Boolean).join(' · ') || t('niche.whole')
    },
    [t, channelName],
  )
}

/** A market's channel in words; the shop's own catalogue is one of them. */
export function useMarketName(): (channel: string) => string {
  const { t } = useTranslation('admin')
  const channelName = useChannelName()
  return useCallback((channel) => (channel === 'own' ? t('niche.own') : channelName(channel)), [t, channelName])
}

export const analysis = (niche: Niche, days: number) =>
  queryOptions({
    queryKey: ['niche', 'analysis', niche, days],
    queryFn: () => unwrap(api.GET('/api/v1/niche/analyze', { params: { query: { ...niche, days } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export const sources = queryOptions({
  queryKey: ['niche', 'sources'],
  queryFn: () => unwrap(api.GET('/api/v1/niche/sources')),
})

export const kept = queryOptions({
  queryKey: ['niche', 'favorites', 'all'],
  queryFn: () => unwrap(api.GET('/api/v1/niche/favorites', { params: { query: { limit: 100 } } })),
})
