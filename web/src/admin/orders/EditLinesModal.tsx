import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Order } from '@/api/orders'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

import { asLines, type Goods, GoodsTable } from './GoodsTable'

/** What an order shall hold from now on; the difference is paid by the buyer or goes back to them. */
export function EditLinesModal({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const text = useProblemText()
  const client = useQueryClient()
  const [goods, setGoods] = useState<Goods[]>(() =>
    (order.items ?? [])
      .filter(({ gift }) => !gift)
      .map(({ variant_id, name, sku, quantity, unit_price, fulfilled }) => ({
        variant_id,
        name,
        sku,
        quantity,
        price: unit_price,
        currency: order.currency,
        least: fulfilled ?? 0,
      })),
  )
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PUT('/api/v1/orders/{number}/lines', {
          params: { path: { number: order.number } },
          headers: { 'If-Match': `"${order.version}"` },
          body: { lines: asLines(goods) },
        }),
      ),
    onSuccess: (changed) => {
      const show = (amount: string | number) => money(String(amount), order.currency, language)
      const back = Number(order.paid) - Number(changed.paid)
      if (Number(changed.due) > 0) showDone(t('orders.editedDue', { amount: show(changed.due) }))
      else if (back > 0) showDone(t('orders.editedBack', { amount: show(back.toFixed(2)) }))
      else showDone(t('ui:form.saved'))
      onClose()
    },
    onSettled: () =>
      Promise.all(
        ['sales', 'inventory', 'products', 'payments'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  })
  return (
    <Modal opened onClose={onClose} title={t('orders.editLines')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('orders.editHint')}
          </Text>
          <FormError>{save.error ? text(save.error) : null}</FormError>
          <GoodsTable label={t('orders.lines')} goods={goods} onChange={setGoods} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={goods.length === 0}>
              {t('ui:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
