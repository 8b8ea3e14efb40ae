import { Select, type SelectProps } from '@mantine/core'

import { useShop } from '@/api/shop'
import { useLanguage } from '@/lib/i18n'

/** A currency by code or by name. */
export function CurrencySelect(props: Omit<SelectProps, 'data'>) {
  const language = useLanguage()
  const { currency } = useShop()
  const names = new Intl.DisplayNames([language], { type: 'currency' })
  const codes = Intl.supportedValuesOf('currency')
  const ordered = currency ? [currency, ...codes.filter((code) => code !== currency)] : codes
  return (
    <Select
      searchable
      data={ordered.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }))}
      limit={60}
      {...props}
    />
  )
}
