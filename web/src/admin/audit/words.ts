import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { allBrands, allSellers, categoryTree } from '@/api/catalog'
import { flatten } from '@/lib/categories'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

const LONGEST = 140
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** Events, fields and values as people say them; what has no words yet is shown as it is. */
export function useEventWords() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: tree = [] } = useQuery(categoryTree)
  const { data: brands } = useQuery(allBrands)
  const { data: sellers } = useQuery(allSellers)

  const names: Record<string, { id: number; name: string }[]> = {
    category_id: flatten(tree).map(({ branch }) => branch),
    parent_id: flatten(tree).map(({ branch }) => branch),
    brand_id: brands?.items ?? [],
    seller_id: sellers?.items ?? [],
  }

  const value = (field: string, given: unknown): string | null => {
    if (field === 'payment_status' && typeof given === 'string')
      return t(`orders.money.${given}` as 'orders.money.paid', given)
    if (field === 'fulfilment_status' && typeof given === 'string') {
      return t(`orders.goods.${given}` as 'orders.goods.shipped', given)
    }
    if (field === 'status' && typeof given === 'string') {
      return t(
        `orders.state.${given}` as 'orders.state.paid',
        t(
          `products.state.${given}` as 'products.state.draft',
          t(
            `experiments.state.${given}` as 'experiments.state.running',
            t(`returns.state.${given}` as 'returns.state.received', given),
          ),
        ),
      )
    }
    const named = names[field]?.find(({ id }) => id === given)
    if (named) return named.name
    return typeof given === 'string' && MOMENT.test(given) ? moment(given, language) : valueText(given)
  }

  return {
    event: (name: string) => t(`event.${name.replace('.', '_')}` as 'event.product_created', name),
    field: (name: string) =>
      name.startsWith('media.')
        ? t('field.pictureText')
        : t(`field.${name}` as 'field.name', name.replaceAll('_', ' ')),
    /** Before and after of one field; pictures are numbers to the server and "added" or "removed" to people. */
    change: (field: string, pair: unknown): { before: string | null; after: string | null } => {
      const [before, after] = Array.isArray(pair) ? (pair as unknown[]) : [null, pair]
      if (field !== 'media') return { before: value(field, before), after: value(field, after) }
      const words = Array.isArray(after) ? t('audit.reordered') : after === null ? t('audit.removed') : t('audit.added')
      return { before: null, after: words }
    },
  }
}

/** A value of any kind as a short text; null when there is none. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) {
    return value.length === 0 ? null : shortened(value.map((each) => valueText(each) ?? '').join(', '))
  }
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
