import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'

import { allSuppliers, type Charge, type Purchase, purchaseQuery } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useShop } from '@/api/shop'
import { FormError } from '@/ui/FormError'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemText } from '@/ui/problems'
import { Failure } from '@/ui/states'

import { CurrencySelect } from '../parts/CurrencySelect'
import { VariantPicker } from '../parts/VariantPicker'
import { OfferPicker } from './OfferPicker'

type Line = {
  key: string
  item_id: number | null
  variant_id: number
  name: string
  sku: string
  quantity: number | string
  unit_price: string
}
type Bill = {
  key: string
  kind: Charge['kind']
  value: string
  rate: boolean
  per: 'order' | 'kg' | 'm3'
  currency: string
}

const KINDS = ['freight', 'insurance', 'duty', 'vat', 'other'] as const

/** A draft, made or rewritten. */
export default function EditPurchasePage() {
  const id = useParams()['id']
  const { t } = useTranslation('admin')
  const query = useQuery({ ...purchaseQuery(Number(id)), enabled: id !== undefined })
  const suppliers = useQuery(allSuppliers)
  const { currency } = useShop()
  const error = query.error ?? suppliers.error
  if (error) {
    return (
      <Page title={t('buying.newPurchase')}>
        <Failure error={error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  if (!suppliers.data || !currency || (id !== undefined && !query.data)) return <Page title="…">{null}</Page>
  return <Form purchase={query.data ?? null} suppliers={suppliers.data.items} home={currency} />
}

type Props = {
  purchase: Purchase | null
  suppliers: { id: number; name: string; currency: string; archived: boolean }[]
  home: string
}

function Form({ purchase, suppliers, home }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const text = useProblemText()
  const wanted = purchase ? String(purchase.supplier_id) : params.get('supplier')
  const [supplier, setSupplier] = useState<string | null>(wanted)
  const [currency, setCurrency] = useState(
    purchase?.currency ?? suppliers.find(({ id }) => String(id) === wanted)?.currency ?? home,
  )
  const [rate, setRate] = useState<number | string>(
    purchase && purchase.currency !== home ? Number(purchase.exchange_rate) : '',
  )
  const [reference, setReference] = useState(purchase?.reference ?? '')
  const [notes, setNotes] = useState(purchase?.notes ?? '')
  const [expected, setExpected] = useState(purchase?.expected_on ?? '')
  const [lines, setLines] = useState<Line[]>(
    purchase?.lines.map((line) => ({
      key: String(line.id),
      item_id: line.item_id,
      variant_id: line.variant_id,
      name: line.name,
      sku: line.sku,
      quantity: line.quantity,
      unit_price: line.unit_price,
    })) ?? [],
  )
  const [bills, setBills] = useState<Bill[]>(
    purchase?.charges.map((charge, place) => ({
      key: `was-${place}`,
      kind: charge.kind,
      value: charge.rate ?? charge.amount ?? '',
      rate: charge.rate !== null,
      per: charge.per,
      currency: charge.currency,
    })) ?? [],
  )
  const back = purchase
    ? { to: `/purchases/${purchase.id}`, label: purchase.number }
    : { to: '/purchases', label: t('buying.purchases') }
  const save = useMutation({
    mutationFn: () => {
      const body = {
        supplier_id: Number(supplier),
        currency,
        exchange_rate: currency === home || rate === '' ? null : String(rate),
        reference,
        notes,
        expected_on: expected || null,
        lines: lines.map((line) => ({
          item_id: line.item_id,
          variant_id: line.variant_id,
          quantity: Number(line.quantity),
          unit_price: line.unit_price === '' ? null : line.unit_price,
        })),
        charges: bills
          .filter(({ value }) => value !== '')
          .map((bill) => ({
            kind: bill.kind,
            recoverable: false,
            ...(bill.rate
              ? { rate: bill.value, per: 'order' as const }
              : { amount: bill.value, per: bill.per, currency: bill.currency }),
          })),
      }
      return unwrap(
        purchase
          ? api.PUT('/api/v1/purchases/{purchase_id}', {
              params: { path: { purchase_id: purchase.id } },
              body,
              headers: { 'If-Match': `"${purchase.version}"` },
            })
          : api.POST('/api/v1/purchases', { body: { ...body, status: 'draft' as const } }),
      )
    },
    onSuccess: async (saved) => {
      showDone(t('buying.saved'))
      await client.invalidateQueries({ queryKey: ['purchases'] })
      await navigate(`/purchases/${saved.id}`)
    },
  })
  const add = (line: Omit<Line, 'key'>) => setLines([...lines, { ...line, key: crypto.randomUUID() }])
  const changeLine = (key: string, change: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...change } : line)))
  const changeBill = (key: string, change: Partial<Bill>) =>
    setBills(bills.map((bill) => (bill.key === key ? { ...bill, ...change } : bill)))
  const ready = supplier !== null && lines.length > 0 && lines.every(({ quantity }) => Number(quantity) > 0)
  return (
    <Page title={purchase ? t('buying.editPurchase') : t('buying.newPurchase')} back={back} width={980}>
      <Section>
        <Stack>
          <Group grow preventGrowOverflow={false} align="flex-start">
            <Select
              label={t('buying.supplier')}
              searchable
              withAsterisk
              miw={220}
              data={suppliers
                .filter(({ archived }) => !archived)
                .map(({ id, name }) => ({ value: String(id), label: name }))}
              value={supplier}
              onChange={(value) => {
                setSupplier(value)
                const chosen = suppliers.find(({ id }) => String(id) === value)
                if (chosen && lines.length === 0) setCurrency(chosen.currency)
              }}
            />
            <CurrencySelect
              label={t('buying.currency')}
              value={currency}
              onChange={(value) => setCurrency(value ?? home)}
            />
            {currency !== home && (
              <NumberInput
                label={t('buying.rateOf', { currency, shop: home })}
                description={t('buying.rateHint')}
                min={0}
                decimalScale={10}
                hideControls
                allowedDecimalSeparators={['.', ',']}
                value={rate}
                onChange={setRate}
              />
            )}
          </Group>
          <Group grow preventGrowOverflow={false}>
            <TextInput
              label={t('buying.reference')}
              value={reference}
              onChange={(event) => setReference(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('buying.expected')}
              value={expected}
              onChange={(event) => setExpected(event.currentTarget.value)}
            />
          </Group>
        </Stack>
      </Section>
      <Section title={t('buying.lines')}>
        <Stack>
          <Group grow preventGrowOverflow={false}>
            {supplier && (
              <OfferPicker
                supplierId={Number(supplier)}
                onPick={(offer) =>
                  add({
                    item_id: offer.id,
                    variant_id: offer.variant_id ?? 0,
                    name: offer.product ?? offer.name,
                    sku: offer.variant_sku ?? offer.sku,
                    quantity: offer.min_order_quantity,
                    unit_price: offer.currency === currency ? offer.price : '',
                  })
                }
              />
            )}
            <VariantPicker
              label={t('buying.addOwn')}
              onPick={({ id, name, sku }) =>
                add({ item_id: null, variant_id: id, name, sku, quantity: 1, unit_price: '' })
              }
            />
          </Group>
          {lines.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('buying.noLines')}
            </Text>
          )}
          {lines.map((line) => (
            <Group key={line.key} wrap="wrap" align="flex-end" justify="space-between">
              <div style={{ flex: '1 1 200px', minWidth: 0 }}>
                <Text size="sm" fw={550} truncate>
                  {line.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {line.sku}
                </Text>
              </div>
              <NumberInput
                label={t('buying.quantity')}
                min={1}
                allowDecimal={false}
                w={110}
                value={line.quantity}
                onChange={(quantity) => changeLine(line.key, { quantity })}
              />
              <MoneyInput
                label={t('buying.price')}
                currency={currency}
                w={130}
                value={line.unit_price}
                onChange={(unit_price) => changeLine(line.key, { unit_price })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                mb={4}
                aria-label={t('buying.removeLine', { name: line.sku })}
                onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      </Section>
      <Section title={t('buying.charges')} hint={t('buying.chargesHint')}>
        <Stack>
          {bills.map((bill) => (
            <Group key={bill.key} align="flex-end" wrap="wrap">
              <Select
                label={t('buying.what')}
                w={150}
                allowDeselect={false}
                data={KINDS.map((kind) => ({ value: kind, label: t(`buying.part.${kind}`) }))}
                value={bill.kind}
                onChange={(value) => {
                  const kind = KINDS.find((one) => one === value) ?? 'other'
                  changeBill(bill.key, { kind, rate: kind === 'duty' || kind === 'vat' })
                }}
              />
              <Select
                label={t('buying.how')}
                w={150}
                allowDeselect={false}
                data={[
                  { value: 'rate', label: t('buying.inPercent') },
                  { value: 'order', label: t('buying.inAll') },
                  { value: 'kg', label: `/ ${t('buying.unit.kg')}` },
                  { value: 'm3', label: `/ ${t('buying.unit.m3')}` },
                ]}
                value={bill.rate ? 'rate' : bill.per}
                onChange={(value) =>
                  changeBill(bill.key, {
                    rate: value === 'rate',
                    per: value === 'kg' || value === 'm3' ? value : 'order',
                  })
                }
              />
              {bill.rate ? (
                <NumberInput
                  label={t('buying.inPercent')}
                  w={120}
                  min={0}
                  decimalScale={4}
                  hideControls
                  suffix=" %"
                  value={bill.value}
                  onChange={(value) => changeBill(bill.key, { value: String(value) })}
                />
              ) : (
                <>
                  <MoneyInput
                    label={t('buying.amount')}
                    w={130}
                    currency={bill.currency}
                    value={bill.value}
                    onChange={(value) => changeBill(bill.key, { value })}
                  />
                  <Select
                    label={t('buying.currency')}
                    w={100}
                    allowDeselect={false}
                    data={[...new Set([home, currency, bill.currency])]}
                    value={bill.currency}
                    onChange={(value) => changeBill(bill.key, { currency: value ?? home })}
                  />
                </>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                mb={4}
                aria-label={t('buying.removeLine', { name: t(`buying.part.${bill.kind}`) })}
                onClick={() => setBills(bills.filter(({ key }) => key !== bill.key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            variant="default"
            size="xs"
            w="fit-content"
            leftSection={<IconPlus size={14} />}
            onClick={() =>
              setBills([
                ...bills,
                { key: crypto.randomUUID(), kind: 'freight', value: '', rate: false, per: 'order', currency: home },
              ])
            }
          >
            {t('buying.addCharge')}
          </Button>
          <Textarea
            label={t('buying.notes')}
            autosize
            minRows={2}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
          />
          <FormError>{save.error ? text(save.error) : null}</FormError>
          <Group>
            <Button disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>
              {t('ui:action.save')}
            </Button>
          </Group>
        </Stack>
      </Section>
    </Page>
  )
}
