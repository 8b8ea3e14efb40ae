import { expect, it } from 'vitest'

import { addressOf } from './kept'

it('leads to the page that shows the question', () => {
  expect(
    addressOf(
      {
        metrics: ['revenue', 'orders'],
        dimensions: ['channel'],
        grain: 'month',
        preset: 'this_year',
        filters: { platforms: ['Ozon'] },
      },
      7,
    ),
  ).toBe('/figures/reports?report=7&metrics=revenue%2Corders&by=channel&cut=month&days=year&platform=Ozon')
  expect(addressOf({ metrics: ['units'], start_date: '2026-01-01', end_date: '2026-01-31' }, 8)).toBe(
    '/figures/reports?report=8&metrics=units&from=2026-01-01&to=2026-01-31',
  )
  expect(addressOf({ metrics: ['units'], preset: 'last_30_days', compare: 'previous_year' }, 10)).toBe(
    '/figures/reports?report=10&metrics=units&against=year&days=30d',
  )
  expect(addressOf({ metrics: ['units'] }, 9)).toBe('/figures/reports?report=9&metrics=units&days=all')
})
