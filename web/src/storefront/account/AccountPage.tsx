import { Skeleton, Stack } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'

import { PasswordSection } from '@/ui/account/PasswordSection'
import { ProfileSection } from '@/ui/account/ProfileSection'
import { SessionsSection } from '@/ui/account/SessionsSection'
import { TwoFactorSection } from '@/ui/account/TwoFactorSection'

import { AccountFrame } from './AccountFrame'

export default function AccountPage() {
  const { t } = useTranslation('shop')
  return (
    <AccountFrame title={t('account.title')}>
      <Suspense fallback={<Skeleton h={240} radius="lg" />}>
        <Stack gap="lg">
          <ProfileSection />
          <PasswordSection />
          <TwoFactorSection />
          <SessionsSection />
        </Stack>
      </Suspense>
    </AccountFrame>
  )
}
