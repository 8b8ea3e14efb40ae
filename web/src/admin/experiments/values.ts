import type { Experiment, ExperimentIn } from '@/api/experiments'

export type Tried = {
  name: string
  weight: number | string
  price: string
  percent: number | string
  title: string
  text: string
  picture_id: string | null
}

export type Values = {
  name: string
  description: string
  kind: Experiment['kind']
  metric: Experiment['metric']
  counts: Experiment['counts']
  test: Experiment['test']
  product_id: number | null
  page_id: string | null
  variants: Tried[]
  product_ids: number[]
  control_ids: number[]
  platforms: string[]
  changed_on: string | null
  days_before: number | string
  days_after: number | string
  baseline: number | string
  minimum_effect: number | string
  alpha: string
  power: string
}

export const nothingTried = (name: string): Tried => ({
  name,
  weight: 1,
  price: '',
  percent: '',
  title: '',
  text: '',
  picture_id: null,
})

/** What the form shows of a hypothesis; of a new one, two variants. */
export function valuesOf(found: Experiment | null, asItIs: string): Values {
  const variants = (found?.variants ?? []).map((one) => ({
    name: one.name,
    weight: one.weight,
    price: one.price ?? '',
    percent: one.percent ?? '',
    title: one.title ?? '',
    text: one.text ?? '',
    picture_id: one.picture_id ? String(one.picture_id) : null,
  }))
  return {
    name: found?.name ?? '',
    description: found?.description ?? '',
    kind: found?.kind ?? 'store',
    metric: found?.metric ?? 'conversion',
    counts: found?.counts ?? 'product',
    test: found?.test ?? 'auto',
    product_id: found?.product_id ?? null,
    page_id: found?.page_id ? String(found.page_id) : null,
    variants: variants.length ? variants : [nothingTried(asItIs), nothingTried('B')],
    product_ids: found?.market.product_ids ?? [],
    control_ids: found?.market.control_ids ?? [],
    platforms: found?.market.platforms ?? [],
    changed_on: found?.market.changed_on ?? null,
    days_before: found?.market.days_before ?? 28,
    days_after: found?.market.days_after ?? 28,
    baseline: found?.baseline ?? '',
    minimum_effect: found?.minimum_effect ?? 10,
    alpha: String(found?.alpha ?? 0.05),
    power: String(found?.power ?? 0.8),
  }
}

const numberOr = <T>(value: number | string, other: T): number | T => (value === '' ? other : Number(value))

/** What is sent of the form. */
export function bodyOf(values: Values): ExperimentIn {
  const store = values.kind === 'store'
  return {
    name: values.name,
    description: values.description,
    kind: values.kind,
    metric: values.metric,
    counts: values.page_id && store ? 'order' : values.counts,
    test: values.test,
    product_id: store && !values.page_id ? values.product_id : null,
    page_id: store && values.page_id ? Number(values.page_id) : null,
    variants: store
      ? values.variants.map((one) => ({
          name: one.name,
          weight: numberOr(one.weight, 1),
          price: one.price === '' ? null : one.price,
          percent: numberOr(one.percent, null),
          title: one.title || null,
          text: one.text || null,
          picture_id: one.picture_id ? Number(one.picture_id) : null,
        }))
      : [],
    market: {
      product_ids: values.product_ids,
      control_ids: values.control_ids,
      platforms: values.platforms,
      changed_on: values.changed_on,
      days_before: numberOr(values.days_before, 28),
      days_after: numberOr(values.days_after, 28),
    },
    baseline: numberOr(values.baseline, null),
    deviation: null,
    minimum_effect: numberOr(values.minimum_effect, 10),
    alpha: Number(values.alpha),
    power: Number(values.power),
  }
}
