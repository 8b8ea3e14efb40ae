import { Group, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { Job } from '@/api/jobs'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { StatusBadge } from '@/ui/StatusBadge'

type Status = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'

export function JobStatus({ job }: { job: Job }) {
  const { t } = useTranslation('admin')
  return <StatusBadge status={job.status} label={t(`job.status.${job.status as Status}`)} />
}

/** How far a job is, for the eye and, at a calm pace, for the ear. */
export function JobProgress({ job, label }: { job: Job; label: string }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const share = job.total ? Math.min(100, (job.done / job.total) * 100) : null
  const text = job.total
    ? t('job.progress', { done: count(job.done, language), total: count(job.total, language) })
    : t('job.progressUnknown', { done: count(job.done, language) })
  return (
    <Stack gap={6}>
      <Progress.Root size="lg" radius="xl">
        <Progress.Section value={share ?? 100} animated={share === null} striped={share === null} aria-label={label} />
      </Progress.Root>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" className="num">
          {text}
        </Text>
        {share !== null && (
          <Text size="sm" c="dimmed" className="num">
            {Math.floor(share)} %
          </Text>
        )}
      </Group>
      {/* Every tenth is announced, not every row. */}
      <span className="visually-hidden" aria-live="polite">
        {share !== null ? `${label}: ${Math.floor(share / 10) * 10} %` : label}
      </span>
    </Stack>
  )
}
