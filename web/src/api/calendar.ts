import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { api, unwrap } from './client'
import type { components } from './schema'

export type Entry = components['schemas']['Entry']
export type Planned = components['schemas']['EventOut']

/** What is on between two moments, as the reader may see it. */
export const agenda = (start: string, end: string, language: string) =>
  queryOptions({
    queryKey: ['calendar', 'agenda', start, end, language],
    queryFn: () => unwrap(api.GET('/api/v1/calendar/agenda', { params: { query: { start, end, language } } })),
    placeholderData: keepPreviousData,
  })

export const calendarSettings = queryOptions({
  queryKey: ['calendar', 'settings'],
  queryFn: () => unwrap(api.GET('/api/v1/calendar/settings')),
})

export const calendarCountries = queryOptions({
  queryKey: ['calendar', 'countries'],
  queryFn: () => unwrap(api.GET('/api/v1/calendar/countries')),
  staleTime: Infinity,
})
