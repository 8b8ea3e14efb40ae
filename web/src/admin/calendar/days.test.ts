import { describe, expect, it } from 'vitest'

import { dayIn, midnight, monday, moved, shownDays } from './days'

describe('the days of the calendar', () => {
  it('shows whole weeks of a month', () => {
    const days = shownDays('month', '2026-05-15')
    expect([days[0], days[days.length - 1], days.length]).toEqual(['2026-04-27', '2026-05-31', 35])
    expect(shownDays('month', '2026-03-01')).toHaveLength(42)
    expect(shownDays('month', '2027-02-10')).toHaveLength(28)
    expect(shownDays('week', '2026-05-17')[0]).toBe('2026-05-11')
    expect(monday('2026-05-18')).toBe('2026-05-18')
  })

  it('goes from month to month and from week to week', () => {
    expect(moved('month', '2026-01-31', 1)).toBe('2026-02-01')
    expect(moved('month', '2026-01-31', -1)).toBe('2025-12-01')
    expect(moved('week', '2026-03-30', -1)).toBe('2026-03-23')
  })

  it('cuts days by the clock of the shop, also when it changes', () => {
    expect(midnight('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-28T23:00:00.000Z')
    expect(midnight('2026-03-30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T22:00:00.000Z')
    expect(midnight('2026-05-01', 'America/New_York').toISOString()).toBe('2026-05-01T04:00:00.000Z')
    expect(dayIn('2026-05-01T21:30:00Z', 'Asia/Vladivostok')).toBe('2026-05-02')
  })
})
