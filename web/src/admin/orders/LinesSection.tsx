import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { mayEdit } from '@/api/aftersales'
import { useMay } from '@/api/me'
import type { Order } from '@/api/orders'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { Section } from '@/ui/Page'

import { EditLinesModal } from './EditLinesModal'

/** What was ordered and what it comes to. */
export function LinesSection({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('orders:write')
  const [editing, setEditing] = useState(false)
  const show = (amount: string) => money(amount, order.currency, language)
  const zero = (amount: string) => Number(amount) === 0
  return (
    <Section
      title={t('orders.lines')}
      flush
      actions={
        mayWrite &&
        mayEdit(order) && (
          <Button size="xs" variant="default" onClick={() => setEditing(true)}>
            {t('orders.editLines')}
          </Button>
        )
      }
    >
      {editing && <EditLinesModal order={order} onClose={() => setEditing(false)} />}
      <Table aria-label={t('orders.lines')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.product')}</Table.Th>
            <Table.Th ta="end">{t('orders.quantity')}</Table.Th>
            <Table.Th ta="end" visibleFrom="sm">
              {t('orders.unitPrice')}
            </Table.Th>
            <Table.Th ta="end" visibleFrom="sm">
              {t('orders.discount')}
            </Table.Th>
            <Table.Th ta="end">{t('orders.lineTotal')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {order.items?.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td>
                <Anchor component={Link} to={`/products/${line.product_id}`} size="sm" c="inherit" fw={550}>
                  {line.name}
                </Anchor>
                <Sub>
                  {line.sku}
                  {line.gift ? ` · ${t('orders.gift')}` : ''}
                </Sub>
                <Sub narrow>{show(line.unit_price)}</Sub>
                {Boolean(line.fulfilled) && line.fulfilled !== line.quantity && (
                  <Sub>{t('orders.sentOf', { sent: line.fulfilled, all: line.quantity })}</Sub>
                )}
                {Boolean(line.returned) && <Sub>{t('orders.cameBack', { units: line.returned })}</Sub>}
              </Table.Td>
              <Table.Td ta="end">{count(line.quantity, language)}</Table.Td>
              <Table.Td ta="end" visibleFrom="sm">
                {show(line.unit_price)}
              </Table.Td>
              <Table.Td ta="end" visibleFrom="sm">
                {zero(line.discount) ? '—' : show(line.discount)}
              </Table.Td>
              <Table.Td ta="end">{show(line.total)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Stack gap={4} px="md" py="md" align="flex-end" style={{ borderTop: '1px solid var(--tp-line)' }}>
        <Amount label={t('orders.subtotal')} value={show(order.subtotal)} />
        {!zero(order.discount) && <Amount label={t('orders.discount')} value={show(`-${order.discount}`)} />}
        {order.discounts?.map((one) => (
          <Text key={`${one.discount_id}-${one.code ?? ''}`} size="xs" c="dimmed" w={{ base: '100%', xs: 260 }}>
            {one.name}
            {one.code ? ` (${one.code})` : ''}
          </Text>
        ))}
        {!zero(order.shipping) && <Amount label={t('orders.shipping')} value={show(order.shipping)} />}
        {!zero(order.tax) && (
          <Amount
            label={order.prices_include_tax ? t('orders.taxIncluded') : t('orders.tax')}
            value={show(order.tax)}
          />
        )}
        <Amount label={t('orders.grandTotal')} value={show(order.total)} strong />
      </Stack>
    </Section>
  )
}

function Amount({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <Group gap="xl" justify="space-between" w={{ base: '100%', xs: 260 }}>
      <Text size="sm" fw={strong ? 650 : 400} c={strong ? undefined : 'dimmed'}>
        {label}
      </Text>
      <Text size={strong ? 'md' : 'sm'} fw={strong ? 650 : 400} className="num">
        {value}
      </Text>
    </Group>
  )
}
