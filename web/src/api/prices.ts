import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type OwnPrice = components['schemas']['OwnPriceOut']

/** What the visitor would pay for each variant of a product, at this quantity. */
export const pricesQuery = (productId: number, quantity: number) =>
  queryOptions({
    queryKey: ['prices', productId, quantity],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/products/{product_id}/prices', {
          params: { path: { product_id: productId }, query: { quantity } },
        }),
      ),
    placeholderData: (before) => (before?.product_id === productId ? before : undefined),
  })
