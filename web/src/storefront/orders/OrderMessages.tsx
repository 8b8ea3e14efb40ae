import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type Key, keyed } from '@/api/purchases'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { Section } from '@/ui/Page'
import { useProblemText } from '@/ui/problems'

/** What the buyer and the shop said about an order, and a line to write. */
export function OrderMessages({ by }: { by: Key }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [text, setText] = useState('')
  const key = ['orders', 'messages', by.number, by.token]
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/messages', { params: keyed(by) })),
    refetchInterval: 30_000,
  })
  const send = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/orders/{number}/messages', { params: keyed(by), body: { text } })),
    onSuccess: (found) => {
      setText('')
      client.setQueryData(key, found)
    },
  })
  return (
    <Section title={t('messages.title')} hint={t('messages.hint')}>
      <Stack>
        {data && data.items.length > 0 && (
          <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }} aria-live="polite">
            {data.items.map((one) => (
              <li
                key={one.id}
                style={one.sender === 'shop' ? { borderLeft: '2px solid var(--tp-line)', paddingLeft: 14 } : undefined}
              >
                <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {one.text}
                </Text>
                <Text size="xs" c="dimmed">
                  {one.sender === 'shop' ? t('messages.shop') : t('messages.you')} · {moment(one.created_at, language)}
                </Text>
              </li>
            ))}
          </Stack>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            send.mutate()
          }}
        >
          <Stack gap="sm">
            <FormError>{send.error ? problemText(send.error) : null}</FormError>
            <Textarea
              aria-label={t('messages.write')}
              placeholder={t('messages.write')}
              autosize
              minRows={2}
              maxLength={10_000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit" variant="default" loading={send.isPending} disabled={text.trim() === ''}>
                {t('messages.send')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Section>
  )
}
