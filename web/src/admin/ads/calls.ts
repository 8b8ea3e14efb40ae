import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { money } from '@/lib/format'

export type Campaign = components['schemas']['CampaignOut']
export type CampaignPage = components['schemas']['CampaignPageOut']
export type AdItem = components['schemas']['AdItemOut']
export type Figures = components['schemas']['AdFigures']
export type AdDays = components['schemas']['AdDaysOut']
export type AdRule = components['schemas']['AdRuleOut']
export type Decision = components['schemas']['AdDecisionOut']
export type Rate = components['schemas']['BidRateOut']
export type Advice = components['schemas']['BidAdviceOut']

export const STATES = ['draft', 'running', 'paused', 'ended'] as const
export const METRICS = [
  'cost_share',
  'cost',
  'cost_per_order',
  'cost_per_click',
  'click_rate',
  'conversion',
  'orders',
] as const
export const ACTIONS = ['pause', 'start', 'bid', 'daily_budget'] as const
export const DAYS = 28

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: ['ads', 'campaigns', id],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/promotion/campaigns/{campaign_id}', {
          params: { path: { campaign_id: id }, query: { days: DAYS } },
        }),
      ),
  })

export const daysQuery = (id: number) =>
  queryOptions({
    queryKey: ['ads', 'campaigns', id, 'days'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/promotion/campaigns/{campaign_id}/days', {
          params: { path: { campaign_id: id }, query: { days: DAYS } },
        }),
      ),
  })

export const adRuleQuery = (id: number) =>
  queryOptions({
    queryKey: ['ads', 'rules', id],
    queryFn: () =>
      unwrap(api.GET('/api/v1/promotion/campaigns/rules/{rule_id}', { params: { path: { rule_id: id } } })),
  })

export const adviceQuery = (id: number) =>
  queryOptions({
    queryKey: ['ads', 'rates', id],
    queryFn: () => unwrap(api.GET('/api/v1/promotion/rates/{item_id}', { params: { path: { item_id: id } } })),
  })

export const adChannelsQuery = queryOptions({
  queryKey: ['ads', 'channels'],
  queryFn: () => unwrap(api.GET('/api/v1/promotion/campaigns/channels')),
})

/** A bid: an amount, or of campaigns that are paid by what they sell a share of the price. */
export function bid(value: string | null, kind: string, currency: string, language: string): string {
  if (value === null) return '—'
  return kind === 'cps' ? share(value, language) : money(value, currency, language)
}

/** A share in per cent as the server writes it, with the reader's own decimals. */
export function share(value: string | null, language: string): string {
  if (value === null) return '—'
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(Number(value) / 100)
}
