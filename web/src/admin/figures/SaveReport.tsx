import { Button, Checkbox, Group, Stack, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Query, Report, Schedule } from '@/api/figures'
import { useMe } from '@/api/me'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

import { ScheduleFields } from './ScheduleFields'

type Props = {
  /** What is on the page; none where only the name and the mail are to be changed. */
  query: Query | undefined
  /** The report that is changed; none makes a new one. */
  report?: Report | undefined
  onSaved?: (report: Report) => void
  onClose: () => void
}

/** Keeps what is on the page under a name, for others too, and by mail; or changes what was kept. */
export function SaveReport({ query, report, onSaved, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const text = useProblemText()
  const me = useMe()
  const [name, setName] = useState(report?.name ?? '')
  const [shared, setShared] = useState(report?.shared ?? false)
  const [schedule, setSchedule] = useState<Schedule | null>(report?.schedule ?? null)
  const [anew, setAnew] = useState(true)
  const save = useMutation({
    mutationFn: () => {
      if (!report) {
        if (!query) throw new Error('a new report needs its question')
        return unwrap(api.POST('/api/v1/analytics/reports', { body: { name, query, shared, schedule } }))
      }
      return unwrap(
        api.PUT('/api/v1/analytics/reports/{report_id}', {
          params: { path: { report_id: report.id } },
          headers: { 'If-Match': `"${report.version}"` },
          body: { name, shared, schedule, ...(query && anew ? { query } : {}) },
        }),
      )
    },
    onSuccess: async (saved) => {
      showDone(t('ui:form.saved'))
      await client.invalidateQueries({ queryKey: ['reports'] })
      onSaved?.(saved)
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(report ? 'figures.changeReport' : 'figures.keep')}
      closeButtonProps={{ 'aria-label': t('ui:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack>
          <FormError>{save.error ? text(save.error) : null}</FormError>
          <TextInput
            label={t('figures.reportName')}
            required
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Switch
            label={t('figures.shareIt')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {report && query && (
            <Checkbox
              label={t('figures.withQuestion')}
              description={t('figures.withQuestionHint')}
              checked={anew}
              onChange={(event) => setAnew(event.currentTarget.checked)}
            />
          )}
          <ScheduleFields value={schedule} address={me.email} onChange={setSchedule} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('ui:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
