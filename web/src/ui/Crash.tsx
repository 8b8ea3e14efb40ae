import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'

import { NotFound } from './states'

/** The last net under a page that threw. */
export class Crash extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <CrashPage /> : this.props.children
  }
}

/** The router's own net: an unknown address, a part of the app that could not be fetched, or a page that threw. */
export function RouteCrash() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />
  return <CrashPage />
}

function CrashPage() {
  const { t } = useTranslation()
  return (
    <Center mih="60vh" p="xl">
      <Stack align="center" gap="xs" maw={420} ta="center" role="alert">
        <Title order={1}>{t('error.unexpected')}</Title>
        <Text c="dimmed">{t('error.unexpectedHint')}</Text>
        <Button mt="sm" onClick={() => window.location.reload()}>
          {t('error.reload')}
        </Button>
      </Stack>
    </Center>
  )
}
