import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import type { Return } from '@/api/aftersales'
import { api, unwrap } from '@/api/client'
import { useKey } from '@/lib/key'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

import { asLines, type Goods, GoodsTable } from '../orders/GoodsTable'

/** Other goods for those that came back: an order of its own, which they pay for. */
export function ExchangeModal({ found, onClose }: { found: Return; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const key = useKey()
  const [goods, setGoods] = useState<Goods[]>([])
  const [amount, setAmount] = useState('')
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/returns/{return_id}/exchange', {
          params: { path: { return_id: found.id } },
          headers: { 'Idempotency-Key': key },
          body: { items: asLines(goods), amount: amount || null },
        }),
      ),
    onSuccess: async ({ exchange_id }) => {
      showDone(t('returns.exchangeMade'))
      await Promise.all(
        ['returns', 'sales', 'payments', 'inventory', 'products'].map((each) =>
          client.invalidateQueries({ queryKey: [each] }),
        ),
      )
      if (exchange_id) void navigate(`/orders/${exchange_id}`)
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('returns.exchange')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('returns.exchangeHint')}
          </Text>
          <FormError>{send.error ? text(send.error) : null}</FormError>
          <GoodsTable label={t('returns.instead')} goods={goods} onChange={setGoods} />
          <MoneyInput
            label={t('returns.worth')}
            description={t('returns.refundHint')}
            currency={found.currency}
            value={amount}
            onChange={setAmount}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={goods.length === 0}>
              {t('returns.exchangeSend')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
