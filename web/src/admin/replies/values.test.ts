import { expect, test } from 'vitest'

import type { AutoReply } from '@/api/replies'

import { body, emptyRule, NO_CONDITIONS, valuesOf } from './values'

const CONDITIONS = {
  rating_min: 1,
  rating_max: 3,
  words: ['late'],
  without_words: ['never'],
  verified: false,
  with_text: true,
  products: [7, 12],
  categories: [3],
  channels: ['store'],
  languages: ['ru'],
  total_min: '10.00',
  total_max: '99.50',
}

test('a rule goes back as it came, with every condition', () => {
  const rule = {
    trigger: 'review_posted',
    name: 'A low mark',
    response: 'We are sorry',
    translations: { ru: 'Нам жаль' },
    conditions: CONDITIONS,
    active: false,
    approve: true,
    settles: true,
    mail_guests: true,
    quiet_from: '21:00',
    quiet_to: '09:00',
    position: 4,
  }
  expect(body(valuesOf(rule as unknown as AutoReply))).toEqual(rule)
})

test('a new rule asks for nothing', () => {
  expect(Object.values(body(emptyRule()).conditions).every((one) => one === null)).toBe(true)
  expect(Object.keys(NO_CONDITIONS).sort()).toEqual(Object.keys(CONDITIONS).sort())
})
