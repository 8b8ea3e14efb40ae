import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Experiment = components['schemas']['HypothesisOut']
export type ExperimentIn = components['schemas']['HypothesisIn']
export type Result = components['schemas']['ResultOut']
export type Compared = components['schemas']['ComparedOut']
export type SizeIn = components['schemas']['SizeIn']
export type Metric = Experiment['metric']

export const METRICS = ['conversion', 'revenue', 'price', 'clicks'] as const satisfies Metric[]
export const MARKET_METRICS = ['revenue', 'units'] as const satisfies Metric[]

export const experimentQuery = (id: number) =>
  queryOptions({
    queryKey: ['experiments', 'one', id],
    queryFn: () =>
      unwrap(api.GET('/api/v1/management/hypotheses/{hypothesis_id}', { params: { path: { hypothesis_id: id } } })),
  })

export const resultQuery = (id: number) =>
  queryOptions({
    queryKey: ['experiments', 'result', id],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/hypotheses/{hypothesis_id}/result', { params: { path: { hypothesis_id: id } } }),
      ),
  })

/** How many visitors a plan takes, as it is typed. */
export const sizeQuery = (body: SizeIn) =>
  queryOptions({
    queryKey: ['experiments', 'size', body],
    queryFn: () => unwrap(api.POST('/api/v1/management/hypotheses/sample-size', { body })),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const controlsQuery = (productIds: number[]) =>
  queryOptions({
    queryKey: ['experiments', 'controls', productIds],
    queryFn: () =>
      unwrap(api.GET('/api/v1/management/hypotheses/controls', { params: { query: { product_id: productIds } } })),
    enabled: productIds.length > 0,
  })
