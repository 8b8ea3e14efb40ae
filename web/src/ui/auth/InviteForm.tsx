import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'

import { FormError } from '../FormError'
import { putProblemOnForm, useProblemText } from '../problems'
import { AuthCard } from './AuthCard'
import { signIn } from './calls'
import { PASSWORD_LENGTH } from './password'

/** Somebody was invited: they choose a password and are signed in. */
export function InviteForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation()
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(token ? null : t('auth.linkBad'))
  const form = useForm({
    initialValues: { name: '', password: '', again: '' },
    validate: {
      password: (value) =>
        value.length < PASSWORD_LENGTH ? t('form.passwordShort', { count: PASSWORD_LENGTH }) : null,
      again: (value, all) => (value === all.password ? null : t('form.passwordsDiffer')),
    },
  })
  const send = useMutation({
    mutationFn: async ({ name, password }: typeof form.values) => {
      const account = await unwrap(
        api.POST('/api/v1/auth/accept-invitation', { body: { token, password, ...(name ? { name } : {}) } }),
      )
      await signIn({ login: account.email ?? account.username ?? '', password })
    },
    onSuccess: onDone,
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <AuthCard title={t('auth.inviteTitle', { shop: 'Tradepost' })} hint={t('auth.inviteHint')}>
      <form onSubmit={form.onSubmit((values) => send.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <TextInput label={t('auth.name')} autoComplete="name" autoFocus {...form.getInputProps('name')} />
          <PasswordInput label={t('auth.password')} autoComplete="new-password" {...form.getInputProps('password')} />
          <PasswordInput
            label={t('auth.repeatPassword')}
            autoComplete="new-password"
            {...form.getInputProps('again')}
          />
          <Button type="submit" loading={send.isPending} disabled={!token}>
            {t('auth.accept')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  )
}
