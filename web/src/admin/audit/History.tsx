import { Skeleton, Stack, Text, Timeline } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Empty, Failure } from '@/ui/states'

import { Changes } from './Changes'
import { useEventWords } from './words'

type Subject = { type: string; id: number }

const MOST_SUBJECTS = 25

/** Everything that happened to a thing and its parts, newest first. */
export function History({ subjects }: { subjects: Subject[] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const words = useEventWords()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['audit', 'history', subjects],
    queryFn: async () => {
      const pages = await Promise.all(
        subjects
          .slice(0, MOST_SUBJECTS)
          .map(({ type, id }) =>
            unwrap(api.GET('/api/v1/audit', { params: { query: { subject_type: type, subject_id: id, limit: 50 } } })),
          ),
      )
      return pages.flatMap(({ items }) => items).sort((one, other) => other.id - one.id)
    },
  })
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (isPending) {
    return (
      <Stack>
        <Skeleton h={16} w="50%" />
        <Skeleton h={16} w="70%" />
        <Skeleton h={16} w="40%" />
      </Stack>
    )
  }
  if (data.length === 0) return <Empty compact title={t('products.historyNone')} />
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {data.map((entry) => (
        <Timeline.Item key={entry.id} title={<Text fw={550}>{words.event(entry.name)}</Text>}>
          <Text size="xs" c="dimmed" mb={4}>
            {moment(entry.at, language)} · {entry.actor.name}
            {entry.imported ? ` · ${t('audit.imported')}` : ''}
          </Text>
          <Changes changes={entry.changes} />
        </Timeline.Item>
      ))}
    </Timeline>
  )
}
