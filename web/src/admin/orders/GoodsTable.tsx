import { ActionIcon, NumberInput, Stack, Table, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import { VariantPicker } from '../parts/VariantPicker'

/** So many of a thing; `least` have left already and stay. */
export type Goods = {
  variant_id: number
  name: string
  sku: string
  quantity: number
  price: string
  currency: string
  least?: number
}

type Props = { label: string; goods: Goods[]; onChange: (goods: Goods[]) => void }

/** Goods and how many of each: found by typing, counted, taken out. */
export function GoodsTable({ label, goods, onChange }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const set = (variant_id: number, quantity: number) =>
    onChange(goods.map((one) => (one.variant_id === variant_id ? { ...one, quantity } : one)))
  return (
    <Stack gap="sm">
      {goods.length > 0 && (
        <Table aria-label={label} horizontalSpacing="xs">
          <Table.Tbody>
            {goods.map(({ variant_id, name, sku, quantity, price, currency, least = 0 }) => (
              <Table.Tr key={variant_id}>
                <Table.Td>
                  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[sku, money(price, currency, language), least > 0 ? t('orders.sent', { units: least }) : '']
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td w={92}>
                  <NumberInput
                    aria-label={`${t('orders.quantity')}: ${name}`}
                    min={Math.max(1, least)}
                    max={1_000_000}
                    allowDecimal={false}
                    clampBehavior="blur"
                    value={quantity}
                    onChange={(value) => set(variant_id, Number(value) || 0)}
                  />
                </Table.Td>
                <Table.Td w={40} px={0}>
                  {least === 0 && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('ui:action.delete')}: ${name}`}
                      onClick={() => onChange(goods.filter((one) => one.variant_id !== variant_id))}
                    >
                      <IconX size={16} />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <VariantPicker
        label={t('orders.findProduct')}
        onPick={({ id, name, sku, price, currency }) => {
          const known = goods.find(({ variant_id }) => variant_id === id)
          if (known) set(id, known.quantity + 1)
          else onChange([...goods, { variant_id: id, name, sku, price, currency, quantity: 1 }])
        }}
      />
    </Stack>
  )
}

/** As the server takes them. */
export const asLines = (goods: Goods[]) => goods.map(({ variant_id, quantity }) => ({ variant_id, quantity }))
