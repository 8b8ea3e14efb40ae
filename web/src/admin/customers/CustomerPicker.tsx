import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'

type Props = { label: string; placeholder: string; value: number | null; onChange: (id: number | null) => void }

/** Finds a customer by typing. */
export function CustomerPicker({ label, placeholder, value, onChange }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const { data } = useQuery({
    queryKey: ['customers', 'picker', q],
    queryFn: () => unwrap(api.GET('/api/v1/customers', { params: { query: { q, limit: 20 } } })),
    placeholderData: keepPreviousData,
  })
  const [kept, setKept] = useState<{ value: string; label: string } | null>(null)
  const found =
    data?.items.map(({ id, name, email }) => ({
      value: String(id),
      label: [name || t('customers.unnamed'), email].filter(Boolean).join(' · '),
    })) ?? []
  const options = kept && !found.some((each) => each.value === kept.value) ? [kept, ...found] : found
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      clearable
      data={options}
      // The server has searched already.
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t('ui:list.nothingFound')}
      value={value === null ? null : String(value)}
      onChange={(next, option) => {
        setKept(option ? { value: option.value, label: option.label } : null)
        onChange(next ? Number(next) : null)
      }}
    />
  )
}
