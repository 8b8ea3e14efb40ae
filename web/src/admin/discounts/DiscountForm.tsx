import {
  Button,
  Checkbox,
  Grid,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core'
import { isNotEmpty, useForm, type UseFormReturnType } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { categoryTree } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { allGroups } from '@/api/customers'
import { type Discount, KINDS } from '@/api/discounts'
import { useMay } from '@/api/me'
import { useShop } from '@/api/shop'
import { categoryOptions } from '@/lib/categories'
import { FormError } from '@/ui/FormError'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { putProblemOnForm, useProblemText } from '@/ui/problems'
import { UnsavedGuard } from '@/ui/UnsavedGuard'

import { MomentInput } from '../parts/MomentInput'
import { ProductsField } from '../parts/ProductsField'
import { KindFields } from './KindFields'
import { bodyOf, type Values, valuesOf } from './values'

export type DiscountFormOf = UseFormReturnType<Values>

type Props = { discount: Discount | null; onSaved: (discount: Discount) => void }

/** What a discount gives, for what and to whom, when and how often. */
export function DiscountForm({ discount, onSaved }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const readOnly = !useMay('discounts:write')
  const { currency: own } = useShop()
  const [problem, setProblem] = useState<string | null>(null)
  const { data: tree } = useQuery(categoryTree)
  const { data: groups } = useQuery({ ...allGroups, enabled: useMay('customers:read') })
  const form = useForm<Values>({
    initialValues: valuesOf(discount),
    validate: {
      name: isNotEmpty(t('ui:form.required')),
      percent: (value, { kind }) => (kind === 'percentage' && value === '' ? t('ui:form.required') : null),
      amount: (value, { kind }) => (kind === 'amount' && value === '' ? t('ui:form.required') : null),
      gift_variant_id: (value, { kind }) => (kind === 'gift' && value === null ? t('ui:form.required') : null),
      code: (value, { automatic }) => (!discount && !automatic && !value.trim() ? t('ui:form.required') : null),
    },
  })
  const save = useMutation({
    mutationFn: (values: Values) => {
      const body = bodyOf(values)
      return discount
        ? unwrap(
            api.PUT('/api/v1/discounts/{discount_id}', {
              params: { path: { discount_id: discount.id } },
              headers: { 'If-Match': `"${discount.version}"` },
              body,
            }),
          )
        : unwrap(
            api.POST('/api/v1/discounts', {
              body: { ...body, kind: values.kind, codes: values.automatic ? [] : [values.code] },
            }),
          )
    },
    onSuccess: async (saved) => {
      setProblem(null)
      form.resetDirty()
      showDone(discount ? t('ui:form.saved') : t('discounts.created'))
      await client.invalidateQueries({ queryKey: ['discounts'] })
      onSaved(saved)
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const currency = form.values.currency ?? own
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <UnsavedGuard dirty={form.isDirty() && !save.isPending && !save.isSuccess} />
      <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Stack gap="lg">
              <Section title={t('discounts.gives')}>
                <Stack>
                  <FormError>{problem}</FormError>
                  <TextInput
                    label={t('discounts.name')}
                    description={t('discounts.nameHint')}
                    withAsterisk
                    {...form.getInputProps('name')}
                  />
                  <Select
                    label={t('discounts.kind')}
                    data={KINDS.map((value) => ({ value, label: t(`discounts.kinds.${value}`) }))}
                    allowDeselect={false}
                    disabled={discount !== null}
                    {...form.getInputProps('kind')}
                  />
                  <KindFields form={form} currency={currency} tree={tree ?? []} />
                </Stack>
              </Section>
              <Section title={t('discounts.conditions')} hint={t('discounts.conditionsHint')}>
                <Stack>
                  <SimpleGrid cols={{ base: 1, xs: 2 }}>
                    <MoneyInput
                      label={t('discounts.minAmount')}
                      currency={currency}
                      {...form.getInputProps('min_amount')}
                    />
                    <NumberInput
                      label={t('discounts.minQuantity')}
                      min={0}
                      allowDecimal={false}
                      hideControls
                      {...form.getInputProps('min_quantity')}
                    />
                  </SimpleGrid>
                  <ProductsField
                    label={t('discounts.products')}
                    hint={t('discounts.productsHint')}
                    value={form.values.product_ids}
                    onChange={(ids) => form.setFieldValue('product_ids', ids)}
                    error={form.errors['product_ids']}
                  />
                  <MultiSelect
                    label={t('discounts.categories')}
                    searchable
                    clearable
                    data={categoryOptions(tree ?? [])}
                    {...form.getInputProps('category_ids')}
                  />
                  <MultiSelect
                    label={t('discounts.groups')}
                    searchable
                    clearable
                    data={groups?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
                    {...form.getInputProps('group_ids')}
                  />
                  <Checkbox
                    label={t('discounts.firstOrder')}
                    {...form.getInputProps('first_order', { type: 'checkbox' })}
                  />
                </Stack>
              </Section>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Stack gap="lg">
              <Section title={t('discounts.how')}>
                <Stack>
                  <Select
                    aria-label={t('discounts.how')}
                    allowDeselect={false}
                    data={[
                      { value: 'code', label: t('discounts.byCode') },
                      { value: 'automatic', label: t('discounts.automatic') },
                    ]}
                    value={form.values.automatic ? 'automatic' : 'code'}
                    onChange={(next) => form.setFieldValue('automatic', next === 'automatic')}
                  />
                  {!discount && !form.values.automatic && (
                    <TextInput
                      label={t('discounts.code')}
                      description={t('discounts.codeHint')}
                      withAsterisk
                      {...form.getInputProps('code')}
                    />
                  )}
                  <Checkbox
                    label={t('discounts.combines')}
                    description={t('discounts.combinesHint')}
                    {...form.getInputProps('combines', { type: 'checkbox' })}
                  />
                  <Checkbox label={t('discounts.switchedOn')} {...form.getInputProps('active', { type: 'checkbox' })} />
                  <NumberInput
                    label={t('discounts.priority')}
                    description={t('discounts.priorityHint')}
                    allowDecimal={false}
                    {...form.getInputProps('priority')}
                  />
                </Stack>
              </Section>
              <Section title={t('discounts.window')}>
                <Stack>
                  <MomentInput label={t('discounts.startsAt')} {...form.getInputProps('starts_at')} />
                  <MomentInput label={t('discounts.endsAt')} {...form.getInputProps('ends_at')} />
                </Stack>
              </Section>
              <Section title={t('discounts.limits')}>
                <Stack>
                  <NumberInput
                    label={t('discounts.maxUses')}
                    description={t('discounts.limitHint')}
                    min={1}
                    allowDecimal={false}
                    hideControls
                    {...form.getInputProps('max_uses')}
                  />
                  <NumberInput
                    label={t('discounts.maxPerCustomer')}
                    min={1}
                    allowDecimal={false}
                    hideControls
                    {...form.getInputProps('max_per_customer')}
                  />
                </Stack>
              </Section>
            </Stack>
          </Grid.Col>
        </Grid>
      </fieldset>
      {!readOnly && (
        <Group justify="flex-end" mt="lg">
          <Button type="submit" loading={save.isPending}>
            {t('ui:action.save')}
          </Button>
        </Group>
      )}
    </form>
  )
}
