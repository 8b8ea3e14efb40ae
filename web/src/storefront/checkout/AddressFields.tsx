import { Select, SimpleGrid, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

import { countries } from '@/lib/countries'
import { useLanguage } from '@/lib/i18n'

export type Postal = {
  name: string
  phone: string
  line1: string
  line2: string
  city: string
  region: string
  postcode: string
  country: string
}

export const NO_ADDRESS: Postal = {
  name: '',
  phone: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postcode: '',
  country: '',
}

/** The fields of an address as kept by somebody, whatever else came along left out. */
export function postal(from: Partial<Record<keyof Postal, unknown>> | null | undefined): Postal {
  const found = { ...NO_ADDRESS }
  for (const field of Object.keys(found) as (keyof Postal)[]) {
    const value = from?.[field]
    if (typeof value === 'string') found[field] = value
  }
  return found
}

type Props<Values> = { form: UseFormReturnType<Values>; prefix: '' | 'shipping_address.' | 'billing_address.' }

/** Name, telephone and postal address; the country is found by its name in the reader's language. */
export function AddressFields<Values>({ form, prefix }: Props<Values>) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const choices = useMemo(() => countries(language), [language])
  const field = (name: keyof Postal) => ({
    ...form.getInputProps(`${prefix}${name}`),
    key: form.key(`${prefix}${name}`),
    label: t(`address.${name}`),
  })
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
      <TextInput {...field('name')} maxLength={200} autoComplete="name" required />
      <TextInput {...field('phone')} type="tel" autoComplete="tel" maxLength={50} />
      <Select
        {...field('country')}
        data={choices}
        searchable
        required
        nothingFoundMessage={t('address.noCountry')}
        autoComplete="country-name"
        comboboxProps={{ shadow: 'md' }}
      />
      <TextInput {...field('city')} maxLength={200} autoComplete="address-level2" required />
      <TextInput {...field('line1')} maxLength={200} autoComplete="address-line1" required />
      <TextInput {...field('line2')} maxLength={200} autoComplete="address-line2" />
      <TextInput {...field('region')} maxLength={200} autoComplete="address-level1" />
      <TextInput {...field('postcode')} autoComplete="postal-code" maxLength={20} />
    </SimpleGrid>
  )
}
