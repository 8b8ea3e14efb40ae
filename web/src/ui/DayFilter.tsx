import '@mantine/dates/styles.layer.css'

import { DatePickerInput } from '@mantine/dates'

import type { ListState } from '@/lib/list'

import classes from './Toolbar.module.css'

type Props = { list: ListState<string>; name: string; label: string }

/** A day that a list begins or ends with. */
export function DayFilter({ list, name, label }: Props) {
  return (
    <DatePickerInput
      aria-label={label}
      placeholder={label}
      clearable
      className={classes.filter}
      value={list.filters[name] ?? null}
      onChange={(value) => list.set({ [name]: value })}
    />
  )
}
