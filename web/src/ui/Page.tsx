import { Anchor, Box, Breadcrumbs, Group, Paper, type PaperProps, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

type PageProps = {
  title: string
  /** Beside the title, such as a status. */
  badge?: ReactNode
  hint?: ReactNode
  actions?: ReactNode
  back?: { to: string; label: string }
  width?: number | string
  children: ReactNode
}

export function Page({ title, badge, hint, actions, back, width, children }: PageProps) {
  useDocumentTitle(`${title} · Tradepost`)
  return (
    <Stack gap="lg" w="100%" maw={width ?? 1440} mx="auto">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Box miw={0} flex="1 1 220px">
          {back && (
            <Breadcrumbs mb={4}>
              <Anchor component={Link} to={back.to} size="sm" c="dimmed">
                ← {back.label}
              </Anchor>
            </Breadcrumbs>
          )}
          <Group gap="sm" wrap="wrap">
            <Title order={1} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {badge}
          </Group>
          {hint && (
            <Text c="dimmed" size="sm" mt={2} component="div">
              {hint}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}

type SectionProps = {
  title?: string
  hint?: string
  actions?: ReactNode
  /** Contents reach the edges, as tables do. */
  flush?: boolean
  role?: string
  children: ReactNode
} & Omit<PaperProps, 'title'>

/** A card with a heading. */
export function Section({ title, hint, actions, flush = false, children, ...rest }: SectionProps) {
  return (
    <Paper
      withBorder
      component="section"
      style={{ overflow: 'hidden' }}
      {...(title ? { 'aria-label': title } : {})}
      {...rest}
    >
      {(title ?? actions) && (
        <Group justify="space-between" gap="sm" px="md" pt="md" pb={flush ? 'sm' : 0} wrap="wrap">
          <Box>
            {title && <Title order={2}>{title}</Title>}
            {hint && (
              <Text c="dimmed" size="sm">
                {hint}
              </Text>
            )}
          </Box>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      )}
      {flush ? children : <Box p="md">{children}</Box>}
    </Paper>
  )
}
