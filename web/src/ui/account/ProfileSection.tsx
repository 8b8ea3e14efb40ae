import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { me as meQuery, useMe } from '@/api/me'

import { FormError } from '../FormError'
import { showDone } from '../notices'
import { Section } from '../Page'
import { putProblemOnForm, useProblemText } from '../problems'

export function ProfileSection() {
  const { t } = useTranslation()
  const me = useMe()
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({ initialValues: { name: me.name, username: me.username ?? '', email: me.email ?? '' } })
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      unwrap(
        api.PUT('/api/v1/profile', {
          body: { name: values.name, username: values.username || null, email: values.email || null },
        }),
      ),
    onSuccess: async () => {
      setProblem(null)
      form.resetDirty()
      showDone(t('form.saved'))
      await client.invalidateQueries({ queryKey: meQuery.queryKey })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Section title={t('account.profile')} hint={t('account.profileHint')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack maw={420}>
          <FormError>{problem}</FormError>
          <TextInput label={t('auth.name')} autoComplete="name" {...form.getInputProps('name')} />
          <TextInput label={t('auth.username')} autoComplete="username" {...form.getInputProps('username')} />
          <TextInput label={t('auth.email')} type="email" autoComplete="email" {...form.getInputProps('email')} />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
