import { Alert, Anchor } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router'

import { useSignedIn } from '@/api/me'
import { shopQuery } from '@/api/shop'
import { LoginForm } from '@/ui/auth/LoginForm'
import { RegisterForm } from '@/ui/auth/RegisterForm'

export default function LoginPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [params] = useSearchParams()
  const state = useLocation().state as { passwordChanged?: boolean } | null
  const signedIn = useSignedIn()
  const wanted = params.get('to')
  // Only addresses of this app: `//elsewhere` would leave it.
  const to = wanted && /^\/(?!\/)/.test(wanted) ? wanted : '/'
  const { data: shop } = useQuery(shopQuery)
  if (signedIn) return <Navigate to={to} replace />
  if (shop?.has_owner === false) {
    return (
      <RegisterForm
        hint={t('auth.firstOwner')}
        onDone={() => {
          void client.invalidateQueries({ queryKey: shopQuery.queryKey })
          void navigate('/', { replace: true })
        }}
      />
    )
  }
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
