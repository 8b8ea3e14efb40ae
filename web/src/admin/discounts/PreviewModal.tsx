import { ActionIcon, Alert, Button, Group, NumberInput, Stack, Table, TagsInput, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { useShop } from '@/api/shop'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { useProblemText } from '@/ui/problems'

import { CustomerPicker } from '../customers/CustomerPicker'
import { type Picked, VariantPicker } from '../parts/VariantPicker'

type Line = Picked & { quantity: number }

/** Try a basket: what it would get now. Nothing is counted. */
export function PreviewModal({ code, onClose }: { code?: string | null; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const { currency } = useShop()
  const [lines, setLines] = useState<Line[]>([])
  const [codes, setCodes] = useState<string[]>(code ? [code] : [])
  const [shipping, setShipping] = useState('')
  const [customer, setCustomer] = useState<number | null>(null)
  const look = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/discounts/preview', {
          body: {
            items: lines.map(({ id, quantity }) => ({ variant_id: id, quantity })),
            codes,
            shipping: shipping || '0',
            channel: 'store',
            customer_id: customer,
          },
        }),
      ),
  })
  return (
    <Modal opened onClose={onClose} title={t('discounts.try')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          look.mutate()
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('discounts.tryHint')}
          </Text>
          <VariantPicker
            label={t('discounts.addProduct')}
            onPick={(variant) =>
              setLines((before) =>
                before.some(({ id }) => id === variant.id) ? before : [...before, { ...variant, quantity: 1 }],
              )
            }
          />
          {lines.map((line) => (
            <Group key={line.id} wrap="nowrap">
              <Text size="sm" flex={1} truncate>
                {line.name}
              </Text>
              <NumberInput
                w={80}
                min={1}
                allowDecimal={false}
                aria-label={`${t('orders.quantity')}: ${line.name}`}
                value={line.quantity}
                onChange={(quantity) =>
                  setLines((before) =>
                    before.map((each) => (each.id === line.id ? { ...each, quantity: Number(quantity) || 1 } : each)),
                  )
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${t('ui:action.delete')}: ${line.name}`}
                onClick={() => setLines((before) => before.filter(({ id }) => id !== line.id))}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          ))}
          <TagsInput label={t('discounts.codes')} value={codes} onChange={setCodes} />
          <MoneyInput label={t('orders.shipping')} currency={currency} value={shipping} onChange={setShipping} />
          <CustomerPicker
            label={t('orders.customer')}
            placeholder={t('orders.findCustomer')}
            value={customer}
            onChange={setCustomer}
          />
          <FormError>{look.error ? text(look.error) : null}</FormError>
          {look.data && <Outcome found={look.data} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.close')}
            </Button>
            <Button type="submit" loading={look.isPending} disabled={lines.length === 0}>
              {t('discounts.look')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Outcome({ found }: { found: components['schemas']['PreviewOut'] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const show = (amount: string) => money(amount, found.currency, language)
  return (
    <Stack gap="xs" role="status">
      {found.refused.map(({ code, reason }) => (
        <Alert key={code} color="orange" variant="light" title={code} py="xs">
          {reason}
        </Alert>
      ))}
      <Table aria-label={t('discounts.outcome')}>
        <Table.Tbody>
          {found.lines.map((line) => (
            <Table.Tr key={line.variant_id}>
              <Table.Td>
                {line.name} × {line.quantity}
              </Table.Td>
              <Table.Td ta="end">{Number(line.discount) ? `−${show(line.discount)}` : '—'}</Table.Td>
              <Table.Td ta="end">{show(line.amount)}</Table.Td>
            </Table.Tr>
          ))}
          {found.applied.map((one) => (
            <Table.Tr key={`${one.discount_id}-${one.code ?? ''}`}>
              <Table.Td colSpan={2}>
                {one.name}
                {one.code ? ` (${one.code})` : ''}
              </Table.Td>
              <Table.Td ta="end">−{show(one.amount)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td colSpan={2} fw={650}>
              {t('orders.grandTotal')}
            </Table.Td>
            <Table.Td ta="end" fw={650}>
              {show(found.total)}
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {found.applied.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('discounts.nothingApplies')}
        </Text>
      )}
      {found.gifts.length > 0 && (
        <Text size="sm">
          {t('discounts.giftsAdded', { number: found.gifts.reduce((sum, gift) => sum + gift.quantity, 0) })}
        </Text>
      )}
    </Stack>
  )
}
