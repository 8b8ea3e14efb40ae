import { ActionIcon, Button, Fieldset, Group, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { randomId } from '@mantine/hooks'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Product, Variant } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { optionsOf } from '@/lib/variants'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

type Props = { product: Product; variant: Variant | null; onClose: () => void }

export function VariantModal({ product, variant, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const names = optionsOf(product.variants).map(({ name }) => name)
  const own = Object.entries(variant?.options ?? {})
  const known = names.filter((name) => !own.some(([each]) => each === name)).map((name): [string, string] => [name, ''])
  const show = (value: string | number | null | undefined) =>
    value === null || value === undefined ? '' : String(value)
  const form = useForm({
    initialValues: {
      sku: variant?.sku ?? '',
      barcode: variant?.barcode ?? '',
      price: show(variant?.price ?? product.price),
      cost: show(variant?.cost),
      weight_g: show(variant?.weight_g),
      length_mm: show(variant?.length_mm),
      width_mm: show(variant?.width_mm),
      height_mm: show(variant?.height_mm),
      options: [...own, ...known, ...(own.length + known.length === 0 ? [['', ''] as [string, string]] : [])].map(
        ([name, value]) => ({
          key: randomId(),
          name,
          value,
        }),
      ),
    },
  })
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const number = (field: string) => (field === '' ? null : Number(field))
      const body = {
        barcode: values.barcode || null,
        price: values.price === '' ? null : values.price,
        cost: values.cost === '' ? null : values.cost,
        weight_g: number(values.weight_g),
        length_mm: number(values.length_mm),
        width_mm: number(values.width_mm),
        height_mm: number(values.height_mm),
        options: Object.fromEntries(
          values.options
            .filter(({ name, value }) => name.trim() && value.trim())
            .map(({ name, value }) => [name.trim(), value.trim()]),
        ),
        ...(values.sku ? { sku: values.sku } : {}),
      }
      const path = { product_id: product.id }
      return variant
        ? unwrap(
            api.PUT('/api/v1/products/{product_id}/variants/{variant_id}', {
              params: { path: { ...path, variant_id: variant.id } },
              body,
            }),
          )
        : unwrap(api.POST('/api/v1/products/{product_id}/variants', { params: { path }, body }))
    },
    onSuccess: async () => {
      showDone(t('products.variantSaved'))
      await client.invalidateQueries({ queryKey: ['products'] })
      onClose()
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} title={variant ? t('products.editVariant') : t('products.newVariant')} size="lg">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <Fieldset legend={t('products.options')}>
            <Stack gap="xs">
              {form.values.options.map((option, position) => (
                <Group key={option.key} gap={6} wrap="nowrap">
                  <TextInput
                    flex={1}
                    aria-label={t('products.option')}
                    placeholder={t('products.option')}
                    {...form.getInputProps(`options.${position}.name`)}
                  />
                  <TextInput
                    flex={1}
                    aria-label={t('products.optionValue')}
                    placeholder={t('products.optionValue')}
                    data-autofocus={position === 0 || undefined}
                    {...form.getInputProps(`options.${position}.value`)}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('products.removeOption', { name: option.name })}
                    onClick={() => form.removeListItem('options', position)}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              ))}
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size={14} />}
                style={{ alignSelf: 'flex-start' }}
                onClick={() => form.insertListItem('options', { key: randomId(), name: '', value: '' })}
              >
                {t('products.addOption')}
              </Button>
            </Stack>
          </Fieldset>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <MoneyInput label={t('products.price')} currency={product.currency} {...form.getInputProps('price')} />
            <MoneyInput label={t('products.cost')} currency={product.currency} {...form.getInputProps('cost')} />
            <TextInput label={t('products.sku')} placeholder={t('products.skuHint')} {...form.getInputProps('sku')} />
            <TextInput label={t('products.barcode')} inputMode="numeric" {...form.getInputProps('barcode')} />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 2, xs: 4 }}>
            {(['weight_g', 'length_mm', 'width_mm', 'height_mm'] as const).map((field) => (
              <NumberInput
                key={field}
                label={t(`products.${field.split('_')[0] as 'weight'}`)}
                min={0}
                allowDecimal={false}
                hideControls
                {...form.getInputProps(field)}
              />
            ))}
          </SimpleGrid>
          <Group justify="flex-end">
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
