import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { deviceName } from '@/lib/device'
import { ago } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import { Section } from '../Page'
import { useProblemNotice } from '../problems'
import { Failure } from '../states'

export function SessionsSection() {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const query = useQuery({ queryKey: ['sessions'], queryFn: () => unwrap(api.GET('/api/v1/auth/sessions')) })
  const end = useMutation({
    mutationFn: (ids: string[]) =>
      Promise.all(
        ids.map((id) =>
          unwrap(api.DELETE('/api/v1/auth/sessions/{session_id}', { params: { path: { session_id: id } } })),
        ),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
    onError: notice,
  })
  const sessions = query.data?.items
  const others = sessions?.filter(({ current }) => !current) ?? []
  return (
    <Section
      title={t('account.sessions')}
      hint={t('account.sessionsHint')}
      actions={
        others.length > 1 && (
          <Button
            size="xs"
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate(others.map(({ id }) => id))}
          >
            {t('account.endOthers')}
          </Button>
        )
      }
    >
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <Stack gap="sm" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {!sessions && query.isPending && <Skeleton h={40} />}
        {sessions?.map((session) => (
          <Group key={session.id} component="li" justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Group gap="xs">
                <Text size="sm" fw={550}>
                  {deviceName(session.device) || session.address}
                </Text>
                {session.current && <Badge size="sm">{t('account.thisDevice')}</Badge>}
              </Group>
              <Text size="xs" c="dimmed">
                {session.address} · {t('account.lastUsed', { when: ago(session.used_at, language) })}
              </Text>
            </div>
            {!session.current && (
              <Button
                size="xs"
                variant="default"
                style={{ flexShrink: 0 }}
                disabled={end.isPending}
                onClick={() => end.mutate([session.id])}
              >
                {t('account.endSession')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  )
}
