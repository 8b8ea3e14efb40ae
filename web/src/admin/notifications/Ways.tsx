import { Alert, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { CopyField } from '@/ui/CopyField'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { putProblemOnForm, useProblemNotice, useProblemText } from '@/ui/problems'

type Found = components['schemas']['WaysOut']
const KEY = ['notifications', 'ways']

/** Where somebody can be told beside here and by mail. */
export function Ways() {
  const { data } = useQuery({ queryKey: KEY, queryFn: () => unwrap(api.GET('/api/v1/notifications/ways')) })
  return data ? <Form key={`${data.webhook_url}-${data.telegram}-${data.telegram_chat}`} found={data} /> : null
}

function Form({ found }: { found: Found }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const problemText = useProblemText()
  const notice = useProblemNotice()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: {
      webhook_url: found.webhook_url,
      telegram_token: '',
      telegram_chat: found.telegram_chat,
      digest_hour: found.digest_hour,
    },
  })
  const save = useMutation({
    mutationFn: ({ telegram_token, ...values }: typeof form.values) =>
      unwrap(
        api.PUT('/api/v1/notifications/ways', {
          // The token is never shown: an empty field leaves it as it is.
          body: { ...values, ...(telegram_token ? { telegram_token } : {}) },
        }),
      ),
    onSuccess: (saved) => {
      setProblem(null)
      client.setQueryData(KEY, saved)
      showDone(t('ui:form.saved'))
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, problemText)),
  })
  const test = useMutation({
    mutationFn: (way: 'webhook' | 'telegram') => unwrap(api.POST('/api/v1/notifications/ways/try', { body: { way } })),
    onSuccess: () => showDone(t('news.tried')),
    onError: notice,
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
  return (
    <Section title={t('news.ways')} hint={t('news.waysHint')}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack>
          <FormError>{problem}</FormError>
          <TextInput
            label={t('news.webhook')}
            description={t('news.webhookHint')}
            placeholder="https://example.com/hook"
            {...form.getInputProps('webhook_url')}
          />
          {found.webhook_secret && (
            <Alert color="yellow" variant="light" title={t('news.secret')}>
              <CopyField label={t('news.secret')} value={found.webhook_secret} />
            </Alert>
          )}
          {found.webhook_error && <Failed text={found.webhook_error} />}
          <Group grow align="flex-start">
            <TextInput
              label={t('news.token')}
              description={found.telegram ? t('news.tokenKept') : t('news.tokenHint')}
              autoComplete="off"
              {...form.getInputProps('telegram_token')}
            />
            <TextInput
              label={t('news.chat')}
              description={t('news.chatHint')}
              {...form.getInputProps('telegram_chat')}
            />
          </Group>
          {found.telegram_error && <Failed text={found.telegram_error} />}
          <NumberInput
            label={t('news.hour')}
            description={t('news.hourHint')}
            min={0}
            max={23}
            maw={220}
            {...form.getInputProps('digest_hour')}
          />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('ui:action.save')}
            </Button>
            {found.webhook_url && (
              <Button variant="default" loading={test.isPending} onClick={() => test.mutate('webhook')}>
                {t('news.tryWebhook')}
              </Button>
            )}
            {found.telegram && (
              <Button variant="default" loading={test.isPending} onClick={() => test.mutate('telegram')}>
                {t('news.tryTelegram')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

function Failed({ text }: { text: string }) {
  const { t } = useTranslation('admin')
  return (
    <Text size="sm" c="var(--mantine-color-error)" role="alert">
      {t('news.failed', { why: text })}
    </Text>
  )
}
