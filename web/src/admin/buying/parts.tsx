import { Checkbox, NumberInput, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { Charge, PurchaseStatus } from '@/api/buying'
import { useShop } from '@/api/shop'
import { MoneyInput } from '@/ui/MoneyInput'
import { StatusBadge } from '@/ui/StatusBadge'

/** What bringing goods costs, as it is asked for: bills in the shop's currency, rates in percent; empty for none. */
export type Costs = {
  perKg: string
  perM3: string
  freight: string
  insurance: string
  duty: string
  vat: string
  vatBack: boolean
  other: string
}

export const NO_COSTS: Costs = {
  perKg: '',
  perM3: '',
  freight: '',
  insurance: '',
  duty: '',
  vat: '',
  vatBack: false,
  other: '',
}

/** The same as the calls of comparison take it. */
export function asQuery(costs: Costs) {
  return {
    freight: costs.freight || null,
    freight_per_kg: costs.perKg || null,
    freight_per_m3: costs.perM3 || null,
    insurance_rate: costs.insurance || null,
    duty_rate: costs.duty || null,
    vat_rate: costs.vat || null,
    vat_recoverable: costs.vatBack,
    other: costs.other || null,
  }
}

/** And as charges of an order. */
export function asCharges(costs: Costs): Charge[] {
  const bill = (kind: Charge['kind'], amount: string, per: Charge['per'] = 'order'): Charge[] =>
    amount === '' ? [] : [{ kind, amount, per, recoverable: false }]
  const share = (kind: Charge['kind'], rate: string, recoverable = false): Charge[] =>
    rate === '' ? [] : [{ kind, rate, per: 'order', recoverable }]
  return [
    ...bill('freight', costs.freight),
    ...bill('freight', costs.perKg, 'kg'),
    ...bill('freight', costs.perM3, 'm3'),
    ...share('insurance', costs.insurance),
    ...share('duty', costs.duty),
    ...share('vat', costs.vat, costs.vatBack),
    ...bill('other', costs.other),
  ]
}

/** Fields for what bringing goods costs. */
export function CostFields({ value, onChange }: { value: Costs; onChange: (value: Costs) => void }) {
  const { t } = useTranslation('admin')
  const { currency } = useShop()
  const money = (name: 'perKg' | 'perM3' | 'freight' | 'other', label: string) => (
    <MoneyInput
      label={label}
      currency={currency}
      value={value[name]}
      onChange={(n) => onChange({ ...value, [name]: n })}
    />
  )
  const percent = (name: 'insurance' | 'duty' | 'vat', label: string) => (
    <NumberInput
      label={label}
      min={0}
      max={1000}
      decimalScale={4}
      allowedDecimalSeparators={['.', ',']}
      hideControls
      suffix=" %"
      value={value[name]}
      onChange={(n) => onChange({ ...value, [name]: n === '' ? '' : String(n) })}
    />
  )
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {money('perKg', t('buying.perKg'))}
        {money('perM3', t('buying.perM3'))}
        {money('freight', t('buying.freightBill'))}
        {percent('insurance', t('buying.part.insurance'))}
        {percent('duty', t('buying.part.duty'))}
        {percent('vat', t('buying.part.vat'))}
        {money('other', t('buying.part.other'))}
      </SimpleGrid>
      <Checkbox
        mt="sm"
        label={t('buying.vatBack')}
        checked={value.vatBack}
        onChange={(event) => onChange({ ...value, vatBack: event.currentTarget.checked })}
      />
    </>
  )
}

export function PurchaseBadge({ status, late = false }: { status: PurchaseStatus; late?: boolean }) {
  const { t } = useTranslation('admin')
  return (
    <>
      <StatusBadge status={TONES[status]} label={t(`buying.state.${status}`)} />
      {late && <StatusBadge status="failed" label={t('buying.late')} />}
    </>
  )
}

const TONES: Record<PurchaseStatus, string> = {
  draft: 'draft',
  ordered: 'processing',
  partly_received: 'requested',
  received: 'completed',
  cancelled: 'cancelled',
}
