import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { FormError } from '@/ui/FormError'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

export type FieldOf = {
  name: string
  label: string
  kind?: 'text' | 'long' | 'number' | 'check' | 'select' | 'email'
  hint?: string
  required?: boolean
  data?: { value: string; label: string }[]
  placeholder?: string
}

type Value = string | number | boolean | null
type Values = Record<string, Value>

type Props = {
  title: string
  fields: FieldOf[]
  initial: Values
  save: (values: Values) => Promise<unknown>
  onSaved: () => void
  onClose: () => void
}

/** A small thing with a handful of fields, made or changed in one dialog. */
export function EntityModal({ title, fields, initial, save, onSaved, onClose }: Props) {
  const { t } = useTranslation('ui')
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm<Values>({
    initialValues: initial,
    validate: Object.fromEntries(
      fields
        .filter(({ required }) => required)
        .map(({ name }) => [name, (value: Value) => (value === '' || value === null ? t('form.required') : null)]),
    ),
  })
  const run = useMutation({
    mutationFn: save,
    onSuccess: () => {
      onSaved()
      onClose()
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={form.onSubmit((values) => run.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          {fields.map((field, position) => {
            const common = {
              label: field.label,
              description: field.hint,
              withAsterisk: field.required ?? false,
              'data-autofocus': position === 0 || undefined,
            }
            const props = form.getInputProps(field.name)
            switch (field.kind) {
              case 'long':
                return <Textarea key={field.name} autosize minRows={3} maxRows={10} {...common} {...props} />
              case 'number':
                return <NumberInput key={field.name} allowDecimal={false} {...common} {...props} />
              case 'check':
                return (
                  <Checkbox
                    key={field.name}
                    label={field.label}
                    description={field.hint}
                    {...form.getInputProps(field.name, { type: 'checkbox' })}
                  />
                )
              case 'select':
                return (
                  <Select
                    key={field.name}
                    searchable
                    clearable
                    data={field.data ?? []}
                    {...(field.placeholder ? { placeholder: field.placeholder } : {})}
                    {...common}
                    {...props}
                  />
                )
              default:
                return (
                  <TextInput key={field.name} type={field.kind === 'email' ? 'email' : 'text'} {...common} {...props} />
                )
            }
          })}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
