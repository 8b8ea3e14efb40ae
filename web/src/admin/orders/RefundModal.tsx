import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Order } from '@/api/orders'
import { isProblem } from '@/api/problem'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useKey } from '@/lib/key'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

import { allUnits, chosenLines, UnitsTable } from './UnitsTable'

type Props = { order: Order; onSaved: () => void; onClose: () => void }
type Way = 'lines' | 'amount'

/** Gives money of an order back: for some of its goods and delivery, or simply an amount. */
export function RefundModal({ order, onSaved, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const text = useProblemText()
  const key = useKey()
  const lines = (order.items ?? []).map((line) => ({ line, open: line.quantity }))
  const [way, setWay] = useState<Way>('lines')
  const [units, setUnits] = useState(() => Object.fromEntries(Object.keys(allUnits(lines)).map((id) => [id, 0])))
  const [shipping, setShipping] = useState('')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const chosen = chosenLines(units)
  const left = (Number(order.paid) + Number(order.credit) - Number(order.refunded)).toFixed(2)
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/orders/{number}/refunds', {
          params: { path: { number: order.number } },
          headers: { 'Idempotency-Key': key },
          body:
            way === 'amount'
              ? { amount, reason }
              : { ...(chosen.length > 0 ? { lines: chosen } : {}), shipping: shipping || null, reason },
        }),
      ),
    onSuccess: () => {
      showDone(t('payments.refundMade'))
      onSaved()
      onClose()
    },
  })
  const said = send.error ? (isProblem(send.error) ? send.error.fields : []) : []
  const ready = way === 'amount' ? Number(amount) > 0 : chosen.length > 0 || Number(shipping) > 0
  const field = (name: string) => said.find((each) => each.field === name)?.message
  const placed =
    said.length > 0 && said.every((each) => each.field === 'shipping' || (way === 'amount' && each.field === 'amount'))
  return (
    <Modal opened onClose={onClose} title={t('payments.refund')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
        noValidate
      >
        <Stack>
          <FormError>
            {send.error && !placed ? said.map(({ message }) => message).join('; ') || text(send.error) : null}
          </FormError>
          <SegmentedControl
            aria-label={t('payments.refund')}
            value={way}
            onChange={(value) => setWay(value)}
            data={[
              { value: 'lines', label: t('orders.forGoods') },
              { value: 'amount', label: t('orders.anAmount') },
            ]}
          />
          {way === 'lines' ? (
            <>
              <UnitsTable label={t('orders.forGoods')} lines={lines} units={units} onChange={setUnits} />
              {Number(order.shipping) > 0 && (
                <MoneyInput
                  label={t('orders.forDelivery')}
                  description={t('payments.refundHint', { amount: money(order.shipping, order.currency, language) })}
                  currency={order.currency}
                  value={shipping}
                  onChange={setShipping}
                  error={field('shipping')}
                />
              )}
            </>
          ) : (
            <MoneyInput
              label={t('payments.amount')}
              description={t('payments.refundHint', { amount: money(left, order.currency, language) })}
              currency={order.currency}
              value={amount}
              onChange={setAmount}
              error={field('amount')}
            />
          )}
          <TextInput
            label={t('stock.reason')}
            maxLength={255}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={!ready}>
              {t('payments.refund')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
