import { Skeleton, Text, Timeline } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Empty, Failure } from '@/ui/states'

import { Changes } from '../audit/Changes'
import { useEventWords } from '../audit/words'

/** What happened to an order, newest first. */
export function OrderTimeline({ number, version }: { number: string; version: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const words = useEventWords()
  const { data, error, refetch } = useQuery({
    queryKey: ['sales', 'events', number, version],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/events', { params: { path: { number } } })),
  })
  // What happened to a return says to which.
  const titled = (title: string, subject: string) => (subject === number ? title : `${title} · ${subject}`)
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton h={60} />
  if (data.length === 0) return <Empty compact title={t('orders.timelineNone')} />
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {data.toReversed().map((event) => (
        <Timeline.Item
          key={event.id}
          title={<Text fw={550}>{titled(words.event(event.name), event.subject_name)}</Text>}
        >
          <Text size="xs" c="dimmed" mb={4}>
            {moment(event.at, language)}
            {event.actor_name ? ` · ${event.actor_name}` : ''}
          </Text>
          <Changes changes={event.changes} />
        </Timeline.Item>
      ))}
    </Timeline>
  )
}
