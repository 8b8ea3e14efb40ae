import { Box, Text, UnstyledButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import { api, unwrap } from '@/api/client'
import type { Notification } from '@/api/notifications'
import { ago } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import { insideOf } from './inside'
import classes from './NewsItem.module.css'

type Props = { news: Notification; base: '' | '/admin'; onLeave?: () => void }

/** One thing that somebody is told; going there reads it. */
export function NewsItem({ news, base, onLeave }: Props) {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const read = useMutation({
    mutationFn: () =>
      unwrap(
        api.PUT('/api/v1/notifications/{notification_id}/read', { params: { path: { notification_id: news.id } } }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
  const go = () => {
    if (!news.read) read.mutate()
    if (!news.link) return
    onLeave?.()
    const inside = insideOf(base, news.link)
    if (inside === null) window.location.assign(news.link)
    else void navigate(inside)
  }
  return (
    <UnstyledButton className={classes.item} data-unread={!news.read || undefined} onClick={go}>
      <Box miw={0} flex={1}>
        {news.title && news.title !== news.message && (
          <Text size="sm" fw={600}>
            {news.title}
          </Text>
        )}
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {news.message}
        </Text>
        <Text size="xs" c="dimmed">
          {ago(news.created_at, language)}
          {!news.read && <span className="visually-hidden"> · {t('news.unread')}</span>}
        </Text>
      </Box>
    </UnstyledButton>
  )
}
