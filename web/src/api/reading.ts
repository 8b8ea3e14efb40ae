import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Banner = components['schemas']['BannerOut']
export type Post = components['schemas']['PostOut']

/** What the shop says on its pages, in the reader's language; staff, too, see here only what everybody sees. */
export const shownBannersQuery = (language: string) =>
  queryOptions({
    queryKey: ['content', 'banners', 'shown', language],
    queryFn: () =>
      unwrap(api.GET('/api/v1/content/banners', { params: { query: { language, shown: true, limit: 50 } } })),
    staleTime: 60_000,
  })

export const shownPagesQuery = (language: string) =>
  queryOptions({
    queryKey: ['content', 'pages', 'shown', language],
    queryFn: () =>
      unwrap(api.GET('/api/v1/content/pages', { params: { query: { language, shown: true, limit: 50 } } })),
    staleTime: 60_000,
  })

export const shownPageQuery = (slug: string) =>
  queryOptions({
    queryKey: ['content', 'pages', 'one', slug],
    queryFn: () => unwrap(api.GET('/api/v1/content/pages/{page_id}', { params: { path: { page_id: slug } } })),
  })

export const shownPostsQuery = (language: string, tag: string, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['content', 'posts', 'shown', language, tag, limit],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/content/posts', {
          params: { query: { language, shown: true, tag, limit, cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const shownPostQuery = (slug: string) =>
  queryOptions({
    queryKey: ['content', 'posts', 'one', slug],
    queryFn: () => unwrap(api.GET('/api/v1/content/posts/{post_id}', { params: { path: { post_id: slug } } })),
  })
