import { expect, it } from 'vitest'

import { addDays, daysBetween, today } from './days'

it('counts days over the end of a month, a leap day and a change of the clocks', () => {
  expect(addDays('2026-11-21', -29)).toBe('2026-10-23')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysBetween('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
})

it("takes the shop's day, not the browser's", () => {
  const late = new Date('2026-11-21T22:30:00Z')
  expect(today('Europe/Moscow', late)).toBe('2026-11-22')
  expect(today('UTC', late)).toBe('2026-11-21')
})
