import type { UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

import { isProblem } from '@/api/problem'

/** A sentence for people. The server's own detail where it says more than its kind does. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    (error: unknown) => {
      if (!isProblem(error)) return t('error.unexpected')
      if (error.kind === 'offline') return t('error.offline')
      if (error.status === 403) return t('error.forbidden')
      if (error.status === 412) return t('error.changedMeanwhile')
      if (error.status === 413) return t('error.tooLarge')
      if (error.status === 429) return t('error.tooFast')
      if (error.status >= 500) return t('error.server')
      // Details come in English: readers of another language first get the gist in theirs.
      if (error.status === 409 && i18n.language !== 'en') return `${t('error.conflict')} (${error.message})`
      return error.message
    },
    [t, i18n.language],
  )
}

/** Shows what went wrong in a corner of the page, for actions that have no form to show it on. */
export function useProblemNotice(): (error: unknown) => void {
  const { t } = useTranslation()
  const text = useProblemText()
  return useCallback(
    (error: unknown) => {
      notifications.show({ color: 'red', title: t('error.unexpected'), message: text(error), role: 'alert' })
    },
    [t, text],
  )
}

/**
 * Puts the server's field errors on the form's fields. Returns what belongs to no field, to be shown above the form,
 * or null when each error has found its place.
 */
export function putProblemOnForm<Values>(
  form: Pick<UseFormReturnType<Values>, 'getValues' | 'setErrors'>,
  error: unknown,
  text: (error: unknown) => string,
): string | null {
  if (!isProblem(error) || error.fields.length === 0) return text(error)
  const values = form.getValues() as object
  const known: Record<string, string> = {}
  const others: string[] = []
  for (const { field, message } of error.fields) {
    const name = field.replace(/^body\./, '')
    if ((name.split('.')[0] ?? '') in values) known[name] = message
    else others.push(name ? `${name}: ${message}` : message)
  }
  form.setErrors(known)
  return others.length ? others.join('; ') : null
}
