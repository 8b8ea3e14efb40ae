import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Plan = components['schemas']['TariffOut']
export type Subscription = components['schemas']['SubscriptionOut']
export type Feature = components['schemas']['FeatureOut']

export const plansQuery = queryOptions({
  queryKey: ['plans', 'offer'],
  queryFn: () => unwrap(api.GET('/api/v1/tariffs', { params: { query: { limit: 100 } } })),
})

export const mySubscriptionsQuery = queryOptions({
  queryKey: ['plans', 'mine'],
  queryFn: () => unwrap(api.GET('/api/v1/user_tariffs', { params: { query: { limit: 50 } } })),
})

export const featuresQuery = queryOptions({
  queryKey: ['plans', 'features'],
  queryFn: () => unwrap(api.GET('/api/v1/premium/features')),
})
