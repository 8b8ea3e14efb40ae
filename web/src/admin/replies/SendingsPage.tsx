import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { type Sending, type SendingStatus, STATUSES, type TriggerName, TRIGGERS } from '@/api/replies'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

const COLOUR = {
  sent: 'published',
  held: 'pending',
  waiting: 'waiting',
  skipped: 'draft',
  failed: 'failed',
  rejected: 'off',
}

/** What became of every cause that a rule was asked about, and why. */
export default function SendingsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('-id', ['status', 'trigger'])
  const query = useQuery({
    queryKey: ['auto-replies', 'sendings', list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/auto-replies/sendings', {
          params: {
            query: {
              status: (list.filters.status as SendingStatus | undefined) ?? null,
              trigger: list.filters.trigger ?? '',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
  return (
    <Page
      title={t('replies.log')}
      hint={t('replies.logHint')}
      back={{ to: '/auto-replies', label: t('replies.title') }}
    >
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="status"
            label={t('replies.state')}
            data={STATUSES.map((value) => ({ value, label: t(`replies.statuses.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="trigger"
            label={t('replies.trigger')}
            data={TRIGGERS.map((value) => ({ value, label: t(`replies.triggers.${value}`) }))}
          />
        </Toolbar>
        <DataTable<Sending>
          label={t('replies.log')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'about',
              title: t('replies.about'),
              render: (one) => (
                <>
                  {one.about || '—'}
                  <Sub>{t(`replies.triggers.${one.trigger as TriggerName}`)}</Sub>
                  <Sub narrow>{moment(one.created_at, language)}</Sub>
                </>
              ),
            },
            {
              key: 'status',
              title: t('replies.state'),
              render: (one) => (
                <>
                  <StatusBadge status={COLOUR[one.status]} label={t(`replies.statuses.${one.status}`)} />
                  <Sub>{why(one, t)}</Sub>
                  {one.status === 'waiting' && one.send_at && (
                    <Sub>{t('replies.goesAt', { at: moment(one.send_at, language) })}</Sub>
                  )}
                  <Decide sending={one} />
                </>
              ),
            },
            {
              key: 'text',
              title: t('replies.response'),
              wide: 'md',
              render: (one) => (
                <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }} lineClamp={3}>
                  {one.text}
                </Text>
              ),
            },
            { key: 'at', title: t('replies.when'), wide: true, render: (one) => moment(one.created_at, language) },
          ]}
          empty={<Empty title={t('replies.logEmpty')} hint={t('replies.logEmptyHint')} />}
        />
      </Section>
    </Page>
  )
}

const REASONS = new Set([
  'approval', 'quiet', 'rating', 'words', 'verified', 'with_text', 'channel', 'language', 'product', 'category', 'total',
  'answered', 'stale', 'gone', 'no_account', 'switched_off', 'rejected', 'template', 'refused', 'unwanted',
]) // prettier-ignore
type Reason = 'approval' | 'quiet' | 'answered' | 'stale' | 'gone' | 'no_account' | 'switched_off' | 'rejected'

/** Why, in a word of the reader's language; the server's own sentence where it says more. */
function why(one: Sending, t: ReturnType<typeof useTranslation<'admin'>>['t']): string {
  if (!one.reason) return ''
  const word = REASONS.has(one.reason) ? t(`replies.reasons.${one.reason as Reason}`) : one.reason
  return one.status === 'failed' && one.detail ? `${word}: ${one.detail}` : word
}

export function Decide({ sending }: { sending: Sending }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('replies:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [text, setText] = useState<string | null>(null)
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['auto-replies'] })
    await client.invalidateQueries({ queryKey: ['inbox'] })
  }
  const params = { path: { sending_id: sending.id } }
  const approve = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/management/auto-replies/sendings/{sending_id}/approve', { params, body: { text } })),
    onSuccess: ({ status }) => {
      setText(null)
      showDone(t(`replies.statuses.${status}`))
    },
    onError: notice,
    onSettled: refresh,
  })
  const reject = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/management/auto-replies/sendings/{sending_id}/reject', { params })),
    onError: notice,
    onSettled: refresh,
  })
  const retry = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/management/auto-replies/sendings/{sending_id}/retry', { params })),
    onError: notice,
    onSettled: refresh,
  })
  if (!mayWrite) return null
  if (sending.status === 'failed') {
    return (
      <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
        {t('replies.retry')}
      </Button>
    )
  }
  if (sending.status !== 'held' && sending.status !== 'waiting') return null
  return (
    <Stack gap={6} mt={6}>
      {text !== null && (
        <Textarea
          aria-label={t('replies.response')}
          autosize
          minRows={2}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Group gap={6}>
        {sending.status === 'held' && (
          <>
            <Button
              size="xs"
              loading={approve.isPending}
              disabled={text?.trim() === ''}
              onClick={() => approve.mutate()}
            >
              {t('replies.send')}
            </Button>
            {text === null && (
              <Button size="xs" variant="default" onClick={() => setText(sending.text)}>
                {t('replies.edit')}
              </Button>
            )}
          </>
        )}
        <Button size="xs" variant="default" loading={reject.isPending} onClick={() => reject.mutate()}>
          {t('replies.dontSend')}
        </Button>
      </Group>
    </Stack>
  )
}
