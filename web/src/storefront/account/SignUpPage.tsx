import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'

import { RegisterForm } from '@/ui/auth/RegisterForm'

export default function SignUpPage() {
  const { t } = useTranslation('ui')
  const navigate = useNavigate()
  const state = useLocation().state as { to?: string } | null
  return (
    <RegisterForm
      bare
      onDone={() => void navigate(state?.to ?? '/', { replace: true })}
      footer={
        <>
          {t('auth.haveAccount')}{' '}
          <Anchor component={Link} to="/sign-in" state={state} size="sm">
            {t('auth.signIn')}
          </Anchor>
        </>
      }
    />
  )
}
