import { Autocomplete, Button, Group, NumberInput, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Product } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { allLocations } from '@/api/stock'
import { variantName } from '@/lib/variants'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

/** Begins to keep a variant at a location. */
export function NewLevelModal({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const { data: locations } = useQuery(allLocations)
  const [problem, setProblem] = useState<string | null>(null)
  const variants = product.variants.filter(({ archived }) => !archived)
  const form = useForm({
    initialValues: {
      variant_id: String(variants[0]?.id ?? ''),
      location: locations?.items[0]?.name ?? '',
      quantity: 0 as number | string,
      low_stock_threshold: 0 as number | string,
    },
  })
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      unwrap(
        api.POST('/api/v1/inventory', {
          body: {
            product_id: product.id,
            variant_id: Number(values.variant_id),
            location: values.location || null,
            quantity: Number(values.quantity),
            low_stock_threshold: Number(values.low_stock_threshold),
            change_reason: t('products.initialStock'),
          },
        }),
      ),
    onSuccess: async () => {
      onClose()
      await Promise.all([
        client.invalidateQueries({ queryKey: ['inventory'] }),
        client.invalidateQueries({ queryKey: ['products'] }),
      ])
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} title={t('stock.keepHere')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          {variants.length > 1 && (
            <Select
              label={t('products.variant')}
              allowDeselect={false}
              data={variants.map(({ id, options, sku }) => ({ value: String(id), label: variantName(options, sku) }))}
              {...form.getInputProps('variant_id')}
            />
          )}
          <Autocomplete
            label={t('stock.location')}
            description={t('stock.locationHint')}
            data={locations?.items.map(({ name }) => name) ?? []}
            {...form.getInputProps('location')}
          />
          <NumberInput
            label={t('products.initialStock')}
            min={0}
            allowDecimal={false}
            data-autofocus
            {...form.getInputProps('quantity')}
          />
          <NumberInput
            label={t('stock.changeThreshold')}
            description={t('stock.thresholdHint')}
            min={0}
            allowDecimal={false}
            {...form.getInputProps('low_stock_threshold')}
          />
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
