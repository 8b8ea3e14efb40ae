import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconCreditCard } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { waysToPayQuery } from '@/api/checkout'
import { api, unwrap } from '@/api/client'
import { type Key, keyed, type Purchase } from '@/api/purchases'
import { money, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { useProblemText } from '@/ui/problems'
import { useSaid } from '@/ui/said'

import { useCard } from '../checkout/CardField'
import { instructions, PaymentChoice } from '../checkout/Choices'
import { passBank } from '../checkout/stripe'

/** What is still to be paid: how, until when, and the way to pay it now. */
export function PayDue({ order, by, refused }: { order: Purchase; by: Key; refused?: string | null }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const words = useSaid()
  const text = useProblemText()
  const client = useQueryClient()
  const owed = Number(order.due) > 0 && order.status !== 'cancelled'
  const { data: ways } = useQuery({ ...waysToPayQuery, enabled: owed })
  const [chosen, setChosen] = useState(order.payment_provider)
  const provider = (ways?.find(({ name }) => name === chosen) ?? ways?.[0])?.name
  const card = useCard(owed ? ways?.find(({ name }) => name === provider) : undefined)
  const pay = useMutation({
    mutationFn: async (method: Record<string, string>) => {
      const begun = await unwrap(
        api.POST('/api/v1/orders/{number}/pay', {
          body: { payment_provider: provider ?? 'offline', payment: { language, ...method } },
          params: keyed(by),
        }),
      )
      return passBank(begun, ways ?? [], by.token)
    },
    onSuccess: ({ payment }) => {
      if (payment && /^https?:\/\//.test(payment.redirect_url)) window.location.assign(payment.redirect_url)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['orders'] }),
  })
  if (!owed) return null
  const way = ways?.find(({ name }) => name === order.payment_provider)
  const said = pay.data?.payment?.instructions || instructions(way, language)
  const amount = money(order.due, order.currency, language)
  const tried = pay.data?.payment
  const why = tried ? (['declined', 'failed'].includes(tried.status) ? words.refusal(tried) : null) : refused
  // Promised, or being looked at by the merchant: there is nothing for the buyer to press.
  if (order.payment_status === 'authorised') {
    return said ? (
      <Alert color="blue" icon={<IconCreditCard size={20} />} title={t('order.dueLater', { amount })} role="status">
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {said}
        </Text>
      </Alert>
    ) : null
  }
  return (
    <Alert color="yellow" icon={<IconCreditCard size={20} />} title={t('order.due', { amount })}>
      <Stack gap="sm" align="flex-start">
        {order.expires_at && <Text size="sm">{t('order.dueUntil', { when: moment(order.expires_at, language) })}</Text>}
        {said && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {said}
          </Text>
        )}
        {ways && ways.length > 1 && (
          <div style={{ width: '100%', maxWidth: 420 }}>
            <PaymentChoice ways={ways} value={provider ?? ''} onChange={setChosen} />
          </div>
        )}
        {card.field && <div style={{ width: '100%', maxWidth: 420 }}>{card.field}</div>}
        <FormError>
          {pay.error ? text(pay.error) : typeof why === 'string' ? t('order.declined', { why }) : null}
        </FormError>
        <Group>
          <Button
            loading={card.taking || pay.isPending}
            disabled={!provider}
            onClick={() => void card.take().then((method) => method && pay.mutate(method))}
          >
            {t('order.pay', { amount })}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
