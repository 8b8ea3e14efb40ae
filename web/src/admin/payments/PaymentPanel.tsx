import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { type Payment, type PaymentStatus, refundsQuery } from '@/api/payments'
import { moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useKey } from '@/lib/key'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { useProblemNotice } from '@/ui/problems'
import { useSaid } from '@/ui/said'

import { EntityModal } from '../catalog/EntityModal'
import { Fact } from '../parts/Fact'

type Props = {
  payment: Payment
  /** Where refunds belong to an order with lines, they are made there. */
  refunds?: boolean
}

/** A payment: what was promised, taken and given back, and what can be done about it. */
export function PaymentPanel({ payment, refunds = true }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const said = useSaid()
  const { data: made } = useQuery(refundsQuery(payment.id))
  const show = (amount: string) => money(amount, payment.currency, language)
  return (
    <Stack gap="xs">
      <Fact label={t('discounts.status')}>{t(`payments.state.${payment.status as PaymentStatus}`)}</Fact>
      <Fact label={t('payments.amount')}>{show(payment.amount)}</Fact>
      <Fact label={t('payments.captured')}>{show(payment.captured)}</Fact>
      {Number(payment.refunded) > 0 && <Fact label={t('payments.refunded')}>{show(payment.refunded)}</Fact>}
      {payment.external_id && (
        <Fact label={t('payments.external')}>
          <span className="mono">{payment.external_id}</span>
        </Fact>
      )}
      {payment.error && (
        <Alert color="red" variant="light" py="xs">
          {said.refusal(payment)}
        </Alert>
      )}
      {made && made.length > 0 && (
        <Table aria-label={t('payments.refunds')}>
          <Table.Tbody>
            {made.map((refund) => (
              <Table.Tr key={refund.id}>
                <Table.Td px={0}>
                  <Text size="sm">{t(`payments.refundState.${refund.status as 'succeeded'}`, refund.status)}</Text>
                  <Text size="xs" c="dimmed">
                    {[moment(refund.created_at, language), said.reason(refund.reason), said.refusal(refund)]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td px={0} ta="end">
                  −{money(refund.amount, refund.currency, language)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Actions payment={payment} refunds={refunds} />
    </Stack>
  )
}

function Actions({ payment, refunds }: { payment: Payment; refunds: boolean }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('payments:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [open, setOpen] = useState<'capture' | 'refund' | null>(null)
  const params = { path: { payment_id: payment.id } }
  const refresh = () =>
    Promise.all(['payments', 'sales', 'orders'].map((key) => client.invalidateQueries({ queryKey: [key] })))
  const act = useMutation({
    mutationFn: (verb: 'void' | 'settle') =>
      unwrap(
        verb === 'void'
          ? api.POST('/api/v1/payments/{payment_id}/void', { params })
          : api.POST('/api/v1/payments/{payment_id}/settle', { params }),
      ),
    onSuccess: ({ status }) => showDone(t(`payments.state.${status as PaymentStatus}`)),
    onSettled: refresh,
    onError: notice,
  })
  const { status } = payment
  const capturable = status === 'authorised' || (status === 'pending' && payment.provider === 'offline')
  const unsettled = ['created', 'pending', 'authorised', 'unknown'].includes(status)
  if (!mayWrite || !(unsettled || (refunds && Number(payment.refundable) > 0))) return null
  return (
    <Group gap="xs" mt="xs">
      {capturable && (
        <Button size="xs" onClick={() => setOpen('capture')}>
          {t('payments.capture')}
        </Button>
      )}
      {refunds && Number(payment.refundable) > 0 && (
        <Button size="xs" variant="default" onClick={() => setOpen('refund')}>
          {t('payments.refund')}
        </Button>
      )}
      {(status === 'authorised' || status === 'pending' || status === 'created') && (
        <Button
          size="xs"
          variant="default"
          loading={act.isPending && act.variables === 'void'}
          onClick={() =>
            confirm({
              title: t('payments.voidConfirm'),
              hint: t('payments.voidHint'),
              confirm: t('payments.void'),
              onConfirm: () => act.mutate('void'),
            })
          }
        >
          {t('payments.void')}
        </Button>
      )}
      {['created', 'pending', 'unknown'].includes(status) && (
        <Button
          size="xs"
          variant="default"
          loading={act.isPending && act.variables === 'settle'}
          onClick={() => act.mutate('settle')}
        >
          {t('payments.settle')}
        </Button>
      )}
      {open === 'capture' && (
        <EntityModal
          title={t('payments.capture')}
          submit={t('payments.capture')}
          initial={{ amount: payment.amount }}
          fields={[
            {
              name: 'amount',
              label: t('payments.amount'),
              hint: t('payments.captureHint', { amount: money(payment.amount, payment.currency, language) }),
              kind: 'money',
              currency: payment.currency,
              required: true,
            },
          ]}
          save={({ amount }) =>
            unwrap(api.POST('/api/v1/payments/{payment_id}/capture', { params, body: { amount: String(amount) } }))
          }
          onSaved={() => void refresh()}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'refund' && <RefundModal payment={payment} onDone={refresh} onClose={() => setOpen(null)} />}
    </Group>
  )
}

function RefundModal(props: { payment: Payment; onDone: () => Promise<unknown>; onClose: () => void }) {
  const { payment, onDone, onClose } = props
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const key = useKey()
  return (
    <EntityModal
      title={t('payments.refund')}
      submit={t('payments.refund')}
      initial={{ amount: payment.refundable, reason: '' }}
      fields={[
        {
          name: 'amount',
          label: t('payments.amount'),
          hint: t('payments.refundHint', { amount: money(payment.refundable, payment.currency, language) }),
          kind: 'money',
          currency: payment.currency,
          required: true,
        },
        { name: 'reason', label: t('stock.reason') },
      ]}
      save={({ amount, reason }) =>
        unwrap(
          api.POST('/api/v1/payments/{payment_id}/refunds', {
            params: { path: { payment_id: payment.id } },
            headers: { 'Idempotency-Key': key },
            body: { amount: String(amount), reason: String(reason) },
          }),
        )
      }
      onSaved={() => {
        showDone(t('payments.refundMade'))
        void onDone()
      }}
      onClose={onClose}
    />
  )
}
