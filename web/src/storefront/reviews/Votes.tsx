import { Button, Group, Text } from '@mantine/core'
import { IconThumbUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Opinion } from '@/api/opinions'
import { useProblemNotice } from '@/ui/problems'

/** Whether a review helped: pressed once says so, pressed again takes it back. */
export function Votes({ opinion, isMine, signedIn }: { opinion: Opinion; isMine: boolean; signedIn: boolean }) {
  const { t } = useTranslation('shop')
  const notice = useProblemNotice()
  const [voted, setVoted] = useState(false)
  const vote = useMutation({
    mutationFn: () => {
      const params = { path: { review_id: opinion.id } }
      return voted
        ? unwrap(api.DELETE('/api/v1/reviews/{review_id}/votes', { params }))
        : unwrap(api.POST('/api/v1/reviews/{review_id}/votes', { params, body: { helpful: true } }))
    },
    onSuccess: () => setVoted(!voted),
    onError: notice,
  })
  const helpful = vote.data?.helpful ?? opinion.helpful
  if (!signedIn || isMine) {
    if (!helpful) return null
    return (
      <Text size="xs" c="dimmed" mt={6}>
        {t('reviews.helped', { count: helpful })}
      </Text>
    )
  }
  return (
    <Group gap="xs" mt={6}>
      <Button
        size="compact-sm"
        variant={voted ? 'light' : 'default'}
        leftSection={<IconThumbUp size={14} aria-hidden />}
        aria-pressed={voted}
        loading={vote.isPending}
        onClick={() => vote.mutate()}
      >
        {t('reviews.helpful')}
        {helpful > 0 ? ` · ${helpful}` : ''}
      </Button>
    </Group>
  )
}
