import type { Rule } from '@/api/pricing'

import { type Goods, goodsBody } from '../GoodsFields'

export const KINDS = ['margin', 'competitor', 'stock', 'round', 'ceiling', 'floor', 'limit'] as const
export type Kind = (typeof KINDS)[number]

/** A step with the fields of every kind; its own are sent. */
export type Step = {
  key: string
  kind: Kind
  target: string
  only_raise: boolean
  which: string
  competitor: string
  percent: string
  amount: string
  max_age_hours: number | string
  measure: string
  when: string
  than: number | string
  to: string
}

export type Values = {
  name: string
  everything: boolean
  goods: Goods
  supplier: string | null
  collection: string | null
  skus: string[]
  listed_on: string
  steps: Step[]
  channel: string
  commission: string
  logistics: string
  tax: string
  active: boolean
  priority: number | string
  schedule: 'none' | 'hours' | 'day'
  every_hours: number | string
  at_hour: number | string
}

let made = 0
export const newStep = (kind: Kind = 'margin'): Step => ({
  key: `step-${(made += 1)}`,
  kind,
  target: '30',
  only_raise: false,
  which: 'lowest',
  competitor: '',
  percent: kind === 'limit' ? '10' : '0',
  amount: kind === 'competitor' ? '0' : '',
  max_age_hours: 72,
  measure: 'days',
  when: 'below',
  than: 14,
  to: '0.90',
})

export const emptyRule = (): Values => ({
  name: '',
  everything: false,
  goods: { category: null, brand: null, q: '', products: [] },
  supplier: null,
  collection: null,
  skus: [],
  listed_on: '',
  steps: [newStep()],
  channel: '',
  commission: '',
  logistics: '',
  tax: '',
  active: true,
  priority: 0,
  schedule: 'none',
  every_hours: 6,
  at_hour: 4,
})

type Told = Record<string, string | number | boolean | number[] | string[] | undefined>
const key = (value: Told[string]) => (value === undefined ? null : String(value))

export function valuesOf(rule: Rule): Values {
  const goods = rule.goods as Told
  const terms = rule.terms as Record<string, string | undefined>
  return {
    ...emptyRule(),
    name: rule.name,
    everything: goods['everything'] === true,
    goods: {
      category: key(goods['category_id']),
      brand: key(goods['brand_id']),
      q: (goods['q'] as string | undefined) ?? '',
      products: (goods['product_ids'] as number[] | undefined) ?? [],
    },
    supplier: key(goods['supplier_id']),
    collection: key(goods['collection_id']),
    skus: (goods['skus'] as string[] | undefined) ?? [],
    listed_on: (goods['listed_on'] as string | undefined) ?? '',
    steps: rule.steps.map((step) => {
      const told = step as Partial<Step> & { kind: Kind }
      return { ...newStep(told.kind), ...told }
    }),
    channel: rule.channel ?? '',
    commission: terms['commission'] ?? '',
    logistics: terms['logistics'] ?? '',
    tax: terms['tax'] ?? '',
    active: rule.active,
    priority: rule.priority,
    schedule: rule.every_hours !== null ? 'hours' : rule.at_hour !== null ? 'day' : 'none',
    every_hours: rule.every_hours ?? 6,
    at_hour: rule.at_hour ?? 4,
  }
}

function stepBody(step: Step) {
  switch (step.kind) {
    case 'margin':
      return { kind: step.kind, target: step.target, only_raise: step.only_raise }
    case 'competitor':
      return {
        kind: step.kind,
        which: step.which as 'lowest',
        competitor: step.competitor,
        percent: step.percent || '0',
        amount: step.amount || '0',
        max_age_hours: Number(step.max_age_hours),
      }
    case 'stock':
      return {
        kind: step.kind,
        measure: step.measure as 'days',
        when: step.when as 'below',
        than: Number(step.than),
        percent: step.percent,
      }
    case 'round':
      return { kind: step.kind, to: step.to as '0.90' }
    case 'limit':
      return { kind: step.kind, percent: step.percent }
    default:
      return { kind: step.kind, amount: step.amount }
  }
}

/** What is sent: of each step only what its kind has, and one way to run by itself. */
export function body(values: Values) {
  return {
    name: values.name,
    goods: {
      everything: values.everything,
      q: '',
      ...goodsBody(values.goods),
      ...(values.supplier ? { supplier_id: Number(values.supplier) } : {}),
      ...(values.collection ? { collection_id: Number(values.collection) } : {}),
      ...(values.skus.length > 0 ? { skus: values.skus } : {}),
      ...(values.listed_on.trim() ? { listed_on: values.listed_on.trim() } : {}),
    },
    steps: values.steps.map(stepBody),
    channel: values.channel.trim() || null,
    terms: {
      ...(values.commission !== '' ? { commission: values.commission } : {}),
      ...(values.logistics !== '' ? { logistics: values.logistics } : {}),
      ...(values.tax !== '' ? { tax: values.tax } : {}),
    },
    active: values.active,
    priority: Math.trunc(Number(values.priority) || 0),
    every_hours: values.schedule === 'hours' ? Number(values.every_hours) : null,
    at_hour: values.schedule === 'day' ? Number(values.at_hour) : null,
  }
}
