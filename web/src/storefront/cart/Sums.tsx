import { Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { Totals } from '@/api/cart'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

type Sum = Pick<
  Totals,
  | 'currency'
  | 'subtotal'
  | 'discount'
  | 'shipping'
  | 'shipping_discount'
  | 'tax'
  | 'total'
  | 'credit'
  | 'prices_include_tax'
> & { discounts: Totals['discounts'] }

const isZero = (amount: string) => Number(amount) === 0

/** What it comes to, line by line; `delivery` stands in until a way of delivery is chosen. */
export function Sums({
  totals,
  delivery,
  due,
  refunded,
}: {
  totals: Sum
  delivery?: string | undefined
  due?: string | undefined
  refunded?: string | undefined
}) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const amount = (value: string, minus = false) => (minus ? '−' : '') + money(value, totals.currency, language)
  return (
    <Stack gap={6} component="dl" m={0}>
      <Row label={t('sums.subtotal')}>{amount(totals.subtotal)}</Row>
      {totals.discounts.map((discount) => (
        <Row
          key={`${discount.discount_id} ${discount.code ?? ''}`}
          label={discount.name || (discount.code ?? '')}
          quiet
        >
          {isZero(discount.amount) ? '✓' : amount(discount.amount, true)}
        </Row>
      ))}
      {totals.discounts.length === 0 && !isZero(totals.discount) && (
        <Row label={t('sums.discount')}>{amount(totals.discount, true)}</Row>
      )}
      <Row label={t('sums.shipping')}>
        {delivery ?? (isZero(totals.shipping) ? t('sums.free') : amount(totals.shipping))}
      </Row>
      {!isZero(totals.tax) && (
        <Row label={totals.prices_include_tax ? t('sums.taxIncluded') : t('sums.tax')} quiet>
          {amount(totals.tax)}
        </Row>
      )}
      <Row label={t('sums.total')} strong>
        {amount(totals.total)}
      </Row>
      {!isZero(totals.credit) && <Row label={t('sums.credit')}>{amount(totals.credit, true)}</Row>}
      {refunded !== undefined && !isZero(refunded) && <Row label={t('sums.refunded')}>{amount(refunded, true)}</Row>}
      {due !== undefined && due !== totals.total && (
        <Row label={t('sums.due')} strong>
          {amount(due)}
        </Row>
      )}
    </Stack>
  )
}

type RowProps = { label: string; children: ReactNode; strong?: boolean; quiet?: boolean }

function Row({ label, children, strong = false, quiet = false }: RowProps) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="md" align="baseline">
      <Text component="dt" size={strong ? 'md' : 'sm'} fw={strong ? 650 : 400} c={quiet ? 'dimmed' : undefined}>
        {label}
      </Text>
      <Text component="dd" m={0} size={strong ? 'md' : 'sm'} fw={strong ? 650 : 500} className="num" ta="right">
        {children}
      </Text>
    </Group>
  )
}
