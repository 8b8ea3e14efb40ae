import {
  CloseButton,
  SegmentedControl,
  type SegmentedControlProps,
  Select,
  type SelectProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { ListState } from '@/lib/list'

import classes from './Toolbar.module.css'

/** Search and filters above a list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return (
    <div className={classes.bar} role="search">
      {children}
    </div>
  )
}

type SearchProps = { list: ListState<string>; label: string } & Omit<TextInputProps, 'value' | 'onChange' | 'list'>

/** Looks as you type, a quarter of a second after the last letter. */
export function SearchField({ list, label, ...rest }: SearchProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(list.q)
  const [shown, setShown] = useState(list.q)
  // The address may change without us: Back, or "clear filters".
  if (shown !== list.q) {
    setShown(list.q)
    setText(list.q)
  }
  const look = useDebouncedCallback((q: string) => {
    setShown(q)
    list.set({ q })
  }, 250)
  const change = (value: string) => {
    setText(value)
    look(value)
  }
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text ? <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => change('')} /> : null}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      {...rest}
    />
  )
}

type FilterProps = { list: ListState<string>; name: string; label: string } & Omit<
  SelectProps,
  'value' | 'onChange' | 'label' | 'list'
>

export function FilterSelect({ list, name, label, ...rest }: FilterProps) {
  return (
    <Select
      className={classes.filter}
      clearable
      aria-label={label}
      placeholder={label}
      value={list.filters[name] ?? null}
      onChange={(value) => list.set({ [name]: value })}
      {...rest}
    />
  )
}

/** One of a few views of the list. */
export function ViewSwitch(props: SegmentedControlProps) {
  return <SegmentedControl className={classes.wide} {...props} />
}
