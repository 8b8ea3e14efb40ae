import { Skeleton, Stack, Title } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'

import { useSignedIn } from '@/api/me'
import { PasswordSection } from '@/ui/account/PasswordSection'
import { ProfileSection } from '@/ui/account/ProfileSection'
import { SessionsSection } from '@/ui/account/SessionsSection'
import { TwoFactorSection } from '@/ui/account/TwoFactorSection'

export default function AccountPage() {
  const { t } = useTranslation('shop')
  const signedIn = useSignedIn()
  if (!signedIn) return <Navigate to="/sign-in" state={{ to: '/account' }} replace />
  return (
    <Stack gap="lg" maw={760} mx="auto">
      <Title order={1}>{t('account.title')}</Title>
      <Suspense fallback={<Skeleton h={240} radius="lg" />}>
        <ProfileSection />
        <PasswordSection />
        <TwoFactorSection />
        <SessionsSection />
      </Suspense>
    </Stack>
  )
}
