import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'

import { PASSWORD_LENGTH } from '../auth/password'
import { FormError } from '../FormError'
import { showDone } from '../notices'
import { Section } from '../Page'
import { putProblemOnForm, useProblemText } from '../problems'

export function PasswordSection() {
  const { t } = useTranslation()
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: { current_password: '', new_password: '', again: '' },
    validate: {
      current_password: isNotEmpty(t('form.required')),
      new_password: (value) =>
        value.length < PASSWORD_LENGTH ? t('form.passwordShort', { count: PASSWORD_LENGTH }) : null,
      again: (value, all) => (value === all.new_password ? null : t('form.passwordsDiffer')),
    },
  })
  const save = useMutation({
    mutationFn: ({ current_password, new_password }: typeof form.values) =>
      unwrap(api.POST('/api/v1/auth/password/change', { body: { current_password, new_password } })),
    onSuccess: async () => {
      setProblem(null)
      form.reset()
      showDone(t('account.passwordChanged'))
      await client.invalidateQueries({ queryKey: ['sessions'] })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Section title={t('account.changePassword')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack maw={420}>
          <FormError>{problem}</FormError>
          <PasswordInput
            label={t('auth.currentPassword')}
            autoComplete="current-password"
            {...form.getInputProps('current_password')}
          />
          <PasswordInput
            label={t('auth.newPassword')}
            autoComplete="new-password"
            {...form.getInputProps('new_password')}
          />
          <PasswordInput
            label={t('auth.repeatPassword')}
            autoComplete="new-password"
            {...form.getInputProps('again')}
          />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('account.changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
