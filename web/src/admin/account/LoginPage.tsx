import { Alert, Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router'

import { useSignedIn } from '@/api/me'
import { LoginForm } from '@/ui/auth/LoginForm'

export default function LoginPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const state = useLocation().state as { passwordChanged?: boolean } | null
  const signedIn = useSignedIn()
  const wanted = params.get('to')
  // Only addresses of this app: `//elsewhere` would leave it.
  const to = wanted && /^\/(?!\/)/.test(wanted) ? wanted : '/'
  if (signedIn) return <Navigate to={to} replace />
  return (
    <LoginForm
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
    />
  )
}
