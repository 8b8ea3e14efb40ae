import { Box, Center, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'

import { Brand } from '../Brand'
import { LanguageMenu, SchemeMenu } from '../Preferences'

type Props = { title: string; hint?: string | undefined; children: ReactNode; footer?: ReactNode; bare?: boolean }

/** The quiet page around log-in, password and invitation forms. `bare` leaves the frame to the page around it. */
export function AuthCard({ title, hint, children, footer, bare = false }: Props) {
  useDocumentTitle(`${title} · Tradepost`)
  const card = (
    <Stack w="100%" maw={400} gap="lg">
      {!bare && (
        <Group justify="space-between">
          <Brand />
          <Group gap={2}>
            <LanguageMenu />
            <SchemeMenu />
          </Group>
        </Group>
      )}
      <Paper withBorder p={{ base: 'lg', xs: 'xl' }} shadow="xs">
        <Stack gap="md">
          <Box>
            <Title order={1}>{title}</Title>
            {hint && (
              <Text c="dimmed" size="sm" mt={4}>
                {hint}
              </Text>
            )}
          </Box>
          {children}
        </Stack>
      </Paper>
      {footer && (
        <Text ta="center" size="sm" c="dimmed" component="div">
          {footer}
        </Text>
      )}
    </Stack>
  )
  if (bare) return <Center py="xl">{card}</Center>
  return (
    <Center component="main" mih="100dvh" px="md" py="xl">
      {card}
    </Center>
  )
}
