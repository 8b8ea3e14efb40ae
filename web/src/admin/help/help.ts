import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'

export type HelpFound = components['schemas']['HelpFound']

export const helpQuery = (q: string, limit = 100) =>
  queryOptions({
    queryKey: ['help', q, limit],
    queryFn: () => unwrap(api.GET('/api/v1/help', { params: { query: { q, limit } } })),
    staleTime: Infinity, // files of the program
  })

/** What a page is called; only its title is there in both languages. */
export const titleOf = ({ title, title_ru }: Pick<HelpFound, 'title' | 'title_ru'>, language: string) =>
  language === 'ru' && title_ru ? title_ru : title

/** What a heading is called in an address. */
export const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')

/** Where a page is, at the heading that was found. */
export const placeOf = ({ page, heading }: Pick<HelpFound, 'page' | 'heading'>) =>
  `/help/${page}${heading ? `#${anchorOf(heading)}` : ''}`
