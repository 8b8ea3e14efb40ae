import { expect, it } from 'vitest'

import type { Rule } from '@/api/pricing'

import { body, emptyRule, newStep, valuesOf } from './values'

const RULE: Rule = {
  id: 1,
  name: 'Lamps',
  goods: { category_id: 3, skus: ['LAMP'], q: 'desk' },
  steps: [
    { kind: 'margin', target: '40', only_raise: true },
    { kind: 'stock', measure: 'units', when: 'above', than: 90, percent: '-5' },
    { kind: 'floor', amount: '9.50' },
  ],
  channel: 'ozon',
  terms: { tax: '20' },
  active: true,
  priority: 3,
  every_hours: null,
  at_hour: 0,
  revision: 2,
  confirmed: true,
  confirmed_by: 'Ann',
  confirmed_at: null,
  next_at: null,
  last_run: null,
  version: 3,
  created_at: '',
  updated_at: '',
}

it('sends a rule back as it came', () => {
  expect(body(valuesOf(RULE))).toEqual({
    name: 'Lamps',
    goods: { everything: false, category_id: 3, skus: ['LAMP'], q: 'desk' },
    steps: RULE.steps,
    channel: 'ozon',
    terms: { tax: '20' },
    active: true,
    priority: 3,
    every_hours: null,
    at_hour: 0,
  })
})

it('sends of a step only what its kind has', () => {
  const values = { ...emptyRule(), steps: [newStep('round'), newStep('limit'), newStep('competitor')] }
  expect(body(values).steps).toEqual([
    { kind: 'round', to: '0.90' },
    { kind: 'limit', percent: '10' },
    { kind: 'competitor', which: 'lowest', competitor: '', percent: '0', amount: '0', max_age_hours: 72 },
  ])
  expect(body({ ...values, schedule: 'hours' }).every_hours).toBe(6)
})
