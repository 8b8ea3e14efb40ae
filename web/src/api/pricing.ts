import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Prices = components['schemas']['PricesOut']
export type PriceList = components['schemas']['PriceListOut']
export type Planned = components['schemas']['PlannedOut']
export type PriceChange = components['schemas']['PriceChangeOut']
export type Tax = components['schemas']['TaxOut']

/** A variant with all that it costs. */
export const variantQuery = (id: number) =>
  queryOptions({
    queryKey: ['prices', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/prices/{variant_id}', { params: { path: { variant_id: id } } })),
  })

export type Rule = components['schemas']['PriceRuleOut']
export type RuleRun = components['schemas']['RuleRunOut']
export type Decision = components['schemas']['DecisionOut']
export type CompetitorPrice = components['schemas']['CompetitorPriceOut']
export type BulkChange = components['schemas']['BulkOut']
export type Elasticity = components['schemas']['ElasticityOut']

/** A rule of prices, with its version for the next change. */
export const ruleQuery = (id: number) =>
  queryOptions({
    queryKey: ['prices', 'rules', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/management/price/rules/{rule_id}', { params: { path: { rule_id: id } } })),
  })

/** A run of a rule; asked again while it goes on. */
export const runQuery = (id: number) =>
  queryOptions({
    queryKey: ['prices', 'runs', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/management/price/runs/{run_id}', { params: { path: { run_id: id } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 1500 : false),
  })
