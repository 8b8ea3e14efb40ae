import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type AutoReply = components['schemas']['AutoReplyOut']
export type Conditions = components['schemas']['Conditions']
export type Sending = components['schemas']['SendingOut']
export type SendingStatus = Sending['status']
export type Trigger = components['schemas']['TriggerOut']
export type InboxLine = components['schemas']['InboxLine']
export type InboxEntry = components['schemas']['InboxEntry']
export type InboxKind = InboxLine['kind']
export type InboxState = InboxLine['state']

export const TRIGGERS = [
  'order_received',
  'order_paid',
  'order_shipped',
  'order_delivered',
  'order_cancelled',
  'order_refunded',
  'payment_failed',
  'return_requested',
  'review_posted',
  'question_asked',
  'message_received',
  'customer_registered',
  'low_stock',
] as const
export type TriggerName = (typeof TRIGGERS)[number]

export const STATUSES = ['sent', 'held', 'waiting', 'skipped', 'failed', 'rejected'] as const satisfies SendingStatus[]
export const KINDS = ['review', 'question', 'message'] as const satisfies InboxKind[]

export const triggersQuery = queryOptions({
  queryKey: ['auto-replies', 'triggers'],
  queryFn: () => unwrap(api.GET('/api/v1/management/auto-replies/triggers')),
  staleTime: Infinity,
})

export const autoReplyQuery = (id: number) =>
  queryOptions({
    queryKey: ['auto-replies', 'one', id],
    queryFn: async () => {
      const answer = await api.GET('/api/v1/management/auto-replies/{auto_reply_id}', {
        params: { path: { auto_reply_id: id } },
      })
      return { rule: await unwrap(Promise.resolve(answer)), version: answer.response.headers.get('etag') }
    },
  })

export const inboxEntryQuery = (key: string) =>
  queryOptions({
    queryKey: ['inbox', 'one', key],
    queryFn: () => unwrap(api.GET('/api/v1/inbox/{key}', { params: { path: { key } } })),
    refetchInterval: 15_000,
  })
