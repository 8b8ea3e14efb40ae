import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { ForgotForm } from '@/ui/auth/ForgotForm'

export default function ForgotPage() {
  const { t } = useTranslation()
  return (
    <ForgotForm
      footer={
        <Anchor component={Link} to="/login" size="sm">
          {t('auth.backToSignIn')}
        </Anchor>
      }
    />
  )
}
