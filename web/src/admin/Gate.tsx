import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation } from 'react-router'

import { me, useSignedIn } from '@/api/me'
import { isProblem } from '@/api/problem'
import { AuthCard } from '@/ui/auth/AuthCard'
import { signOut } from '@/ui/auth/calls'
import { Failure } from '@/ui/states'

import { Shell } from './Shell'

/** Lets staff in, and sends everybody else to the door. */
export function Gate() {
  const { t } = useTranslation(['admin', 'ui'])
  const signedIn = useSignedIn()
  const { pathname, search } = useLocation()
  const { data, error, refetch } = useQuery({ ...me, enabled: signedIn })

  if (!signedIn || isProblem(error, 'not-signed-in')) {
    const to = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`
    return <Navigate to={`/login${to}`} replace />
  }
  if (error && !data) {
    return (
      <Center component="main" mih="100dvh">
        <Failure error={error} onRetry={() => void refetch()} />
      </Center>
    )
  }
  if (!data) {
    return (
      <Center mih="100dvh">
        <Loader aria-label={t('ui:list.loading')} />
      </Center>
    )
  }
  if (data.rights.length === 0) {
    return (
      <AuthCard title={t('ui:error.forbidden')}>
        <Stack>
          <Text>{t('shell.noStaff')}</Text>
          <Button component="a" href="/">
            {t('shell.openShop')}
          </Button>
          <Button variant="default" onClick={() => void signOut()}>
            {t('ui:auth.signOut')}
          </Button>
        </Stack>
      </AuthCard>
    )
  }
  return <Shell />
}
