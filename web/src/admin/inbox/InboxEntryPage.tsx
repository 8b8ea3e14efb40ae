import { Anchor, Badge, Button, Checkbox, Group, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { type InboxEntry, inboxEntryQuery } from '@/api/replies'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useKey } from '@/lib/key'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice, useProblemText } from '@/ui/problems'
import { Stars } from '@/ui/Stars'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { useChannelName } from '../figures/words'
import { Decide } from '../replies/SendingsPage'

const COLOUR = { waiting: 'pending', answered: 'published', done: 'draft' } as const

/** One review, question or talk: all that was said, and the answer. */
export default function InboxEntryPage() {
  const { key = '' } = useParams()
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const { data: entry, error, refetch } = useQuery(inboxEntryQuery(key))
  const back = { to: '/inbox', label: t('inbox.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/inbox" />
  if (error && !entry) {
    return (
      <Page title={t('inbox.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!entry) {
    return (
      <Page title="…" back={back} width={760}>
        <Skeleton h={240} radius="lg" />
      </Page>
    )
  }
  return (
    <Page
      title={entry.subject || entry.author || t(`inbox.kinds.${entry.kind}`)}
      badge={<StatusBadge status={COLOUR[entry.state]} label={t(`inbox.states.${entry.state}`)} />}
      hint={[
        t(`inbox.kinds.${entry.kind}`),
        entry.author,
        entry.channel === 'store' ? '' : channelName(entry.channel),
        moment(entry.asked_at, language),
      ]
        .filter(Boolean)
        .join(' · ')}
      back={back}
      width={760}
      actions={<Actions entry={entry} />}
    >
      <Section>
        <Stack>
          <Group gap="sm">
            {entry.rating !== null && <Stars value={entry.rating} />}
            {entry.verified && <Badge color="petrol">{t('reviews.verified')}</Badge>}
            {entry.product && (
              <Anchor component={Link} to={`/products/${entry.product.id}`} size="sm">
                {entry.product.name}
              </Anchor>
            )}
            {entry.order && (
              <Anchor component={Link} to={`/orders/${entry.order.id}`} size="sm">
                {entry.order.number}
              </Anchor>
            )}
            {entry.kind === 'question' && entry.public && <Badge color="blue">{t('inbox.public')}</Badge>}
          </Group>
          <Said entry={entry} />
        </Stack>
      </Section>
      {entry.held.length > 0 && (
        <Section title={t('inbox.held')} hint={t('inbox.heldHint')}>
          <Stack>
            {entry.held.map((one) => (
              <div key={one.id}>
                <Text size="sm" mb={6} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {one.text}
                </Text>
                <Decide sending={one} />
              </div>
            ))}
          </Stack>
        </Section>
      )}
      <Reply entry={entry} />
    </Page>
  )
}

function Said({ entry }: { entry: InboxEntry }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('replies:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const again = useMutation({
    mutationFn: (message_id: number) =>
      unwrap(
        api.POST('/api/v1/inbox/{key}/messages/{message_id}/retry', {
          params: { path: { key: entry.key, message_id } },
        }),
      ),
    onError: notice,
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  })
  return (
    <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
      {entry.messages.map((one) => (
        <li key={`${one.sender}-${one.id}`}>
          <div
            style={{
              marginInlineStart: one.sender === 'shop' ? '12%' : 0,
              marginInlineEnd: one.sender === 'shop' ? 0 : '12%',
              padding: '10px 14px',
              borderRadius: 12,
              border: '1px solid var(--tp-line)',
              background: one.sender === 'shop' ? 'var(--mantine-primary-color-light)' : undefined,
            }}
          >
            <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {one.text || t('inbox.noWords')}
            </Text>
            <Text size="xs" c="dimmed" mt={4}>
              {[
                one.sender === 'shop' ? t('inbox.shop') : entry.author || t('inbox.buyer'),
                one.auto ? t('inbox.auto') : '',
                moment(one.created_at, language),
                one.state === 'sent' ? '' : t(`inbox.carried.${one.state}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            {one.error && (
              <Group gap="xs" mt={4}>
                <Text size="xs" c="var(--mantine-color-error)">
                  {one.error}
                </Text>
                {mayWrite && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    loading={again.isPending}
                    onClick={() => again.mutate(one.id)}
                  >
                    {t('inbox.again')}
                  </Button>
                )}
              </Group>
            )}
          </div>
        </li>
      ))}
    </Stack>
  )
}

function Actions({ entry }: { entry: InboxEntry }) {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('replies:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const refresh = () => client.invalidateQueries({ queryKey: ['inbox'] })
  const params = { path: { key: entry.key } }
  const state = useMutation({
    mutationFn: (to: 'done' | 'waiting') =>
      unwrap(api.PUT('/api/v1/inbox/{key}/state', { params, body: { state: to } })),
    onError: notice,
    onSettled: refresh,
  })
  const show = useMutation({
    mutationFn: (to: boolean) => unwrap(api.PUT('/api/v1/inbox/{key}/public', { params, body: { public: to } })),
    onError: notice,
    onSettled: refresh,
  })
  if (!mayWrite) return null
  const shows = entry.kind === 'question' && entry.channel === 'store' && entry.answered_at !== null
  return (
    <>
      {shows && (
        <Button variant="default" loading={show.isPending} onClick={() => show.mutate(!entry.public)}>
          {entry.public ? t('inbox.hide') : t('inbox.show')}
        </Button>
      )}
      {entry.state === 'waiting' && (
        <Button variant="default" loading={state.isPending} onClick={() => state.mutate('done')}>
          {t('inbox.done')}
        </Button>
      )}
      {entry.state === 'done' && (
        <Button variant="default" loading={state.isPending} onClick={() => state.mutate('waiting')}>
          {t('inbox.reopen')}
        </Button>
      )}
    </>
  )
}

function Reply({ entry }: { entry: InboxEntry }) {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('replies:write')
  const client = useQueryClient()
  const problemText = useProblemText()
  const key = useKey()
  const [text, setText] = useState('')
  const [hidden, setHidden] = useState(false)
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/inbox/{key}/reply', {
          params: { path: { key: entry.key } },
          headers: { 'Idempotency-Key': `${key}-${entry.messages.length}` },
          body: { text, ...(hidden ? { public: false } : {}) },
        }),
      ),
    onSuccess: () => {
      setText('')
      showDone(t('inbox.sent'))
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  })
  if (!mayWrite) return null
  const firstOfQuestion = entry.kind === 'question' && entry.channel === 'store' && entry.answered_at === null
  return (
    <Section title={t('inbox.reply')} hint={t(`inbox.replyHints.${entry.kind}`)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack>
          <FormError>{send.error ? problemText(send.error) : null}</FormError>
          <Textarea
            aria-label={t('inbox.reply')}
            autosize
            minRows={3}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="space-between">
            {firstOfQuestion ? (
              <Checkbox
                label={t('inbox.private')}
                checked={hidden}
                onChange={(event) => setHidden(event.currentTarget.checked)}
              />
            ) : (
              <span />
            )}
            <Button type="submit" loading={send.isPending} disabled={text.trim() === ''}>
              {t('inbox.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
