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
