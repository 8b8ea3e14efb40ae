import { Button, Group, Stack } from '@mantine/core'
import { type GetInputPropsReturnType, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

import { EntityField, type FieldOf, type Value, type Values } from './EntityField'

export type { FieldOf, Value, Values } from './EntityField'

type Props = {
  title: string
  fields: FieldOf[]
  initial: Values
  save: (values: Values) => Promise<unknown>
  onSaved: () => void
  onClose: () => void
  /** Above the fields: what the reader should know first. */
  children?: ReactNode
  submit?: string
}

/** A small thing with a handful of fields, made or changed in one dialog. */
export function EntityModal({ title, fields, initial, save, onSaved, onClose, children, submit }: Props) {
  const { t } = useTranslation('ui')
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(null)
  const asked = (field: FieldOf, values: Values) => field.when?.(values) ?? true
  const form = useForm<Values>({
    initialValues: initial,
    validate: (values) =>
      Object.fromEntries(
        fields
          .filter((field) => field.required && asked(field, values) && isMissing(values[field.name]))
          .map(({ name }) => [name, t('form.required')]),
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
          {children}
          {fields
            .filter((field) => asked(field, form.values))
            .map((field, position) => (
              <EntityField
                key={field.name}
                field={field}
                focus={position === 0}
                input={(type) => {
                  const props: GetInputPropsReturnType = form.getInputProps(field.name, type ? { type } : {})
                  // Of several values the server names the one that is wrong, such as `countries.1`.
                  const within = Object.entries(form.errors).find(([name]) => name.startsWith(`${field.name}.`))
                  return { ...props, error: (props.error as ReactNode) ?? within?.[1] }
                }}
              />
            ))}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {submit ?? t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value === null || value === ''
}
