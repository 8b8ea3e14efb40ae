import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'

import { FormError } from '../FormError'
import { useProblemText } from '../problems'
import { AuthCard } from './AuthCard'

/** Asks for a link by mail. The answer is the same whether the address is known or not. */
export function ForgotForm({ footer, bare = false }: { footer: ReactNode; bare?: boolean }) {
  const { t } = useTranslation()
  const text = useProblemText()
  const form = useForm({ initialValues: { email: '' }, validate: { email: isEmail(t('form.email')) } })
  const send = useMutation({
    mutationFn: (email: string) => unwrap(api.POST('/api/v1/auth/password/forgot', { body: { email } })),
  })
  return (
    <AuthCard title={t('auth.forgotTitle')} hint={t('auth.forgotHint')} footer={footer} bare={bare}>
      {send.isSuccess ? (
        <Alert role="status" color="petrol">
          {t('auth.linkSent')}
        </Alert>
      ) : (
        <form onSubmit={form.onSubmit(({ email }) => send.mutate(email.trim()))} noValidate>
          <Stack>
            <FormError>{send.error ? text(send.error) : null}</FormError>
            <TextInput
              label={t('auth.email')}
              type="email"
              autoComplete="email"
              autoFocus
              {...form.getInputProps('email')}
            />
            <Button type="submit" loading={send.isPending}>
              {t('auth.sendLink')}
            </Button>
          </Stack>
        </form>
      )}
    </AuthCard>
  )
}
