import { Button, Center, Skeleton, Stack, TextInput } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { useLanguage } from '@/lib/i18n'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'

import { Said, Say } from '../orders/Talk'
import { AccountFrame } from './AccountFrame'

const KEY = ['conversations']

/** What one asked and wrote, and what the shop answered. */
export default function MessagesPage() {
  const { t } = useTranslation('shop')
  return (
    <AccountFrame title={t('messages.title')}>
      <New />
      <Conversations />
    </AccountFrame>
  )
}

function New() {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const client = useQueryClient()
  const [subject, setSubject] = useState('')
  const begin = useMutation({
    mutationFn: (text: string) => unwrap(api.POST('/api/v1/conversations', { body: { text, subject, language } })),
    onSuccess: async () => {
      setSubject('')
      showDone(t('messages.sent'))
      await client.invalidateQueries({ queryKey: KEY })
    },
  })
  return (
    <Section title={t('messages.new')} hint={t('messages.newHint')}>
      <Stack gap="sm">
        <TextInput
          label={t('messages.subject')}
          maxLength={255}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Say busy={begin.isPending} error={begin.error} onSend={(text) => begin.mutateAsync(text)} />
      </Stack>
    </Section>
  )
}

function Conversations() {
  const { t } = useTranslation('shop')
  const query = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => unwrap(api.GET('/api/v1/conversations', { params: { query: { cursor: pageParam } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: 30_000,
  })
  const found = query.data?.pages.flatMap(({ items }) => items)
  if (query.error && !found) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!found) return <Skeleton h={200} radius="lg" aria-hidden />
  if (found.length === 0) {
    return (
      <Empty icon={<IconMessages size={26} stroke={1.5} />} title={t('messages.none')} hint={t('messages.noneHint')} />
    )
  }
  return (
    <Stack>
      {found.map((one) => (
        <One key={one.id} conversation={one} />
      ))}
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </Center>
      )}
    </Stack>
  )
}

function One({ conversation }: { conversation: components['schemas']['ConversationOut'] }) {
  const { t } = useTranslation('shop')
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.POST('/api/v1/conversations/{conversation_id}/messages', {
          params: { path: { conversation_id: conversation.id } },
          body: { text },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
  const kind = conversation.kind === 'question' ? t('messages.question') : t('messages.noSubject')
  return (
    <Section title={conversation.subject || kind} {...(conversation.subject ? { hint: kind } : {})}>
      <Stack>
        <Said messages={conversation.messages} />
        <Say busy={add.isPending} error={add.error} onSend={(text) => add.mutateAsync(text)} />
      </Stack>
    </Section>
  )
}
