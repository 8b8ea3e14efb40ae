import { queryOptions, useQuery } from '@tanstack/react-query'

import { api, unwrap } from './client'

/** The installation itself: its name, currency, time zone and language. */
export const shopQuery = queryOptions({
  queryKey: ['shop'],
  queryFn: () => unwrap(api.GET('/api/v1/shop')),
  staleTime: Infinity,
})

/** The shop's name and currency; until they are here, the product's own name and no currency. */
export function useShop(): { name: string; currency: string | undefined; timeZone: string | undefined } {
  const { data } = useQuery(shopQuery)
  return { name: data?.name ?? 'Tradepost', currency: data?.currency, timeZone: data?.timezone }
}
