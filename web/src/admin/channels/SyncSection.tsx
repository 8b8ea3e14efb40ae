import { Button, Group, Switch } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Channel, type Sync, syncsQuery } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { ago } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { DataTable, Sub, Wrong } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { useChannelWords } from './words'

/** What is kept in step with a channel: the last run, what waits, what failed and why. */
export function SyncSection({ channel }: { channel: Channel }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const words = useChannelWords()
  const mayWrite = useMay('channels:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const query = useQuery(syncsQuery(channel.id))
  const path = { channel_id: channel.id }
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] })
  const again = useMutation({
    mutationFn: (capabilities: Sync['capability'][]) =>
      unwrap(api.POST('/api/v1/channels/{channel_id}/sync', { params: { path }, body: { capabilities } })),
    onSuccess: async () => {
      showDone(t('channels.begun'))
      await refresh()
    },
    onError: notice,
  })
  const turn = useMutation({
    mutationFn: ({ capability, enabled }: Pick<Sync, 'capability' | 'enabled'>) =>
      unwrap(
        api.PUT('/api/v1/channels/{channel_id}/sync/{capability}', {
          params: { path: { ...path, capability } },
          body: { enabled },
        }),
      ),
    onSettled: refresh,
    onError: notice,
  })
  const failing = channel.state === 'failing'
  const denied = (sync: Sync) => sync.cause === 'denied' && sync.failures > 0
  const standing = (sync: Sync) => {
    if (!sync.enabled) return <StatusBadge status="off" label={t('channels.sync.off')} />
    if (sync.running) return <StatusBadge status="running" label={t('channels.sync.running')} />
    if (denied(sync) && !failing) return <StatusBadge status="pending" label={t('channels.sync.denied')} />
    if (sync.failures === 0 && sync.error) return <StatusBadge status="queued" label={t('channels.sync.waits')} />
    if (sync.failures > 0) return <StatusBadge status="failed" label={t('channels.sync.failed')} />
    if (!sync.due_at && !sync.worked_at) return <StatusBadge status="draft" label={t('channels.sync.idle')} />
    if (sync.worked_at) return <StatusBadge status="active" label={t('channels.sync.fine')} />
    return <StatusBadge status="queued" label={t('channels.sync.soon')} />
  }
  return (
    <Section
      title={t('channels.inStep')}
      flush
      actions={
        mayWrite && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} />}
            loading={again.isPending}
            disabled={channel.state === 'off' || channel.state === 'incomplete'}
            onClick={() => again.mutate([])}
          >
            {t('channels.syncAll')}
          </Button>
        )
      }
    >
      <DataTable<Sync>
        label={t('channels.inStep')}
        query={{ ...query, data: query.data && { items: query.data, total: query.data.length } }}
        pager={false}
        rowKey={({ capability }) => capability}
        columns={[
          {
            key: 'what',
            title: t('channels.what'),
            render: (sync) => (
              <>
                {words.capability(sync.capability)}
                {sync.ran_at && <Sub narrow>{ago(sync.ran_at, language)}</Sub>}
                {sync.running && sync.seen > 0 && <Sub>{t('channels.soFar', { count: sync.seen })}</Sub>}
                {sync.waiting > 0 && <Sub>{t('channels.waiting', { count: sync.waiting })}</Sub>}
                {sync.failures > 0 ? <Wrong>{sync.error}</Wrong> : sync.error && <Sub>{sync.error}</Sub>}
                {denied(sync) && <Sub>{failing ? t('channels.sync.failingHint') : t('channels.sync.deniedHint')}</Sub>}
              </>
            ),
          },
          {
            key: 'ran',
            title: t('channels.lastRun'),
            wide: true,
            render: (sync) => (
              <>
                {sync.ran_at ? ago(sync.ran_at, language) : '—'}
                {sync.failures > 0 && sync.due_at && (
                  <Sub>{t('channels.nextTry', { when: ago(sync.due_at, language) })}</Sub>
                )}
              </>
            ),
          },
          { key: 'stands', title: t('channels.stands'), render: standing },
          {
            key: 'do',
            title: '',
            align: 'end',
            render: (sync) =>
              mayWrite && (
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  {sync.failures > 0 && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      loading={again.isPending}
                      onClick={() => again.mutate([sync.capability])}
                    >
                      {t('ui:action.retry')}
                    </Button>
                  )}
                  <Switch
                    size="xs"
                    aria-label={t('channels.keep', { what: words.capability(sync.capability) })}
                    checked={sync.enabled}
                    disabled={turn.isPending}
                    onChange={(event) =>
                      turn.mutate({ capability: sync.capability, enabled: event.currentTarget.checked })
                    }
                  />
                </Group>
              ),
          },
        ]}
        empty={<Empty compact title={t('channels.soonHint')} />}
      />
    </Section>
  )
}
