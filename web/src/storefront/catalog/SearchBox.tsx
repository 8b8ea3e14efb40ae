import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useSearchParams } from 'react-router'

import { suggestQuery } from '@/api/search'

/** The search of the shop, with what somebody may be about to type. */
export function SearchBox() {
  const { t } = useTranslation('shop')
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const current = pathname === '/all' ? (params.get('q') ?? '') : ''
  const [text, setText] = useState(current)
  const [shown, setShown] = useState(current)
  if (shown !== current) {
    setShown(current)
    setText(current)
  }
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed] = useDebouncedValue(text.trim(), 150)
  const { data } = useQuery({ ...suggestQuery(typed), enabled: typed.length > 0 && typed !== current })
  const options = data
    ? [
        ...data.words.map((word) => ({
          value: `/all?q=${encodeURIComponent(word)}`,
          label: word,
          kind: 'words' as const,
        })),
        ...data.categories.map(({ slug, name }) => ({ value: `/c/${slug}`, label: name, kind: 'category' as const })),
        ...data.brands.map(({ slug, name }) => ({
          value: `/all?brand=${encodeURIComponent(slug)}`,
          label: name,
          kind: 'brand' as const,
        })),
        ...data.products.map(({ slug, name }) => ({ value: `/p/${slug}`, label: name, kind: 'product' as const })),
      ]
    : []
  const isOffered = text.trim() !== '' && options.length > 0
  const search = () => {
    combobox.closeDropdown()
    void navigate(text.trim() ? `/all?q=${encodeURIComponent(text.trim())}` : '/all')
  }
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        search()
      }}
    >
      <Combobox
        store={combobox}
        shadow="md"
        onOptionSubmit={(value) => {
          combobox.closeDropdown()
          setText(value.startsWith('/all?q=') ? decodeURIComponent(value.slice(7)) : '')
          void navigate(value)
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            type="search"
            role="combobox"
            aria-autocomplete="list"
            autoComplete="off"
            aria-label={t('list.search')}
            placeholder={t('list.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              combobox.openDropdown()
            }}
            onFocus={() => text.trim() && text.trim() !== current && combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              // Enter on a suggestion chooses it; without one it searches for what was typed.
              if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0) {
                event.preventDefault()
                search()
              }
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!isOffered}>
          <Combobox.Options aria-label={t('list.suggestions')}>
            {(['words', 'category', 'brand', 'product'] as const).map((kind) => {
              const some = options.filter((option) => option.kind === kind)
              return (
                some.length > 0 && (
                  <Combobox.Group key={kind} label={t(`list.suggest.${kind}`)}>
                    {some.map(({ value, label }) => (
                      <Combobox.Option key={value} value={value}>
                        {label}
                      </Combobox.Option>
                    ))}
                  </Combobox.Group>
                )
              )
            })}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </form>
  )
}
