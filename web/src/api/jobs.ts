import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

import { serverEvents } from '@/lib/sse'

import { api, request, unwrap } from './client'
import type { components } from './schema'

export type Job = components['schemas']['JobOut']

export const ENDED = ['succeeded', 'failed', 'cancelled']
export const isEnded = (job: Job) => ENDED.includes(job.status)

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: () => unwrap(api.GET('/api/v1/jobs/{job_id}', { params: { path: { job_id: id } } })),
  })

/** Follows a job live until it has ended. A broken stream is taken up again; the job itself runs on regardless. */
export function useJob(id: string | null) {
  const client = useQueryClient()
  const query = useQuery({ ...jobQuery(id ?? ''), enabled: id !== null })
  const ended = query.data ? isEnded(query.data) : false

  useEffect(() => {
    if (id === null || ended) return
    const stop = new AbortController()
    const follow = async () => {
      for (;;) {
        try {
          const { body } = await request(`/api/v1/jobs/${id}/events`, { signal: stop.signal })
          if (!body) return
          for await (const { data } of serverEvents(body)) {
            const job = JSON.parse(data) as Job
            client.setQueryData(jobQuery(id).queryKey, job)
            if (isEnded(job)) return
          }
        } catch {
          // Taken up again below.
        }
        if (stop.signal.aborted) return
        await new Promise((resolve) => setTimeout(resolve, 1500))
      }
    }
    void follow()
    return () => stop.abort()
  }, [id, ended, client])

  return query
}
