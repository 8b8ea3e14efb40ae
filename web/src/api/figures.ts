import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { api, request, unwrap } from './client'
import type { paths } from './schema'

type Ask = paths['/api/v1/analytics/query']['post']
export type Query = Ask['requestBody']['content']['application/json']
export type Answer = Ask['responses'][200]['content']['application/json']
export type Row = Answer['rows'][number]
export type Known = paths['/api/v1/analytics/metrics']['get']['responses'][200]['content']['application/json']
export type Unit = Known['metrics'][number]['unit']

/** Every metric and dimension there is. */
export const knownFigures = queryOptions({
  queryKey: ['figures', 'known'],
  queryFn: () => unwrap(api.GET('/api/v1/analytics/metrics')),
  staleTime: Infinity,
})

/** The answer to any question. The last one stays on screen until the next is there. */
export const figures = (body: Query) =>
  queryOptions({
    queryKey: ['figures', 'query', body],
    queryFn: () => unwrap(api.POST('/api/v1/analytics/query', { body })),
    placeholderData: keepPreviousData,
  })

type Got<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never
type Params<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Given } } }
  ? NonNullable<Given>
  : never

export type Matrix = Got<'/api/v1/analytics/abc-xyz'>
export type Placed = Matrix['items'][number]
export type Cell = Placed['cell']
export type Buyers = Got<'/api/v1/analytics/customers'>
export type Segment = Got<'/api/v1/analytics/customers/segments/{name}'>
export type Baskets = Got<'/api/v1/analytics/baskets'>
export type Pair = Baskets['items'][number]

/** Products by what they bring against how steadily they sell. */
export const matrix = (query: Params<'/api/v1/analytics/abc-xyz'>) =>
  queryOptions({
    queryKey: ['figures', 'matrix', query],
    queryFn: () => unwrap(api.GET('/api/v1/analytics/abc-xyz', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** Segments, cohorts and worth of customers. */
export const buyers = (query: Params<'/api/v1/analytics/customers'>) =>
  queryOptions({
    queryKey: ['figures', 'customers', query],
    // The client widens pairs of scores to lists.
    queryFn: async () => (await unwrap(api.GET('/api/v1/analytics/customers', { params: { query } }))) as Buyers,
    placeholderData: keepPreviousData,
  })

/** The customers of a segment. */
export const segment = (name: string, query: Params<'/api/v1/analytics/customers/segments/{name}'>) =>
  queryOptions({
    queryKey: ['figures', 'segment', name, query],
    queryFn: () =>
      unwrap(api.GET('/api/v1/analytics/customers/segments/{name}', { params: { path: { name }, query } })),
    placeholderData: keepPreviousData,
  })

/** Products that are bought together. */
export const baskets = (query: Params<'/api/v1/analytics/baskets'>) =>
  queryOptions({
    queryKey: ['figures', 'baskets', query],
    queryFn: () => unwrap(api.GET('/api/v1/analytics/baskets', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export type Forecast = Got<'/api/v1/analytics/forecast'>
export type RunningOut = Got<'/api/v1/analytics/forecast/runs-out'>

/** A product's demand day by day, and what to do about its stock. */
export const forecast = (query: Params<'/api/v1/analytics/forecast'>) =>
  queryOptions({
    queryKey: ['figures', 'forecast', query],
    queryFn: () => unwrap(api.GET('/api/v1/analytics/forecast', { params: { query } })),
  })

/** What runs out first, by the last run and the stock there is now. */
export const runningOut = (query: Params<'/api/v1/analytics/forecast/runs-out'>) =>
  queryOptions({
    queryKey: ['figures', 'runs-out', query],
    queryFn: () => unwrap(api.GET('/api/v1/analytics/forecast/runs-out', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** Every category's demand ahead. */
export const categoryForecasts = queryOptions({
  queryKey: ['figures', 'forecast', 'categories'],
  queryFn: () => unwrap(api.GET('/api/v1/analytics/forecast/categories')),
})

export type Profit = Got<'/api/v1/analytics/profit'>
type AskStock = paths['/api/v1/analytics/inventory']['post']
export type StockQuery = NonNullable<AskStock['requestBody']>['content']['application/json']
export type Shelves = AskStock['responses'][200]['content']['application/json']
export type Shelf = Shelves['items'][number]

/** What is left of what was sold, each deduction a line. */
export const profit = (query: Params<'/api/v1/analytics/profit'>) =>
  queryOptions({
    queryKey: ['figures', 'profit', query],
    queryFn: () => unwrap(api.GET('/api/v1/analytics/profit', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** What the stock is worth, how long it lasts, what lies dead and what is low. */
export const stockHealth = (body: NonNullable<StockQuery>) =>
  queryOptions({
    queryKey: ['figures', 'stock', body],
    queryFn: () => unwrap(api.POST('/api/v1/analytics/inventory', { body })),
    placeholderData: keepPreviousData,
  })

/** Channels that anything was ever sold on, the largest first. */
export const channelsSold = queryOptions({
  queryKey: ['figures', 'channels'],
  queryFn: async () => {
    const body = { metrics: ['revenue'], dimensions: ['channel'], sort: ['-revenue'], totals: false }
    const { rows } = await unwrap(api.POST('/api/v1/analytics/query', { body }))
    return rows.map(({ dimensions }) => dimensions?.['channel']).filter((one) => typeof one === 'string')
  },
  staleTime: 300_000,
})

export type Report = Got<'/api/v1/analytics/reports'>['items'][number]
export type Schedule = NonNullable<Report['schedule']>
export type Format = 'csv' | 'xlsx' | 'parquet'

/** One's own reports, and those that others share. */
export const reports = queryOptions({
  queryKey: ['reports'],
  queryFn: () => unwrap(api.GET('/api/v1/analytics/reports', { params: { query: { limit: 200 } } })),
})

/** The answer to a question as a file. */
export const figuresFile = (body: Query, format: Format) => postedFile('query', body, format)

/** All of the stock's list as a file. */
export const stockFile = (body: NonNullable<StockQuery>, format: Format) => postedFile('inventory', body, format)

/** All of a list as a file: what its page asks, without the page. */
export async function listFile(
  list: string,
  query: Record<string, string | number | readonly (string | number)[] | null | undefined>,
  format: Format,
): Promise<Blob> {
  const asked = new URLSearchParams({ format })
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined) asked.append(name, String(one))
  }
  return (await request(`/api/v1/analytics/${list}?${asked.toString()}`)).blob()
}

async function postedFile(question: string, body: unknown, format: Format): Promise<Blob> {
  const answer = await request(`/api/v1/analytics/${question}?format=${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.blob()
}
