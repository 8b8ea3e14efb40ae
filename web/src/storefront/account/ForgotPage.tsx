import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { ForgotForm } from '@/ui/auth/ForgotForm'

export default function ForgotPage() {
  const { t } = useTranslation('ui')
  return (
    <ForgotForm
      bare
      footer={
        <Anchor component={Link} to="/sign-in" size="sm">
          {t('auth.backToSignIn')}
        </Anchor>
      }
    />
  )
}
