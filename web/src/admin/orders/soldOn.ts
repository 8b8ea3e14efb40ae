import { useQuery } from '@tanstack/react-query'

import { isPlaced } from '@/api/aftersales'
import { type ChannelOrder, soldOnQuery } from '@/api/channels'
import { useMay } from '@/api/me'
import type { Order } from '@/api/orders'

/** What an order is on the channel that it was sold on, if any; `known` once that is clear. */
export function useSoldOn(order: Order): { there: ChannelOrder | undefined; known: boolean } {
  const may = useMay('channels:read')
  const enabled = may && order.kind === 'sale' && !isPlaced(order) && order.platform !== 'store'
  const { data, isLoading } = useQuery({ ...soldOnQuery(order.id), enabled })
  return { there: data?.[0], known: !isLoading }
}
