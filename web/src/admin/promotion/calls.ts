import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'

export type Keyword = components['schemas']['KeywordOut']
export type Proposal = components['schemas']['ProposalOut']
export type Point = components['schemas']['PointOut']
export type Core = components['schemas']['CoreOut']
export type Phrase = components['schemas']['PhraseOut']
export type Cluster = components['schemas']['ClusterOut']
export type Tracked = components['schemas']['TrackedOut']
export type Descriptions = components['schemas']['DescriptionsOut']

export const TAILS = ['main', 'middle', 'long'] as const
export const FIELDS = ['title', 'description', 'keywords', 'seo_title', 'seo_description'] as const

export const limitsQuery = queryOptions({
  queryKey: ['promotion', 'limits'],
  queryFn: () => unwrap(api.GET('/api/v1/promotion/seo/limits')),
  staleTime: Infinity,
})

export const coreQuery = (id: number) =>
  queryOptions({
    queryKey: ['promotion', 'cores', id],
    queryFn: () => unwrap(api.GET('/api/v1/promotion/semantic-core/{core_id}', { params: { path: { core_id: id } } })),
  })

export const clustersQuery = (id: number) =>
  queryOptions({
    queryKey: ['promotion', 'cores', id, 'clusters'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/promotion/semantic-core/{core_id}/clusters', { params: { path: { core_id: id } } })),
  })

/** One phrase a line; a number behind a tab or a semicolon is how often it is asked. */
export function linesOf(text: string): { word: string; frequency: number }[] {
  return text
    .split('\n')
    .map((line) => {
      const [word = '', number = ''] = line.split(/[\t;]/)
      return { word: word.trim(), frequency: Math.max(0, Math.trunc(Number(number.replace(/\s/g, '')) || 0)) }
    })
    .filter(({ word }) => /[\p{L}\p{N}]/u.test(word))
}
