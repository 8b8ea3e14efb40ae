import { Button, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'

import { FormError } from '../FormError'
import { putProblemOnForm, useProblemText } from '../problems'
import { AuthCard } from './AuthCard'
import { PASSWORD_LENGTH } from './password'

type Props = { token: string; onDone: () => void; bare?: boolean }

/** A new password, by the link from the mail. */
export function ResetForm({ token, onDone, bare = false }: Props) {
  const { t } = useTranslation()
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(token ? null : t('auth.linkBad'))
  const form = useForm({
    initialValues: { password: '', again: '' },
    validate: {
      password: (value) =>
        value.length < PASSWORD_LENGTH ? t('form.passwordShort', { count: PASSWORD_LENGTH }) : null,
      again: (value, all) => (value === all.password ? null : t('form.passwordsDiffer')),
    },
  })
  const send = useMutation({
    mutationFn: (password: string) => unwrap(api.POST('/api/v1/auth/password/reset', { body: { token, password } })),
    onSuccess: onDone,
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <AuthCard title={t('auth.resetTitle')} bare={bare}>
      <form onSubmit={form.onSubmit(({ password }) => send.mutate(password))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <PasswordInput
            label={t('auth.newPassword')}
            autoComplete="new-password"
            autoFocus
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label={t('auth.repeatPassword')}
            autoComplete="new-password"
            {...form.getInputProps('again')}
          />
          <Button type="submit" loading={send.isPending} disabled={!token}>
            {t('action.save')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  )
}
