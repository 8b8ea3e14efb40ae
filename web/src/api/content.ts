import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type TextPage = components['schemas']['PageOut']
export type Post = components['schemas']['PostOut']
export type Banner = components['schemas']['BannerOut']

/** A page or post by id or slug, with the version tag that guards its next change. */
export const pageQuery = (key: string) =>
  queryOptions({
    queryKey: ['content', 'pages', 'one', key],
    queryFn: async () => {
      const answer = await api.GET('/api/v1/content/pages/{page_id}', { params: { path: { page_id: key } } })
      return { found: await unwrap(Promise.resolve(answer)), version: answer.response.headers.get('etag') }
    },
  })

export const postQuery = (key: string) =>
  queryOptions({
    queryKey: ['content', 'posts', 'one', key],
    queryFn: async () => {
      const answer = await api.GET('/api/v1/content/posts/{post_id}', { params: { path: { post_id: key } } })
      return { found: await unwrap(Promise.resolve(answer)), version: answer.response.headers.get('etag') }
    },
  })
