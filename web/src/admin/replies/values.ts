import type { AutoReply, Conditions } from '@/api/replies'

/** A rule as its form has it: every condition is there, empty where nothing is asked. */
export type Values = {
  trigger: string
  name: string
  response: string
  ru: string
  en: string
  active: boolean
  approve: boolean
  settles: boolean
  mail_guests: boolean
  quiet_from: string
  quiet_to: string
  position: number | string
  rating_min: number | string
  rating_max: number | string
  words: string[]
  without_words: string[]
  channels: string[]
  languages: string[]
  products: number[]
  categories: string[]
  total_min: string
  total_max: string
  verified: boolean | null
  with_text: boolean | null
}

/** Another trigger knows other conditions: they begin empty. */
export const NO_CONDITIONS = {
  rating_min: '',
  rating_max: '',
  words: [] as string[],
  without_words: [] as string[],
  channels: [] as string[],
  languages: [] as string[],
  products: [] as number[],
  categories: [] as string[],
  total_min: '',
  total_max: '',
  verified: null as boolean | null,
  with_text: null as boolean | null,
}

export const emptyRule = (): Values => ({
  trigger: 'order_received',
  name: '',
  response: '',
  ru: '',
  en: '',
  active: true,
  approve: false,
  settles: false,
  mail_guests: false,
  quiet_from: '',
  quiet_to: '',
  position: '',
  ...NO_CONDITIONS,
})

export function valuesOf(rule: AutoReply): Values {
  const asked = rule.conditions as Conditions
  return {
    ...emptyRule(),
    trigger: rule.trigger,
    name: rule.name,
    response: rule.response,
    ru: rule.translations['ru'] ?? '',
    en: rule.translations['en'] ?? '',
    active: rule.active,
    approve: rule.approve,
    settles: rule.settles,
    mail_guests: rule.mail_guests,
    quiet_from: rule.quiet_from ?? '',
    quiet_to: rule.quiet_to ?? '',
    position: rule.position,
    rating_min: asked.rating_min ?? '',
    rating_max: asked.rating_max ?? '',
    words: asked.words ?? [],
    without_words: asked.without_words ?? [],
    channels: asked.channels ?? [],
    languages: asked.languages ?? [],
    products: asked.products ?? [],
    categories: (asked.categories ?? []).map(String),
    total_min: asked.total_min ?? '',
    total_max: asked.total_max ?? '',
    verified: asked.verified ?? null,
    with_text: asked.with_text ?? null,
  }
}

const number = (value: number | string) => (value === '' ? null : Number(value))
const some = <T>(values: T[]) => (values.length > 0 ? values : null)

/** What is sent: only what the form asks for, times and conditions left out where they are empty. */
export function body(values: Values) {
  const translations = Object.fromEntries(
    (['ru', 'en'] as const).filter((one) => values[one].trim() !== '').map((one) => [one, values[one]]),
  )
  const position = number(values.position)
  return {
    trigger: values.trigger,
    name: values.name,
    response: values.response,
    translations,
    active: values.active,
    approve: values.approve,
    settles: values.settles,
    mail_guests: values.mail_guests,
    quiet_from: values.quiet_from || null,
    quiet_to: values.quiet_to || null,
    ...(position === null ? {} : { position }),
    conditions: {
      rating_min: number(values.rating_min),
      rating_max: number(values.rating_max),
      words: some(values.words),
      without_words: some(values.without_words),
      channels: some(values.channels),
      languages: some(values.languages),
      products: some(values.products),
      categories: some(values.categories.map(Number)),
      total_min: values.total_min || null,
      total_max: values.total_max || null,
      verified: values.verified,
      with_text: values.with_text,
    },
  }
}
