import type { Discount } from '@/api/discounts'
import type { components } from '@/api/schema'

type Terms = Omit<components['schemas']['DiscountIn'], 'name' | 'kind' | 'codes'> & { name: string }

export type State = 'on' | 'off' | 'scheduled' | 'ended' | 'used_up'

/** Whether a discount is given at a moment, and why not. */
export function stateOf(
  discount: Pick<Discount, 'active' | 'starts_at' | 'ends_at' | 'max_uses' | 'used'>,
  now: number = Date.now(),
): State {
  const { active, starts_at, ends_at, max_uses, used } = discount
  if (!active) return 'off'
  if (ends_at && new Date(ends_at).getTime() <= now) return 'ended'
  if (max_uses !== null && used >= max_uses) return 'used_up'
  if (starts_at && new Date(starts_at).getTime() > now) return 'scheduled'
  return 'on'
}

const text = (value: string | number | null | undefined) => (value === null || value === undefined ? '' : String(value))

/** A discount as its form's fields. */
export function valuesOf(discount: Discount | null) {
  return {
    name: discount?.name ?? '',
    kind: discount?.kind ?? 'percentage',
    active: discount?.active ?? true,
    automatic: discount?.automatic ?? false,
    code: '',
    combines: discount?.combines ?? false,
    priority: text(discount?.priority ?? 0),
    currency: discount?.currency ?? null,
    starts_at: discount?.starts_at ?? null,
    ends_at: discount?.ends_at ?? null,
    max_uses: text(discount?.max_uses),
    max_per_customer: text(discount?.max_per_customer),
    min_amount: text(discount?.min_amount),
    min_quantity: discount?.min_quantity ? String(discount.min_quantity) : '',
    product_ids: discount?.product_ids ?? [],
    category_ids: (discount?.category_ids ?? []).map(String),
    group_ids: (discount?.group_ids ?? []).map(String),
    first_order: discount?.first_order ?? false,
    percent: text(discount?.percent),
    only_matching: discount?.only_matching ?? true,
    amount: text(discount?.amount),
    cap: text(discount?.cap),
    buy: text(discount?.buy ?? 2),
    get: text(discount?.get ?? 1),
    get_product_ids: discount?.get_product_ids ?? [],
    get_category_ids: (discount?.get_category_ids ?? []).map(String),
    times: text(discount?.times),
    gift_variant_id: discount?.gift_variant_id ?? null,
    gift_quantity: text(discount?.gift_quantity ?? 1),
  }
}

export type Values = ReturnType<typeof valuesOf>

/** The form's fields as the server takes them: what the kind does not know is left out. */
export function bodyOf(values: Values): Terms {
  const whole = (given: string) => (given === '' ? null : Number(given))
  const some = (given: string) => given || null
  return {
    name: values.name,
    active: values.active,
    automatic: values.automatic,
    combines: values.combines,
    priority: Number(values.priority || 0),
    currency: values.currency,
    starts_at: values.starts_at,
    ends_at: values.ends_at,
    max_uses: whole(values.max_uses),
    max_per_customer: whole(values.max_per_customer),
    min_amount: some(values.min_amount),
    min_quantity: whole(values.min_quantity),
    product_ids: values.product_ids,
    category_ids: values.category_ids.map(Number),
    group_ids: values.group_ids.map(Number),
    first_order: values.first_order,
    ...ofKind(values, whole, some),
  }
}

function ofKind(
  values: Values,
  whole: (given: string) => number | null,
  some: (given: string) => string | null,
): Partial<Terms> {
  switch (values.kind) {
    case 'percentage':
      return { percent: some(values.percent), only_matching: values.only_matching }
    case 'amount':
      return { amount: some(values.amount), only_matching: values.only_matching }
    case 'free_shipping':
      return { cap: some(values.cap) }
    case 'buy_x_get_y':
      return {
        buy: whole(values.buy),
        get: whole(values.get),
        percent: some(values.percent) ?? '100',
        times: whole(values.times),
        get_product_ids: values.get_product_ids,
        get_category_ids: values.get_category_ids.map(Number),
      }
    case 'gift':
      return { gift_variant_id: values.gift_variant_id, gift_quantity: whole(values.gift_quantity) ?? 1 }
  }
}
