import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Review, ReviewStatus } from '@/api/reviews'
import { showUndo } from '@/ui/notices'
import { useProblemNotice } from '@/ui/problems'

type Change = { review: Review; status: ReviewStatus; note?: string }

/** Lets a review through or keeps it back; either can be taken back for a while. */
export function useModerate() {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const send = ({ review, status, note }: Change) =>
    unwrap(
      api.PUT('/api/v1/reviews/{review_id}', {
        params: { path: { review_id: review.id } },
        body: { status, ...(note === undefined ? {} : { note }) },
      }),
    )
  const refresh = () => client.invalidateQueries({ queryKey: ['reviews'] })
  const undo = useMutation({ mutationFn: send, onSettled: refresh, onError: notice })
  return useMutation({
    mutationFn: send,
    onSuccess: (_, { review, status }) =>
      showUndo(t(`reviews.now.${status}`), t('ui:action.undo'), () => undo.mutate({ review, status: review.status })),
    onSettled: refresh,
    onError: notice,
  })
}
