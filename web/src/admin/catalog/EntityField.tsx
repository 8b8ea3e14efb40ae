import '@mantine/dates/styles.layer.css'

import {
  Checkbox,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import type { GetInputPropsReturnType } from '@mantine/form'
import type { ReactNode } from 'react'

import { MoneyInput } from '@/ui/MoneyInput'

import { MomentInput } from '../parts/MomentInput'
import { ProductsField } from '../parts/ProductsField'

export type Value = string | number | boolean | null | string[]
export type Values = Record<string, Value>

export type FieldOf = {
  name: string
  label: string
  kind?:
    | 'text'
    | 'long'
    | 'number'
    | 'decimal'
    | 'money'
    | 'moment'
    | 'day'
    | 'product'
    | 'check'
    | 'select'
    | 'many'
    | 'tags'
    | 'email'
    | 'secret'
  hint?: string
  required?: boolean
  data?: { value: string; label: string }[]
  placeholder?: string
  /** Of a field of money. */
  currency?: string | undefined
  /** Of money that may be below zero. */
  signed?: boolean
  /** Of a number. */
  suffix?: string
  /** The field is asked for only while this is so. */
  when?: (values: Values) => boolean
}

type Props = { field: FieldOf; focus: boolean; input: (type?: 'checkbox') => GetInputPropsReturnType }

/** One field of a dialog, as its kind wants it. */
export function EntityField({ field, focus, input }: Props) {
  const common = {
    label: field.label,
    description: field.hint,
    withAsterisk: field.required ?? false,
    'data-autofocus': focus || undefined,
    ...(field.placeholder ? { placeholder: field.placeholder } : {}),
  }
  switch (field.kind) {
    case 'long':
      return <Textarea autosize minRows={3} maxRows={10} {...common} {...input()} />
    case 'number':
      return <NumberInput allowDecimal={false} {...common} {...input()} />
    case 'decimal':
      return (
        <NumberInput
          min={0}
          decimalScale={4}
          allowedDecimalSeparators={['.', ',']}
          hideControls
          {...(field.suffix ? { suffix: field.suffix } : {})}
          {...common}
          {...input()}
        />
      )
    case 'money':
      return (
        <MoneyInput
          currency={field.currency}
          {...(field.signed ? { allowNegative: true, min: -1e12 } : {})}
          {...common}
          {...input()}
        />
      )
    case 'moment':
      return <MomentInput {...common} {...input()} />
    case 'day':
      return <DatePickerInput {...common} {...input()} />
    case 'product': {
      const { value, onChange, error } = input() as {
        value: string | null
        onChange: (value: string | null) => void
        error?: ReactNode
      }
      return (
        <ProductsField
          label={field.label}
          {...(field.hint ? { hint: field.hint } : {})}
          value={value ? [Number(value)] : []}
          onChange={(ids) => onChange(ids.length ? String(ids.at(-1)) : null)}
          error={error}
        />
      )
    }
    case 'check':
      return <Checkbox label={field.label} description={field.hint} {...input('checkbox')} />
    case 'select':
      return <Select searchable clearable={!field.required} data={field.data ?? []} {...common} {...input()} />
    case 'many':
      return <MultiSelect searchable clearable data={field.data ?? []} {...common} {...input()} />
    case 'tags':
      return <TagsInput data={field.data?.map(({ value }) => value) ?? []} {...common} {...input()} />
    case 'secret':
      return <PasswordInput autoComplete="off" {...common} {...input()} />
    default:
      return <TextInput type={field.kind === 'email' ? 'email' : 'text'} {...common} {...input()} />
  }
}
