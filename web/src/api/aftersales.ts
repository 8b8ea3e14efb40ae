import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { Order } from './orders'
import type { components } from './schema'

export type Return = components['schemas']['ReturnOut']
export type Parcel = components['schemas']['FollowOut']
export type Note = components['schemas']['NoteOut']

/** In the order of a return's life. */
export const RETURN_STATUSES = [
  'requested',
  'approved',
  'received',
  'refunded',
  'exchanged',
  'closed',
  'rejected',
  'cancelled',
] as const satisfies Return['status'][]

const numbered = (number: string) => ({ params: { path: { number } } })

export const parcelsQuery = (number: string) =>
  queryOptions({
    queryKey: ['sales', 'parcels', number],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/shipments', numbered(number))),
  })

export const returnsQuery = (number: string) =>
  queryOptions({
    queryKey: ['sales', 'returns', number],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/returns', numbered(number))),
  })

export const notesQuery = (number: string) =>
  queryOptions({
    queryKey: ['sales', 'notes', number],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/notes', numbered(number))),
  })

export const returnQuery = (id: number) =>
  queryOptions({
    queryKey: ['returns', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/returns/{return_id}', { params: { path: { return_id: id } } })),
  })

/** Placed in this shop, not written down after the fact: it is paid, sent and cancelled by what happens to it. */
export const isPlaced = (order: Order) => order.kind === 'sale' && order.origin === 'placed'

/** What it holds can be changed until it has left as a whole. */
export const mayEdit = (order: Order) => isPlaced(order) && ['pending', 'paid', 'processing'].includes(order.status)

/** What of an order is still to be sent. */
export const openLines = (order: Order) =>
  (order.items ?? [])
    .map((line) => ({ line, open: line.quantity - (line.fulfilled ?? 0) }))
    .filter(({ open }) => open > 0)

export const mayDispatch = (order: Order) =>
  order.kind === 'sale' &&
  ['pending', 'paid', 'processing'].includes(order.status) &&
  ['unfulfilled', 'partial'].includes(order.fulfilment_status) &&
  openLines(order).length > 0

/** Units that have left and are not on their way back yet, by line. */
export function returnableLines(order: Order, returns: Return[]) {
  const asked = new Map<number, number>()
  for (const one of returns) {
    if (one.status === 'rejected' || one.status === 'cancelled') continue
    for (const { order_line_id, quantity } of one.lines)
      asked.set(order_line_id, (asked.get(order_line_id) ?? 0) + quantity)
  }
  return (order.items ?? [])
    .map((line) => ({ line, open: (line.fulfilled ?? 0) - (asked.get(line.id) ?? 0) }))
    .filter(({ open }) => open > 0)
}
