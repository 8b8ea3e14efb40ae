import { Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type Key, keyed } from '@/api/purchases'
import { Section } from '@/ui/Page'

import { Said, Say } from './Talk'

/** What the buyer and the shop said about an order, and a line to write. */
export function OrderMessages({ by }: { by: Key }) {
  const { t } = useTranslation('shop')
  const client = useQueryClient()
  const key = ['orders', 'messages', by.number, by.token]
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => unwrap(api.GET('/api/v1/orders/{number}/messages', { params: keyed(by) })),
    refetchInterval: 30_000,
  })
  const send = useMutation({
    mutationFn: (text: string) =>
      unwrap(api.POST('/api/v1/orders/{number}/messages', { params: keyed(by), body: { text } })),
    onSuccess: (found) => client.setQueryData(key, found),
  })
  return (
    <Section title={t('messages.title')} hint={t('messages.hint')}>
      <Stack>
        {data && data.items.length > 0 && <Said messages={data.items} />}
        <Say busy={send.isPending} error={send.error} onSend={(text) => send.mutateAsync(text)} />
      </Stack>
    </Section>
  )
}
