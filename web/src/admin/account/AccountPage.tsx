import { useTranslation } from 'react-i18next'

import { useMe } from '@/api/me'
import { KeysSection } from '@/ui/account/KeysSection'
import { PasswordSection } from '@/ui/account/PasswordSection'
import { ProfileSection } from '@/ui/account/ProfileSection'
import { SessionsSection } from '@/ui/account/SessionsSection'
import { TwoFactorSection } from '@/ui/account/TwoFactorSection'
import { Page } from '@/ui/Page'

export default function AccountPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const me = useMe()
  return (
    <Page title={t('shell.myAccount')} hint={`${t('ui:account.role')}: ${t(`ui:role.${me.role}`)}`} width={760}>
      <ProfileSection />
      <PasswordSection />
      <TwoFactorSection />
      <SessionsSection />
      <KeysSection />
    </Page>
  )
}
