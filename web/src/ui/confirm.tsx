import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

type Question = { title: string; hint?: string; confirm: string; keep?: string; onConfirm: () => void }

/** Asks before something that cannot be taken back. */
export function useConfirm(): (question: Question) => void {
  const { t } = useTranslation()
  return useCallback(
    ({ title, hint, confirm, keep, onConfirm }: Question) => {
      modals.openConfirmModal({
        title,
        children: hint ? <Text size="sm">{hint}</Text> : null,
        labels: { confirm, cancel: keep ?? t('action.cancel') },
        confirmProps: { color: 'red' },
        onConfirm,
      })
    },
    [t],
  )
}
