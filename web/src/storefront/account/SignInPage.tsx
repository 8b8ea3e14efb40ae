import { Alert, Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation, useNavigate } from 'react-router'

import { useSignedIn } from '@/api/me'
import { LoginForm } from '@/ui/auth/LoginForm'

type State = { to?: string; passwordChanged?: boolean } | null

export default function SignInPage() {
  const { t } = useTranslation('ui')
  const navigate = useNavigate()
  const state = useLocation().state as State
  const signedIn = useSignedIn()
  const to = state?.to ?? '/'
  if (signedIn) return <Navigate to={to} replace />
  return (
    <LoginForm
      bare
      onDone={() => void navigate(to, { replace: true })}
      notice={
        state?.passwordChanged && (
          <Alert role="status" color="petrol">
            {t('auth.resetDone')}
          </Alert>
        )
      }
      forgot={
        <Anchor component={Link} to="/forgot" size="sm">
          {t('auth.forgot')}
        </Anchor>
      }
      footer={
        <>
          {t('auth.noAccount')}{' '}
          <Anchor component={Link} to="/sign-up" state={state} size="sm">
            {t('auth.register')}
          </Anchor>
        </>
      }
    />
  )
}
