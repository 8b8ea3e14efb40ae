import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'

import { FormError } from '../FormError'
import { putProblemOnForm, useProblemText } from '../problems'
import { AuthCard } from './AuthCard'
import { signIn } from './calls'
import { PASSWORD_LENGTH } from './password'

type Props = { onDone: () => void; hint?: string; footer?: ReactNode; bare?: boolean }

/** A new account, signed in at once. */
export function RegisterForm({ onDone, hint, footer, bare = false }: Props) {
  const { t } = useTranslation()
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      email: isEmail(t('form.email')),
      password: (value) =>
        value.length < PASSWORD_LENGTH ? t('form.passwordShort', { count: PASSWORD_LENGTH }) : null,
    },
  })
  const send = useMutation({
    mutationFn: async ({ name, email, password }: typeof form.values) => {
      const address = email.trim()
      await unwrap(api.POST('/api/v1/auth/register', { body: { name, email: address, password } }))
      await signIn({ login: address, password })
    },
    onSuccess: onDone,
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <AuthCard title={t('auth.registerTitle')} hint={hint} footer={footer} bare={bare}>
      <form onSubmit={form.onSubmit((values) => send.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <TextInput label={t('auth.name')} autoComplete="name" autoFocus {...form.getInputProps('name')} />
          <TextInput label={t('auth.email')} type="email" autoComplete="email" {...form.getInputProps('email')} />
          <PasswordInput
            label={t('auth.password')}
            description={t('form.passwordShort', { count: PASSWORD_LENGTH })}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={send.isPending}>
            {t('auth.register')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  )
}
