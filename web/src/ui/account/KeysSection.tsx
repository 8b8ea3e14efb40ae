import { Alert, Button, Checkbox, Code, Group, ScrollArea, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { isNotEmpty, useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type Right, useMe } from '@/api/me'
import { ago } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import { useConfirm } from '../confirm'
import { CopyField } from '../CopyField'
import { FormError } from '../FormError'
import { Modal } from '../Modal'
import { Section } from '../Page'
import { putProblemOnForm, useProblemNotice, useProblemText } from '../problems'
import { Empty, Failure } from '../states'

import '@mantine/dates/styles.layer.css'

const keysQuery = { queryKey: ['api-keys'], queryFn: () => unwrap(api.GET('/api/v1/api-keys')) }

/** Keys for programs. */
export function KeysSection() {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [making, setMaking] = useState(false)
  const query = useQuery(keysQuery)
  const revoke = useMutation({
    mutationFn: (id: number) => unwrap(api.DELETE('/api/v1/api-keys/{key_id}', { params: { path: { key_id: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
    onError: notice,
  })
  const keys = query.data?.items
  return (
    <Section
      title={t('account.keys')}
      hint={t('account.keysHint')}
      actions={
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setMaking(true)}>
          {t('account.newKey')}
        </Button>
      }
    >
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton h={40} />}
      {keys?.length === 0 && <Empty compact title={t('account.noKeys')} />}
      <Stack gap="sm" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {keys?.map((key) => (
          <Group key={key.id} component="li" justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Group gap="xs">
                <Text size="sm" fw={550}>
                  {key.name}
                </Text>
                <Code>{key.prefix}…</Code>
              </Group>
              <Text size="xs" c="dimmed">
                {t('account.created', { when: ago(key.created_at, language) })} ·{' '}
                {key.used_at ? t('account.lastUsed', { when: ago(key.used_at, language) }) : t('account.neverUsed')}
              </Text>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {key.scopes.join(', ')}
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                confirm({
                  title: t('account.revokeKey', { name: key.name }),
                  hint: t('account.revokeHint'),
                  confirm: t('account.revoke'),
                  onConfirm: () => revoke.mutate(key.id),
                })
              }
            >
              {t('account.revoke')}
            </Button>
          </Group>
        ))}
      </Stack>
      {making && <NewKey onClose={() => setMaking(false)} />}
    </Section>
  )
}

function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { rights } = useMe()
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: { name: '', scopes: [] as Right[], expires_at: null as string | null },
    validate: {
      name: isNotEmpty(t('form.required')),
      scopes: (value) => (value.length === 0 ? t('form.required') : null),
    },
  })
  const make = useMutation({
    mutationFn: ({ name, scopes, expires_at }: typeof form.values) =>
      unwrap(
        api.POST('/api/v1/api-keys', {
          body: { name, scopes, expires_at: expires_at ? new Date(`${expires_at}T23:59:59`).toISOString() : null },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  if (make.data) {
    return (
      <Modal opened onClose={onClose} title={t('account.newKey')} closeOnClickOutside={false}>
        <Stack>
          <Alert color="yellow" variant="light">
            {t('account.keyMade')}
          </Alert>
          <CopyField label={make.data.name} value={make.data.key} />
          <Button onClick={onClose}>{t('action.close')}</Button>
        </Stack>
      </Modal>
    )
  }
  return (
    <Modal opened onClose={onClose} title={t('account.newKey')}>
      <form onSubmit={form.onSubmit((values) => make.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <TextInput label={t('account.keyName')} data-autofocus {...form.getInputProps('name')} />
          <Checkbox.Group label={t('account.keyScopes')} {...form.getInputProps('scopes')}>
            <ScrollArea.Autosize mah={240} mt={6} type="auto">
              <Stack gap={6}>
                {rights.map((right) => (
                  <Checkbox key={right} value={right} label={right} size="xs" />
                ))}
              </Stack>
            </ScrollArea.Autosize>
          </Checkbox.Group>
          <DateInput
            label={t('account.expires')}
            placeholder={t('account.noExpiry')}
            clearable
            minDate={new Date()}
            {...form.getInputProps('expires_at')}
          />
          <Button type="submit" loading={make.isPending}>
            {t('action.create')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
