import { Button, Divider, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { Order } from '@/api/orders'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'
import { Failure } from '@/ui/states'

import { Fact } from '../parts/Fact'
import { PaymentPanel } from '../payments/PaymentPanel'
import { RefundModal } from './RefundModal'

/** What was paid, what is still due, and what went back. */
export function PaymentsSection({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const client = useQueryClient()
  const mayOrders = useMay('orders:write')
  const mayPayments = useMay('payments:write')
  const [refunding, setRefunding] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['payments', 'of-order', order.id],
    queryFn: () => unwrap(api.GET('/api/v1/payments', { params: { query: { order_id: order.id, limit: 50 } } })),
  })
  const show = (amount: string) => money(amount, order.currency, language)
  const refundable = Number(order.paid) + Number(order.credit) - Number(order.refunded) > 0
  return (
    <Section
      title={t('nav.payments')}
      actions={
        mayOrders &&
        mayPayments &&
        refundable &&
        order.kind === 'sale' &&
        data &&
        (data.items.length > 0 || Number(order.credit) > 0) && (
          <Button size="xs" variant="default" onClick={() => setRefunding(true)}>
            {t('payments.refund')}
          </Button>
        )
      }
    >
      <Stack gap="xs">
        <Fact label={t('orders.paid')}>{show(order.paid)}</Fact>
        {Number(order.credit) > 0 && <Fact label={t('orders.byCredit')}>{show(order.credit)}</Fact>}
        {Number(order.due) > 0 && <Fact label={t('orders.due')}>{show(order.due)}</Fact>}
        {Number(order.refunded) > 0 && <Fact label={t('payments.refunded')}>{show(order.refunded)}</Fact>}
        {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
        {data?.items.map((payment) => (
          <div key={payment.id}>
            <Divider my="xs" />
            <Text size="sm" fw={550} mb={4}>
              {t('payments.number', { id: payment.id })} · {payment.provider}
            </Text>
            <PaymentPanel payment={payment} refunds={false} />
          </div>
        ))}
      </Stack>
      {refunding && (
        <RefundModal
          order={order}
          onSaved={() =>
            void Promise.all(['sales', 'payments'].map((key) => client.invalidateQueries({ queryKey: [key] })))
          }
          onClose={() => setRefunding(false)}
        />
      )}
    </Section>
  )
}
