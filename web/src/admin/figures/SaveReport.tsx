import { Button, Group, Modal, Select, Stack, Switch, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Query } from '@/api/figures'
import { useMe } from '@/api/me'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

const EVERY = ['day', 'week', 'month'] as const

/** Keeps what is on the page under a name, for others too, and by mail. */
export function SaveReport({ query, onClose }: { query: Query; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const text = useProblemText()
  const me = useMe()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [every, setEvery] = useState<string | null>(null)
  const [to, setTo] = useState<string[]>(me.email ? [me.email] : [])
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/analytics/reports', {
          body: { name, query, shared, schedule: every ? { every, to } : null },
        }),
      ),
    onSuccess: async () => {
      showDone(t('ui:form.saved'))
      await client.invalidateQueries({ queryKey: ['reports'] })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('figures.keep')} closeButtonProps={{ 'aria-label': t('ui:action.close') }}>
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
          <Select
            label={t('figures.mail')}
            placeholder={t('figures.unmailed')}
            clearable
            value={every}
            onChange={setEvery}
            data={EVERY.map((value) => ({ value, label: t(`figures.every.${value}`) }))}
          />
          {every && <TagsInput label={t('figures.mailTo')} maxTags={20} value={to} onChange={setTo} />}
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
