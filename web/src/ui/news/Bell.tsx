import { ActionIcon, Button, Group, Indicator, Popover, ScrollArea, Skeleton, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBell } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { latestQuery, unreadQuery, useNews } from '@/api/notifications'
import { Empty, Failure } from '@/ui/states'

import { NewsItem } from './NewsItem'

type Props = {
  /** Where this app is: links of news that begin so stay inside it. */
  base: '' | '/admin'
  /** What somebody without news is told. */
  hint: string
  /** The page with all of them. */
  all?: string
}

/** What there is to know, with how much of it is new; it rings by itself. */
export function Bell(props: Props) {
  const { t } = useTranslation('ui')
  const [opened, setOpened] = useState(false)
  const client = useQueryClient()
  const { data } = useQuery(unreadQuery)
  useNews(({ title, message }) => notifications.show({ title: title || t('news.title'), message, role: 'status' }))
  const unread = data?.unread ?? 0
  return (
    <Popover opened={opened} onChange={setOpened} width={360} position="bottom-end" trapFocus>
      <Indicator label={unread > 99 ? '99+' : unread} size={16} disabled={unread === 0} offset={5} color="red.8">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('news.bell', { count: unread })}
            onClick={() => {
              if (!opened) void client.invalidateQueries({ queryKey: ['notifications'] })
              setOpened(!opened)
            }}
          >
            <IconBell size={20} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t('news.title')} maw="calc(100vw - 16px)">
        <Latest {...props} onLeave={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Latest({ base, hint, all, onLeave }: Props & { onLeave: () => void }) {
  const { t } = useTranslation('ui')
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(latestQuery)
  const readAll = useMutation({
    mutationFn: () => unwrap(api.PUT('/api/v1/notifications/read')),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
  return (
    <Stack gap={0}>
      <Group justify="space-between" px="md" py="sm">
        <Text fw={620}>{t('news.title')}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={!data?.unread}
          loading={readAll.isPending}
          onClick={() => readAll.mutate()}
        >
          {t('news.readAll')}
        </Button>
      </Group>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={80} m="md" />}
      {data?.items.length === 0 && <Empty compact title={t('news.none')} hint={hint} />}
      <ScrollArea.Autosize mah={380}>
        {data?.items.map((news) => (
          <NewsItem key={news.id} news={news} base={base} onLeave={onLeave} />
        ))}
      </ScrollArea.Autosize>
      {all && (
        <Button component={Link} to={all} variant="subtle" radius={0} onClick={onLeave}>
          {t('news.all')}
        </Button>
      )}
    </Stack>
  )
}
