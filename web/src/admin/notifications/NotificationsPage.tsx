import { Button, Checkbox, Group, SegmentedControl, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { useListState } from '@/lib/list'
import { NewsItem } from '@/ui/news/NewsItem'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'

import { Ways } from './Ways'

/** All that somebody was told, and where they want to be told of what. */
export default function NotificationsPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const list = useListState('-id', ['unread'])
  const { data, error, refetch } = useQuery({
    queryKey: ['notifications', 'list', list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/notifications', {
          params: { query: { unread: list.filters.unread ? true : null, cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const readAll = useMutation({
    mutationFn: () => unwrap(api.PUT('/api/v1/notifications/read')),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
  return (
    <Page
      title={t('ui:news.title')}
      width={760}
      actions={
        <Button variant="default" disabled={!data?.unread} loading={readAll.isPending} onClick={() => readAll.mutate()}>
          {t('ui:news.readAll')}
        </Button>
      }
    >
      <Section
        flush
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('ui:news.title')}
            value={list.filters.unread ? 'unread' : 'all'}
            onChange={(value) => list.set({ unread: value === 'unread' ? 'yes' : null })}
            data={[
              { value: 'all', label: t('stock.all') },
              { value: 'unread', label: t('ui:news.unread') },
            ]}
          />
        }
      >
        {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton h={120} m="md" />}
        {data?.items.length === 0 && <Empty compact title={t('ui:news.none')} hint={t('news.noneHint')} />}
        {data?.items.map((news) => (
          <NewsItem key={news.id} news={news} base="/admin" />
        ))}
        {data && (data.next ?? list.cursor) && (
          <Button.Group m="md">
            <Button variant="default" disabled={!list.cursor} onClick={list.goBack}>
              {t('ui:action.previous')}
            </Button>
            <Button variant="default" disabled={!data.next} onClick={() => data.next && list.goNext(data.next)}>
              {t('ui:action.next')}
            </Button>
          </Button.Group>
        )}
      </Section>
      <Choices />
      <Ways />
    </Page>
  )
}

type Where = components['schemas']['Where']
type Kind =
  | 'message'
  | 'order'
  | 'review'
  | 'reply'
  | 'sale'
  | 'stock'
  | 'moderation'
  | 'conversation'
  | 'waiting'
  | 'calendar'
  | 'subscription'

const WAYS = ['in_app', 'by_mail', 'digest', 'by_webhook', 'by_telegram'] as const
const NAMES = {
  in_app: 'inApp',
  by_mail: 'byMail',
  digest: 'digest',
  by_webhook: 'byWebhook',
  by_telegram: 'byTelegram',
} as const

function Choices() {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const key = ['notifications', 'choices']
  const { data } = useQuery({ queryKey: key, queryFn: () => unwrap(api.GET('/api/v1/notifications/settings')) })
  const change = useMutation({
    mutationFn: (kinds: Record<string, Where>) =>
      unwrap(api.PUT('/api/v1/notifications/settings', { body: { kinds } })),
    onSuccess: (saved) => client.setQueryData(key, saved),
    onError: notice,
  })
  const nameOf = (kind: string) => t(`news.kinds.${kind as Kind}`, kind)
  const narrow = useMediaQuery('(max-width: 48em)', false)
  if (!data) return null
  const box = (kind: string, where: Where, way: (typeof WAYS)[number], label?: string) => (
    <Checkbox
      key={way}
      {...(label ? { label, size: 'xs' } : { styles: { body: { justifyContent: 'center' } } })}
      aria-label={`${nameOf(kind)}: ${t(`news.${NAMES[way]}`)}`}
      checked={where[way]}
      disabled={change.isPending}
      onChange={(event) => change.mutate({ [kind]: { ...where, [way]: event.currentTarget.checked } })}
    />
  )
  if (narrow) {
    return (
      <Section title={t('news.choices')} hint={t('news.choicesHint')}>
        <Stack gap="md">
          {Object.entries(data.kinds).map(([kind, where]) => (
            <div key={kind} role="group" aria-label={nameOf(kind)}>
              <Text size="sm" fw={550} mb={6}>
                {nameOf(kind)}
              </Text>
              <Group gap="sm">{WAYS.map((way) => box(kind, where, way, t(`news.${NAMES[way]}`)))}</Group>
            </div>
          ))}
        </Stack>
      </Section>
    )
  }
  return (
    <Section title={t('news.choices')} hint={t('news.choicesHint')} flush>
      <Table.ScrollContainer minWidth={560}>
        <Table aria-label={t('news.choices')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('news.what')}</Table.Th>
              {WAYS.map((way) => (
                <Table.Th key={way} ta="center">
                  {t(`news.${NAMES[way]}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.entries(data.kinds).map(([kind, where]) => (
              <Table.Tr key={kind}>
                <Table.Td>
                  <Text size="sm">{nameOf(kind)}</Text>
                </Table.Td>
                {WAYS.map((way) => (
                  <Table.Td key={way}>{box(kind, where, way)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}
