import { describe, expect, it } from 'vitest'

import { daysOf, isWhole, nicheOf, toAddress, WHOLE } from './niche'

describe('a niche in an address', () => {
  it('comes back as it went', () => {
    const lamps = { ...WHOLE, search_term: 'лампа & шнур', channel: 'ozon' }
    expect(toAddress(lamps)).toBe(
      'search_term=%D0%BB%D0%B0%D0%BC%D0%BF%D0%B0+%26+%D1%88%D0%BD%D1%83%D1%80&channel=ozon',
    )
    expect(nicheOf(new URLSearchParams(toAddress(lamps)))).toEqual(lamps)
  })

  it('is the whole market where nothing narrows it', () => {
    expect(toAddress(WHOLE)).toBe('')
    expect(isWhole(nicheOf(new URLSearchParams('days=90')))).toBe(true)
  })

  it('is of thirty days unless the address names a length that there is', () => {
    expect(['days=90', 'days=31', ''].map((text) => daysOf(new URLSearchParams(text)))).toEqual([90, 30, 30])
  })
})
