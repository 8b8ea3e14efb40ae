import { Checkbox, Grid, NumberInput, Select, TextInput, Group, Button, Stack } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { allSuppliers, type Offer } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

import { CurrencySelect } from '../parts/CurrencySelect'
import { VariantField } from '../parts/VariantPicker'

type Props = { offer: Offer | null; supplierId?: number; onClose: () => void }

/** An offer, made or changed. */
export function OfferModal({ offer, supplierId, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const { data: suppliers } = useQuery(allSuppliers)
  const [problem, setProblem] = useState<string | null>(null)
  const first = suppliers?.items.find(({ id }) => id === supplierId)
  const form = useForm({
    initialValues: {
      supplier_id: offer ? String(offer.supplier_id) : supplierId ? String(supplierId) : null,
      name: offer?.name ?? '',
      sku: offer?.sku ?? '',
      price: offer?.price ?? '',
      currency: offer?.currency ?? first?.currency ?? null,
      min_order_quantity: (offer?.min_order_quantity ?? 1) as number | string,
      pack_size: (offer?.pack_size ?? 1) as number | string,
      lead_time_days: (offer?.lead_time_days ?? '') as number | string,
      hs_code: offer?.hs_code ?? '',
      duty_rate: (offer?.duty_rate ?? '') as number | string,
      weight_g: (offer?.weight_g ?? '') as number | string,
      volume_cm3: (offer?.volume_cm3 ?? '') as number | string,
      variant_id: offer?.variant_id ?? null,
      preferred: offer?.preferred ?? false,
    },
    validate: {
      supplier_id: isNotEmpty(t('ui:form.required')),
      name: isNotEmpty(t('ui:form.required')),
      sku: isNotEmpty(t('ui:form.required')),
      price: isNotEmpty(t('ui:form.required')),
    },
  })
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const whole = (value: number | string) => (value === '' ? null : Number(value))
      const body = {
        ...values,
        supplier_id: Number(values.supplier_id),
        currency: values.currency ?? first?.currency ?? 'RUB',
        min_order_quantity: whole(values.min_order_quantity) ?? 1,
        pack_size: whole(values.pack_size) ?? 1,
        lead_time_days: whole(values.lead_time_days),
        duty_rate: values.duty_rate === '' ? null : String(values.duty_rate),
        weight_g: whole(values.weight_g),
        volume_cm3: whole(values.volume_cm3),
      }
      return unwrap(
        offer
          ? api.PUT('/api/v1/supplier_catalog/{item_id}', {
              params: { path: { item_id: offer.id } },
              body,
              headers: { 'If-Match': `"${offer.version}"` },
            })
          : api.POST('/api/v1/supplier_catalog', { body: { ...body, notes: '' } }),
      )
    },
    onSuccess: async () => {
      showDone(t('buying.saved'))
      onClose()
      await Promise.all(['offers', 'suppliers'].map((key) => client.invalidateQueries({ queryKey: [key] })))
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const number = (
    name: 'min_order_quantity' | 'pack_size' | 'lead_time_days' | 'weight_g' | 'volume_cm3',
    label: string,
  ) => (
    <Grid.Col span={{ base: 6, sm: 4 }}>
      <NumberInput label={label} min={0} allowDecimal={false} hideControls {...form.getInputProps(name)} />
    </Grid.Col>
  )
  return (
    <Modal opened onClose={onClose} title={offer ? t('buying.editOffer') : t('buying.newOffer')} size="lg">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <Grid>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <Select
                label={t('buying.supplier')}
                searchable
                withAsterisk
                data={suppliers?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
                {...form.getInputProps('supplier_id')}
                onChange={(value: string | null) => {
                  form.setFieldValue('supplier_id', value)
                  const chosen = suppliers?.items.find(({ id }) => String(id) === value)
                  if (chosen && !offer) form.setFieldValue('currency', chosen.currency)
                }}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <TextInput label={t('buying.supplierSku')} withAsterisk {...form.getInputProps('sku')} />
            </Grid.Col>
            <Grid.Col span={12}>
              <TextInput label={t('buying.name')} withAsterisk {...form.getInputProps('name')} />
            </Grid.Col>
            <Grid.Col span={{ base: 6, sm: 4 }}>
              <MoneyInput
                label={t('buying.price')}
                withAsterisk
                currency={form.values.currency ?? undefined}
                {...form.getInputProps('price')}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 6, sm: 4 }}>
              <CurrencySelect label={t('buying.currency')} {...form.getInputProps('currency')} />
            </Grid.Col>
            {number('min_order_quantity', t('buying.least'))}
            {number('pack_size', t('buying.pack'))}
            {number('lead_time_days', t('buying.leadTimeDays'))}
            <Grid.Col span={{ base: 6, sm: 4 }}>
              <TextInput label={t('buying.hs')} inputMode="numeric" {...form.getInputProps('hs_code')} />
            </Grid.Col>
            <Grid.Col span={{ base: 6, sm: 4 }}>
              <NumberInput
                label={t('buying.part.duty')}
                min={0}
                decimalScale={4}
                allowedDecimalSeparators={['.', ',']}
                hideControls
                suffix=" %"
                {...form.getInputProps('duty_rate')}
              />
            </Grid.Col>
            {number('weight_g', t('buying.weight'))}
            {number('volume_cm3', t('buying.volume'))}
            <Grid.Col span={12}>
              <VariantField
                label={t('buying.ownHint')}
                value={form.values.variant_id}
                onChange={(id) => form.setFieldValue('variant_id', id)}
                error={form.errors['variant_id']}
              />
            </Grid.Col>
            <Grid.Col span={12}>
              <Checkbox
                label={t('buying.preferred')}
                description={t('buying.preferredHint')}
                {...form.getInputProps('preferred', { type: 'checkbox' })}
              />
            </Grid.Col>
          </Grid>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('ui:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
