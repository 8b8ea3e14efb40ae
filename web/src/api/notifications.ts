import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

import { serverEvents } from '@/lib/sse'

import { api, request, unwrap } from './client'
import type { components } from './schema'

export type Notification = components['schemas']['NotificationOut']

const AGAIN_MS = 3000

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: () => unwrap(api.GET('/api/v1/notifications/unread')),
  staleTime: 60_000,
})

export const latestQuery = queryOptions({
  queryKey: ['notifications', 'latest'],
  queryFn: () => unwrap(api.GET('/api/v1/notifications', { params: { query: { limit: 10 } } })),
})

/** Hears what the person signed in is told, as it happens. A broken stream goes on behind the last that was heard. */
export function useNews(onNews: (news: Notification) => void): void {
  const client = useQueryClient()
  const tell = useRef(onNews)
  useEffect(() => {
    tell.current = onNews
  }, [onNews])

  useEffect(() => {
    const stop = new AbortController()
    let last = ''
    const follow = async () => {
      while (!stop.signal.aborted) {
        try {
          const { body } = await request('/api/v1/notifications/stream', {
            signal: stop.signal,
            ...(last ? { headers: { 'Last-Event-ID': last } } : {}),
          })
          if (!body) return
          for await (const { event, data } of serverEvents(body)) {
            if (event !== 'notification') continue
            const news = JSON.parse(data) as Notification
            last = String(news.id)
            void client.invalidateQueries({ queryKey: ['notifications'] })
            tell.current(news)
          }
        } catch {
          // Taken up again below.
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
    }
    void follow()
    return () => stop.abort()
  }, [client])
}
