import { useTranslation } from 'react-i18next'

/** An event's name in words; one that has none yet is shown as it is. */
export function useEventWords() {
  const { t } = useTranslation('admin')
  return {
    event: (name: string) => t(`event.${name.replace('.', '_')}` as 'event.product_created', name),
    field: (name: string) => t(`field.${name}` as 'field.name', name.replaceAll('_', ' ')),
  }
}

const LONGEST = 140

/** A value of any kind as a short text; null when there is none. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value))
    return value.length === 0 ? null : shortened(value.map((each) => valueText(each) ?? '').join(', '))
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([name, each]) => `${name}: ${valueText(each) ?? '—'}`)
    return parts.length === 0 ? null : shortened(parts.join(', '))
  }
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  return shortened(typeof value === 'string' ? value : JSON.stringify(value))
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
