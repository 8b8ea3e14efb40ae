import type { Method } from '@/api/shipping'
import type { components } from '@/api/schema'

export const METHOD_KINDS = ['flat', 'weight', 'amount', 'free_over', 'pickup', 'carrier'] as const
export type MethodKind = (typeof METHOD_KINDS)[number]

const text = (value: string | number | null | undefined) => (value === null || value === undefined ? '' : String(value))

/** A way to deliver as its form's fields. */
export function valuesOf(method: Method | null, currency: string) {
  return {
    zone_id: method ? String(method.zone_id) : (null as string | null),
    code: method?.code ?? '',
    name: method?.name ?? '',
    name_ru: method?.name_ru ?? '',
    kind: (method?.kind ?? 'flat') as MethodKind,
    carrier: method?.carrier ?? '',
    currency: method?.currency ?? currency,
    amount: text(method?.amount),
    free_over: text(method?.free_over),
    rates: (method?.rates ?? []).map((rate) => ({
      up_to: text(rate.up_to_g ?? rate.up_to_amount),
      amount: rate.amount,
      country: rate.country,
      postcode: rate.postcode,
    })),
    weight_limit_g: text(method?.weight_limit_g),
    days_min: text(method?.days_min),
    days_max: text(method?.days_max),
    pickup_address: method?.pickup_address ?? '',
    tracking_url: method?.tracking_url ?? '',
    active: method?.active ?? true,
    position: text(method?.position ?? 0),
  }
}

export type Values = ReturnType<typeof valuesOf>

export const hasTable = (kind: MethodKind) => kind === 'weight' || kind === 'amount' || kind === 'carrier'

/** The fields as the server takes them; a table is of weights or of values of goods, as its kind says. */
export function bodyOf(values: Values): components['schemas']['MethodIn'] {
  const whole = (given: string) => (given === '' ? null : Number(given))
  const { kind } = values
  return {
    zone_id: Number(values.zone_id),
    code: values.code,
    name: values.name,
    name_ru: values.name_ru,
    kind,
    carrier: values.carrier,
    currency: values.currency,
    amount: hasTable(kind) ? '0' : values.amount || '0',
    free_over: values.free_over || null,
    rates: hasTable(kind)
      ? values.rates.map(({ up_to, amount, country, postcode }) => ({
          amount: amount || '0',
          up_to_g: kind === 'amount' ? null : whole(up_to),
          up_to_amount: kind === 'amount' ? up_to || null : null,
          country: kind === 'carrier' ? country : '',
          postcode: kind === 'carrier' ? postcode : '',
        }))
      : [],
    weight_limit_g: whole(values.weight_limit_g),
    days_min: whole(values.days_min),
    days_max: whole(values.days_max),
    pickup_address: kind === 'pickup' ? values.pickup_address : '',
    tracking_url: values.tracking_url,
    active: values.active,
    position: Number(values.position || 0),
  }
}
