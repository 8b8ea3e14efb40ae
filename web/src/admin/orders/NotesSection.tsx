import { Badge, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { notesQuery } from '@/api/aftersales'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { Order } from '@/api/orders'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { newKey } from '@/lib/key'
import { FormError } from '@/ui/FormError'
import { Section } from '@/ui/Page'
import { useProblemText } from '@/ui/problems'

/** What was written beside an order; the buyer sees what is public. */
export function NotesSection({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const problemText = useProblemText()
  const client = useQueryClient()
  const mayWrite = useMay('orders:write')
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState(newKey)
  const { data } = useQuery(notesQuery(order.number))
  const write = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/orders/{number}/notes', {
          params: { path: { number: order.number } },
          headers: { 'Idempotency-Key': key },
          body: { text, public: open },
        }),
      ),
    onSuccess: () => {
      setText('')
      setKey(newKey())
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sales', 'notes', order.number] }),
  })
  return (
    <Section title={t('orders.notes')}>
      <Stack gap="sm">
        {order.notes && (
          <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {order.notes}
          </Text>
        )}
        {data?.map((note) => (
          <div key={note.id}>
            <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {note.text}
            </Text>
            <Group gap={6}>
              <Text size="xs" c="dimmed">
                {[moment(note.created_at, language), note.actor_name].filter(Boolean).join(' · ')}
              </Text>
              {note.public && <Badge size="xs">{t('orders.publicNote')}</Badge>}
            </Group>
          </div>
        ))}
        {mayWrite && (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              write.mutate()
            }}
          >
            <Stack gap="xs">
              <FormError>{write.error ? problemText(write.error) : null}</FormError>
              <Textarea
                aria-label={t('orders.newNote')}
                placeholder={t('orders.newNote')}
                autosize
                minRows={2}
                maxLength={10_000}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <Group justify="space-between">
                <Checkbox
                  size="xs"
                  label={t('orders.buyerSees')}
                  checked={open}
                  onChange={(event) => setOpen(event.currentTarget.checked)}
                />
                <Button size="xs" type="submit" variant="default" loading={write.isPending} disabled={!text.trim()}>
                  {t('orders.writeNote')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Stack>
    </Section>
  )
}
