import { Button, Checkbox, Group, Select, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Entry, Planned } from '@/api/calendar'
import { api, unwrap } from '@/api/client'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { putProblemOnForm, useProblemText } from '@/ui/problems'
import { Failure } from '@/ui/states'

import { MomentInput } from '../parts/MomentInput'
import { midnight } from './days'

const RULES = [
  '',
  'FREQ=DAILY',
  'FREQ=WEEKLY',
  'FREQ=MONTHLY',
  'FREQ=YEARLY',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
] as const
const REMIND = ['', '0', '15', '60', '1440', '10080'] as const
type Props = { from: Entry | string; timezone: string; onClose: () => void }

/** An event, new on a day or changed; of a repeated one also a single time. */
export function EventModal({ from, timezone, onClose }: Props) {
  const { t } = useTranslation('admin')
  const event_id = typeof from === 'string' ? 0 : (from.event_id ?? 0)
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', 'event', event_id],
    queryFn: () => unwrap(api.GET('/api/v1/calendar/{event_id}', { params: { path: { event_id } } })),
    enabled: event_id > 0,
    gcTime: 0,
  })
  return (
    <Modal opened onClose={onClose} title={t(event_id ? 'calendar.edit' : 'calendar.new')} size="lg">
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {event_id > 0 && !data && !error && <Skeleton h={320} />}
      {(event_id === 0 || data) && (
        <Form
          planned={data ?? null}
          entry={typeof from === 'string' ? null : from}
          day={typeof from === 'string' ? from : ''}
          timezone={timezone}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}

function Form({
  planned,
  entry,
  day,
  timezone,
  onClose,
}: {
  planned: Planned | null
  entry: Entry | null
  day: string
  timezone: string
  onClose: () => void
}) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const morning = day ? midnight(day, timezone).getTime() : 0
  const form = useForm({
    initialValues: {
      title: planned?.title ?? '',
      description: planned?.description ?? '',
      start_time: planned?.start_time ?? new Date(morning + 10 * 3_600_000).toISOString(),
      end_time: planned?.end_time ?? new Date(morning + 11 * 3_600_000).toISOString(),
      all_day: planned?.all_day ?? false,
      recurrence: planned?.recurrence ?? '',
      remind: planned?.remind_minutes?.toString() ?? '',
    },
    validate: { title: (value) => (value.trim() ? null : t('ui:form.required')) },
  })
  const done = {
    onSuccess: () => {
      showDone(t('ui:form.saved'))
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['calendar'] }),
    onError: (error: unknown) => setProblem(putProblemOnForm(form, error, text)),
  }
  const save = useMutation({
    mutationFn: ({ remind, ...values }: typeof form.values) => {
      const body = { ...values, remind_minutes: remind === '' ? null : Number(remind) }
      return planned
        ? unwrap(
            api.PUT('/api/v1/calendar/{event_id}', {
              params: { path: { event_id: planned.id } },
              headers: { 'If-Match': `"${planned.version}"` },
              body,
            } as never),
          )
        : unwrap(api.POST('/api/v1/calendar', { body: { ...body, timezone } }))
    },
    ...done,
  })
  const drop = useMutation({
    mutationFn: (occurrence: string | null) =>
      unwrap(
        api.DELETE('/api/v1/calendar/{event_id}', {
          params: { path: { event_id: planned?.id ?? 0 }, query: occurrence ? { occurrence } : {} },
        }),
      ),
    ...done,
  })
  const rules = [...RULES] as string[]
  if (form.values.recurrence && !rules.includes(form.values.recurrence)) rules.push(form.values.recurrence)
  const reminds = [...REMIND] as string[]
  if (!reminds.includes(form.values.remind)) reminds.push(form.values.remind)
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <FormError>{problem}</FormError>
        <TextInput
          label={t('calendar.title')}
          required
          data-autofocus
          maxLength={255}
          {...form.getInputProps('title')}
        />
        <Group grow align="flex-start">
          <MomentInput label={t('calendar.start')} clearable={false} {...form.getInputProps('start_time')} />
          <MomentInput label={t('calendar.end')} clearable={false} {...form.getInputProps('end_time')} />
        </Group>
        <Checkbox label={t('calendar.allDay')} {...form.getInputProps('all_day', { type: 'checkbox' })} />
        <Group grow align="flex-start">
          <Select
            label={t('calendar.repeats')}
            allowDeselect={false}
            data={rules.map((value) => ({
              value,
              label: t(`calendar.rules.${value.replace(/[=;,]/g, '_') || 'once'}` as 'calendar.rules.once', value),
            }))}
            {...form.getInputProps('recurrence')}
          />
          <Select
            label={t('calendar.reminds')}
            allowDeselect={false}
            data={reminds.map((value) => ({
              value,
              label: t(
                `calendar.remind.${value || 'never'}` as 'calendar.remind.never',
                t('calendar.minutes', { count: Number(value) }),
              ),
            }))}
            {...form.getInputProps('remind')}
          />
        </Group>
        <Textarea label={t('calendar.description')} autosize minRows={3} {...form.getInputProps('description')} />
        {planned?.recurrence && (
          <Text size="sm" c="dimmed">
            {t('calendar.wholeHint')}
          </Text>
        )}
        <Group justify="space-between">
          <Group gap="xs">
            {planned && (
              <Button variant="subtle" color="red" loading={drop.isPending} onClick={() => drop.mutate(null)}>
                {t(planned.recurrence ? 'calendar.deleteAll' : 'calendar.delete')}
              </Button>
            )}
            {planned?.recurrence && entry?.occurrence && (
              <Button variant="subtle" loading={drop.isPending} onClick={() => drop.mutate(entry.occurrence ?? null)}>
                {t('calendar.leaveOut')}
              </Button>
            )}
          </Group>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('ui:action.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
