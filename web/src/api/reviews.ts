import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Review = components['schemas']['ReviewOut']
export type ReviewStatus = Review['status']

export const reviewQuery = (id: number) =>
  queryOptions({
    queryKey: ['reviews', 'one', id],
    queryFn: async () => {
      const answer = await api.GET('/api/v1/reviews/{review_id}', { params: { path: { review_id: id } } })
      return { review: await unwrap(Promise.resolve(answer)), version: answer.response.headers.get('etag') }
    },
  })
