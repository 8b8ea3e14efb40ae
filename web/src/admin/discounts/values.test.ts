import { describe, expect, it } from 'vitest'

import { bodyOf, stateOf, valuesOf } from './values'

const now = new Date('2026-06-01T12:00:00Z').getTime()
const open = { active: true, starts_at: null, ends_at: null, max_uses: null, used: 0 }

describe('the state of a discount', () => {
  it('is on while nothing speaks against it', () => {
    expect(stateOf(open, now)).toBe('on')
    expect(stateOf({ ...open, max_uses: 10, used: 9 }, now)).toBe('on')
    expect(stateOf({ ...open, starts_at: '2026-06-01T12:00:00Z', ends_at: '2026-06-01T12:00:01Z' }, now)).toBe('on')
  })

  it('says why it is not given', () => {
    expect(stateOf({ ...open, active: false }, now)).toBe('off')
    expect(stateOf({ ...open, starts_at: '2026-06-02T00:00:00Z' }, now)).toBe('scheduled')
    expect(stateOf({ ...open, ends_at: '2026-06-01T12:00:00Z' }, now)).toBe('ended')
    expect(stateOf({ ...open, max_uses: 10, used: 10 }, now)).toBe('used_up')
  })
})

describe('what the form sends', () => {
  it('leaves out what the kind does not know', () => {
    const sent = bodyOf({ ...valuesOf(null), name: 'Spring', percent: '10', amount: '5' })
    expect(sent.percent).toBe('10')
    expect(sent).not.toHaveProperty('amount')
    expect(sent).not.toHaveProperty('buy')
  })

  it('takes an empty limit away', () => {
    expect(bodyOf({ ...valuesOf(null), max_uses: '', min_amount: '' })).toMatchObject({
      max_uses: null,
      min_amount: null,
    })
  })

  it('gives what is got for free unless told otherwise', () => {
    expect(bodyOf({ ...valuesOf(null), kind: 'buy_x_get_y' })).toMatchObject({ buy: 2, get: 1, percent: '100' })
  })
})
