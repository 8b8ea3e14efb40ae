import { Anchor, Button, Group, PasswordInput, PinInput, Stack, Text, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { isProblem } from '@/api/problem'

import { FormError } from '../FormError'
import { useProblemText } from '../problems'
import { AuthCard } from './AuthCard'
import { signIn } from './calls'

type Props = {
  onDone: () => void
  /** Beside the password, such as "forgot it?". */
  forgot?: ReactNode
  footer?: ReactNode
  notice?: ReactNode
  bare?: boolean
}

/** Name and password, then the code when the account asks for one. */
export function LoginForm({ onDone, forgot, footer, notice, bare = false }: Props) {
  const { t } = useTranslation()
  const text = useProblemText()
  const [step, setStep] = useState<'password' | 'code' | 'recovery'>('password')
  const [problem, setProblem] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const form = useForm({
    initialValues: { login: '', password: '' },
    validate: { login: isNotEmpty(t('form.required')), password: isNotEmpty(t('form.required')) },
  })

  const submit = async (otp?: string) => {
    setProblem(null)
    try {
      await signIn({ login: form.values.login.trim(), password: form.values.password, ...(otp ? { otp } : {}) })
      onDone()
    } catch (error) {
      if (isProblem(error, 'two-factor-required')) {
        setStep('code')
        return
      }
      setCode('')
      setProblem(isProblem(error) && error.status === 401 && !otp ? t('auth.wrong') : text(error))
    }
  }
  const [busy, setBusy] = useState(false)
  const run = async (otp?: string) => {
    setBusy(true)
    await submit(otp)
    setBusy(false)
  }

  if (step !== 'password') {
    return (
      <AuthCard
        title={t('auth.twoFactorTitle')}
        hint={step === 'code' ? t('auth.code') : t('auth.recoveryCode')}
        bare={bare}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void run(code.trim())
          }}
        >
          <Stack>
            <FormError>{problem}</FormError>
            {step === 'code' ? (
              <PinInput
                length={6}
                type="number"
                oneTimeCode
                autoFocus
                size="md"
                value={code}
                onChange={setCode}
                onComplete={(value) => void run(value)}
                aria-label={t('auth.code')}
                disabled={busy}
              />
            ) : (
              <TextInput
                label={t('auth.recoveryCode')}
                autoFocus
                autoComplete="off"
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            )}
            <Button type="submit" loading={busy} disabled={code.length < 6}>
              {t('auth.signIn')}
            </Button>
            <Group justify="space-between">
              <Anchor component="button" type="button" size="sm" onClick={() => setStep('password')}>
                {t('action.back')}
              </Anchor>
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => {
                  setCode('')
                  setProblem(null)
                  setStep(step === 'code' ? 'recovery' : 'code')
                }}
              >
                {step === 'code' ? t('auth.useRecovery') : t('auth.useApp')}
              </Anchor>
            </Group>
          </Stack>
        </form>
      </AuthCard>
    )
  }

  return (
    <AuthCard title={t('auth.signInTitle')} footer={footer} bare={bare}>
      <form onSubmit={form.onSubmit(() => void run())} noValidate>
        <Stack>
          {notice}
          <FormError>{problem}</FormError>
          <TextInput
            label={t('auth.login')}
            autoComplete="username"
            autoFocus
            autoCapitalize="none"
            {...form.getInputProps('login')}
          />
          <Stack gap={6}>
            <PasswordInput
              label={t('auth.password')}
              autoComplete="current-password"
              {...form.getInputProps('password')}
            />
            {forgot && <Text size="sm">{forgot}</Text>}
          </Stack>
          <Button type="submit" loading={busy} mt={4}>
            {t('auth.signIn')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  )
}
