import { Alert, Box, Button, Center, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff, IconInbox, IconLicense, IconRefresh, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { isProblem, type Problem } from '@/api/problem'
import { money } from '@/lib/format'

import { useProblemText } from './problems'

type EmptyProps = { title: string; hint?: string; icon?: ReactNode; action?: ReactNode; compact?: boolean }

/** Nothing here: says so, and says what to do about it. */
export function Empty({ title, hint, icon, action, compact = false }: EmptyProps) {
  return (
    <Center py={compact ? 'lg' : 48} px="md">
      <Stack align="center" gap={6} maw={380} ta="center">
        <ThemeIcon variant="light" color="gray" size={compact ? 40 : 52} radius="xl" mb={4} aria-hidden>
          {icon ?? <IconInbox size={compact ? 20 : 26} stroke={1.5} />}
        </ThemeIcon>
        <Text fw={600}>{title}</Text>
        {hint && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
        {action && <Box mt="sm">{action}</Box>}
      </Stack>
    </Center>
  )
}

export function NothingFound({ onClear }: { onClear?: () => void }) {
  const { t } = useTranslation()
  return (
    <Empty
      icon={<IconSearch size={26} stroke={1.5} />}
      title={t('list.nothingFound')}
      hint={t('list.nothingFoundHint')}
      action={
        onClear && (
          <Button variant="default" size="xs" onClick={onClear}>
            {t('list.clearFilters')}
          </Button>
        )
      }
    />
  )
}

/** A part of the page that could not be loaded, with another try. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const text = useProblemText()
  const offline = isProblem(error, 'offline')
  if (isProblem(error) && error.status === 402) return <NotInPlan error={error} />
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      m="md"
      icon={offline ? <IconCloudOff size={20} /> : <IconAlertTriangle size={20} />}
      title={t('error.title')}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{text(error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

type PlanThatHasIt = { id: number; name: string; price: string; currency: string }

/** A premium page without the plan: which plans have it, and the way there. */
function NotInPlan({ error }: { error: Problem }) {
  const { t, i18n } = useTranslation()
  const plans = (error.body['plans'] ?? []) as PlanThatHasIt[]
  const here = window.location.pathname.startsWith('/admin')
  return (
    <Empty
      icon={<IconLicense size={26} stroke={1.5} />}
      title={t('plans.needed')}
      hint={`${t('plans.neededHint')} ${plans.map(({ name, price, currency }) => `${name} (${money(price, currency, i18n.language)})`).join(', ')}`}
      action={
        <Button component={Link} to={here ? '/subscription' : '/account/subscription'}>
          {t('plans.see')}
        </Button>
      }
    />
  )
}

export function NotFound({ home = '/' }: { home?: string }) {
  const { t } = useTranslation()
  return (
    <Center mih="50vh" p="xl">
      <Stack align="center" gap="xs" ta="center">
        <Text fz={56} fw={700} c="dimmed" lh={1} aria-hidden>
          404
        </Text>
        <Title order={1}>{t('error.notFound')}</Title>
        <Text c="dimmed">{t('error.notFoundHint')}</Text>
        <Button mt="sm" variant="default" component={Link} to={home}>
          {t('error.home')}
        </Button>
      </Stack>
    </Center>
  )
}
