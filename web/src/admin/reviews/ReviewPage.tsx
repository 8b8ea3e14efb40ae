import { ActionIcon, Anchor, Badge, Button, Group, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { type Review, reviewQuery } from '@/api/reviews'
import { count, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useKey } from '@/lib/key'
import { useConfirm } from '@/ui/confirm'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice, useProblemText } from '@/ui/problems'
import { Stars } from '@/ui/Stars'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { EntityModal } from '../catalog/EntityModal'
import { useModerate } from './actions'

/** One review: let through, kept back with a reason, answered. */
export default function ReviewPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('reviews:write')
  const { data, error, refetch } = useQuery(reviewQuery(id))
  const back = { to: '/reviews', label: t('reviews.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/reviews" />
  if (error && !data) {
    return (
      <Page title={t('reviews.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!data) {
    return (
      <Page title="…" back={back} width={760}>
        <Section>
          <Skeleton h={160} />
        </Section>
      </Page>
    )
  }
  const { review } = data
  return (
    <Page
      title={review.title || review.product.name}
      badge={<StatusBadge status={review.status} label={t(`reviews.state.${review.status}`)} />}
      hint={`${review.author || t('reviews.gone')} · ${moment(review.created_at, language)}`}
      back={back}
      width={760}
      actions={mayWrite && <Actions review={review} />}
    >
      <Section>
        <Stack>
          <Group gap="sm">
            <Stars value={review.rating} />
            {review.verified && <Badge color="petrol">{t('reviews.verified')}</Badge>}
            <Anchor component={Link} to={`/products/${review.product.id}`} size="sm">
              {review.product.name}
            </Anchor>
          </Group>
          <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{review.text}</Text>
          <Text size="sm" c="dimmed">
            {t('reviews.votes', { helpful: count(review.helpful, language), not: count(review.unhelpful, language) })}
          </Text>
          {review.note && (
            <Text size="sm">
              {t('reviews.note')}: {review.note}
            </Text>
          )}
        </Stack>
      </Section>
      <Replies review={review} />
    </Page>
  )
}

function Actions({ review }: { review: Review }) {
  const { t } = useTranslation(['admin', 'ui'])
  const moderate = useModerate()
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [rejecting, setRejecting] = useState(false)
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/reviews/{review_id}', { params: { path: { review_id: review.id } } })),
    onSuccess: async () => {
      showDone(t('catalog.deleted'))
      await navigate('/reviews')
      await client.invalidateQueries({ queryKey: ['reviews'] })
    },
    onError: notice,
  })
  return (
    <>
      {review.status !== 'published' && (
        <Button loading={moderate.isPending} onClick={() => moderate.mutate({ review, status: 'published' })}>
          {t('reviews.publish')}
        </Button>
      )}
      {review.status !== 'rejected' && (
        <Button variant="default" onClick={() => setRejecting(true)}>
          {t('reviews.reject')}
        </Button>
      )}
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('reviews.delete')}
        loading={remove.isPending}
        onClick={() =>
          confirm({
            title: t('reviews.deleteConfirm'),
            confirm: t('ui:action.delete'),
            onConfirm: () => remove.mutate(),
          })
        }
      >
        <IconTrash size={18} />
      </ActionIcon>
      {rejecting && (
        <EntityModal
          title={t('reviews.reject')}
          submit={t('reviews.reject')}
          initial={{ note: review.note ?? '' }}
          fields={[{ name: 'note', label: t('reviews.why'), hint: t('reviews.whyHint'), kind: 'long' }]}
          save={({ note }) => moderate.mutateAsync({ review, status: 'rejected', note: String(note) })}
          onSaved={() => undefined}
          onClose={() => setRejecting(false)}
        />
      )}
    </>
  )
}

function Replies({ review }: { review: Review }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('reviews:write')
  const client = useQueryClient()
  const problemText = useProblemText()
  const notice = useProblemNotice()
  const [text, setText] = useState('')
  const key = useKey()
  const refresh = () => client.invalidateQueries({ queryKey: ['reviews'] })
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/reviews/{review_id}/reply', {
          params: { path: { review_id: review.id } },
          headers: { 'Idempotency-Key': `${key}-${review.replies.length}` },
          body: { text },
        }),
      ),
    onSuccess: () => {
      setText('')
      showDone(t('reviews.replied'))
    },
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: (reply_id: number) =>
      unwrap(
        api.DELETE('/api/v1/reviews/{review_id}/reply/{reply_id}', {
          params: { path: { review_id: review.id, reply_id } },
        }),
      ),
    onSettled: refresh,
    onError: notice,
  })
  return (
    <Section title={t('reviews.replies')} hint={t('reviews.repliesHint')}>
      <Stack>
        {review.replies.map((reply) => (
          <Group key={reply.id} wrap="nowrap" align="flex-start">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {reply.text}
              </Text>
              <Text size="xs" c="dimmed">
                {moment(reply.created_at, language)}
              </Text>
            </div>
            {mayWrite && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('reviews.deleteReply')}
                loading={remove.isPending && remove.variables === reply.id}
                onClick={() => remove.mutate(reply.id)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {mayWrite && (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              send.mutate()
            }}
          >
            <Stack>
              <FormError>{send.error ? problemText(send.error) : null}</FormError>
              <Textarea
                label={t('reviews.reply')}
                autosize
                minRows={3}
                maxLength={10_000}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <Group justify="flex-end">
                <Button type="submit" loading={send.isPending} disabled={text.trim() === ''}>
                  {t('reviews.send')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Stack>
    </Section>
  )
}
