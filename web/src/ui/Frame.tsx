import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './global.css'

import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'

import { queryClient } from '@/api/queries'
import { onSessionChange, readTokens } from '@/api/session'

import { Crash } from './Crash'
import { cssVariables, theme } from './theme'

const schemes = localStorageColorSchemeManager({ key: 'tradepost.scheme' })

/** What both entries stand in: theme, server state, dialogs, messages, and a page for when all else fails. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation()

  // Another person on this browser must never see what the one before had loaded.
  useEffect(
    () =>
      onSessionChange(() => {
        if (readTokens()) void queryClient.resetQueries()
        else queryClient.clear()
      }),
    [],
  )

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <ModalsProvider labels={{ confirm: t('action.apply'), cancel: t('action.cancel') }}>
          <Notifications position="bottom-right" limit={4} autoClose={5000} />
          <Crash>{children}</Crash>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
