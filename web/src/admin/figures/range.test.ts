import { expect, it } from 'vitest'

import { daysIn, grainFor, grainsFor, spanFrom, spanOf } from './range'

const TODAY = '2026-03-15'

it.each([
  ['today', '2026-03-15', '2026-03-15'],
  ['7d', '2026-03-09', '2026-03-15'],
  ['30d', '2026-02-14', '2026-03-15'],
  ['90d', '2025-12-16', '2026-03-15'],
  ['month', '2026-03-01', '2026-03-15'],
  ['last-month', '2026-02-01', '2026-02-28'],
  ['year', '2026-01-01', '2026-03-15'],
  ['12m', '2025-03-16', '2026-03-15'],
  ['all', null, null],
] as const)('%s is from %s to %s', (preset, from, to) => {
  expect(spanOf(preset, TODAY)).toEqual({ from, to })
})

it('the month before January is in the year before', () => {
  expect(spanOf('last-month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
})

it('days are counted with both ends', () => {
  expect(daysIn({ from: TODAY, to: TODAY })).toBe(1)
  expect(daysIn(spanOf('last-month', '2024-03-31'))).toBe(29)
  expect(daysIn(spanOf('all', TODAY))).toBeNull()
})

it('buckets are neither one alone nor too thin', () => {
  expect(grainsFor(spanOf('today', TODAY))).toEqual(['hour'])
  expect(grainsFor(spanOf('7d', TODAY))).toEqual(['hour', 'day'])
  expect(grainsFor(spanOf('30d', TODAY))).toEqual(['day', 'week'])
  expect(grainsFor(spanOf('12m', TODAY))).toEqual(['day', 'week', 'month', 'quarter'])
  expect(grainFor(spanOf('90d', TODAY))).toBe('day')
  expect(grainFor(spanOf('12m', TODAY))).toBe('month')
  expect(grainFor(spanOf('all', TODAY))).toBe('month')
  for (const preset of ['today', '7d', '30d', '90d', '12m', 'all'] as const)
    expect(grainsFor(spanOf(preset, TODAY))).toContain(grainFor(spanOf(preset, TODAY)))
})

it('an address is understood, and nonsense in it is not an error', () => {
  const read = (search: string) => spanFrom(new URLSearchParams(search), TODAY)
  expect(read('days=7d').preset).toBe('7d')
  expect(read('from=2026-01-01&to=2026-01-31')).toEqual({
    preset: 'custom',
    span: { from: '2026-01-01', to: '2026-01-31' },
  })
  expect(read('from=2026-01-31&to=2026-01-01').span).toEqual({ from: '2026-01-01', to: '2026-01-31' })
  for (const search of ['', 'days=never', 'from=2026-01-01', 'from=2026-13-45&to=tomorrow'])
    expect(read(search)).toEqual({ preset: '30d', span: { from: '2026-02-14', to: TODAY } })
})
