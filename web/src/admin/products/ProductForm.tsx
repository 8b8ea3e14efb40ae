import {
  ActionIcon,
  Button,
  Grid,
  Group,
  NumberInput,
  Paper,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { isNotEmpty, useForm, type UseFormReturnType } from '@mantine/form'
import { randomId } from '@mantine/hooks'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { allBrands, allSellers, categoryTree, type Product } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useShop } from '@/api/shop'
import { categoryOptions } from '@/lib/categories'
import { FormError } from '@/ui/FormError'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { putProblemOnForm, useProblemText } from '@/ui/problems'
import { UnsavedGuard } from '@/ui/UnsavedGuard'

import { type AttributeRow, bodyOf, changesOf, valuesOf } from './values'

type Values = ReturnType<typeof valuesOf>

type Props = {
  product: Product | null
  version: string | null
  onSaved: (product: Product) => void
  /** Pictures and variants, which are saved by themselves. */
  children?: ReactNode
}

/** What a product is called, costs and belongs to. */
export function ProductForm({ product, version, onSaved, children }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const readOnly = !useMay('catalog:write')
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: valuesOf(product),
    validate: {
      name: isNotEmpty(t('ui:form.required')),
      price: (value, { single }) => (single && value === '' ? t('ui:form.required') : null),
    },
  })
  const save = useMutation({
    mutationFn: (values: Values) => {
      if (!product) return unwrap(api.POST('/api/v1/products', { body: { ...bodyOf(values), variants: [] } }))
      return unwrap(
        api.PUT('/api/v1/products/{product_id}', {
          params: { path: { product_id: product.id } },
          body: changesOf(values, product),
          headers: version ? { 'If-Match': version } : {},
        }),
      )
    },
    onSuccess: async (saved) => {
      setProblem(null)
      form.resetDirty()
      showDone(product ? t('products.saved') : t('products.created'))
      await client.invalidateQueries({ queryKey: ['products'] })
      await client.invalidateQueries({ queryKey: ['audit'] })
      // The guard against unsaved changes looks at the form of the next render.
      setTimeout(() => onSaved(saved))
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const dirty = form.isDirty()

  return (
    <>
      <UnsavedGuard dirty={dirty && !save.isSuccess} />
      <Grid gap="lg" align="flex-start">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <form id="product" onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
              <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
                <Section title={t('products.details')}>
                  <Stack>
                    <FormError>{problem}</FormError>
                    <TextInput label={t('products.name')} withAsterisk {...form.getInputProps('name')} />
                    <Textarea
                      label={t('products.description')}
                      description={t('products.descriptionHint')}
                      autosize
                      minRows={4}
                      maxRows={16}
                      {...form.getInputProps('description')}
                    />
                    {form.values.single && <SingleVariant form={form} isNew={!product} />}
                  </Stack>
                </Section>
              </fieldset>
            </form>
            {children}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Organisation form={form} readOnly={readOnly} />
            <Attributes form={form} readOnly={readOnly} />
            <SearchEngines form={form} readOnly={readOnly} isNew={!product} />
          </Stack>
        </Grid.Col>
      </Grid>
      {!readOnly && (dirty || !product) && (
        <Paper
          withBorder
          shadow="md"
          p="sm"
          role="region"
          aria-label={t('ui:form.unsaved')}
          style={{ position: 'sticky', bottom: 16, zIndex: 5, marginTop: 16 }}
        >
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {product ? t('ui:form.unsaved') : t('products.new')}
            </Text>
            <Group gap="xs">
              {product && (
                <Button variant="default" onClick={() => form.reset()}>
                  {t('ui:action.cancel')}
                </Button>
              )}
              <Button type="submit" form="product" loading={save.isPending}>
                {product ? t('ui:action.save') : t('ui:action.create')}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </>
  )
}

type Part = { form: UseFormReturnType<Values>; readOnly?: boolean; isNew?: boolean }

/** A product with one variant has its figures here; with several each has its own below. */
function SingleVariant({ form, isNew = false }: Part) {
  const { t } = useTranslation('admin')
  const { currency } = useShop()
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, xs: 6 }}>
        <MoneyInput label={t('products.price')} withAsterisk currency={currency} {...form.getInputProps('price')} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, xs: 6 }}>
        <MoneyInput label={t('products.cost')} currency={currency} {...form.getInputProps('cost')} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, xs: 6 }}>
        <TextInput
          label={t('products.sku')}
          {...(isNew ? { placeholder: t('products.skuHint') } : {})}
          {...form.getInputProps('sku')}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, xs: 6 }}>
        <TextInput label={t('products.barcode')} inputMode="numeric" {...form.getInputProps('barcode')} />
      </Grid.Col>
      {(['weight_g', 'length_mm', 'width_mm', 'height_mm'] as const).map((field) => (
        <Grid.Col key={field} span={{ base: 6, sm: 3 }}>
          <NumberInput
            label={t(`products.${field.split('_')[0] as 'weight'}`)}
            min={0}
            allowDecimal={false}
            hideControls
            {...form.getInputProps(field)}
          />
        </Grid.Col>
      ))}
    </Grid>
  )
}

function Organisation({ form, readOnly = false }: Part) {
  const { t } = useTranslation('admin')
  const { data: tree } = useQuery(categoryTree)
  const { data: brands } = useQuery(allBrands)
  const { data: sellers } = useQuery(allSellers)
  const named = (items: { id: number; name: string }[] | undefined) =>
    items?.map(({ id, name }) => ({ value: String(id), label: name })) ?? []
  return (
    <Section title={t('products.organisation')}>
      <Stack>
        <Select
          label={t('products.status')}
          disabled={readOnly}
          allowDeselect={false}
          data={(['draft', 'active', 'archived'] as const).map((value) => ({
            value,
            label: t(`products.state.${value}`),
          }))}
          {...form.getInputProps('status')}
        />
        <Select
          label={t('products.category')}
          disabled={readOnly}
          searchable
          clearable
          placeholder={t('products.noCategory')}
          data={categoryOptions(tree ?? [])}
          {...form.getInputProps('category_id')}
        />
        <Select
          label={t('products.brand')}
          disabled={readOnly}
          searchable
          clearable
          data={named(brands?.items)}
          {...form.getInputProps('brand_id')}
        />
        <Select
          label={t('products.seller')}
          disabled={readOnly}
          searchable
          clearable
          data={named(sellers?.items)}
          {...form.getInputProps('seller_id')}
        />
      </Stack>
    </Section>
  )
}

function Attributes({ form, readOnly = false }: Part) {
  const { t } = useTranslation('admin')
  const rows: AttributeRow[] = form.values.attributes
  return (
    <Section title={t('products.attributes')}>
      <Stack gap="xs">
        {rows.map((row, position) => (
          <Group key={row.key} gap={6} wrap="nowrap" align="flex-start">
            <TextInput
              flex={1}
              aria-label={t('products.attribute')}
              placeholder={t('products.attribute')}
              disabled={readOnly}
              {...form.getInputProps(`attributes.${position}.name`)}
            />
            <TextInput
              flex={1}
              aria-label={`${t('products.value')}: ${row.name}`}
              placeholder={t('products.value')}
              disabled={readOnly}
              {...form.getInputProps(`attributes.${position}.value`)}
            />
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                mt={4}
                aria-label={t('products.removeAttribute', { name: row.name })}
                onClick={() => form.removeListItem('attributes', position)}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => form.insertListItem('attributes', { key: randomId(), name: '', value: '', original: '' })}
          >
            {t('products.addAttribute')}
          </Button>
        )}
      </Stack>
    </Section>
  )
}

function SearchEngines({ form, readOnly = false, isNew = false }: Part) {
  const { t } = useTranslation('admin')
  return (
    <Section title={t('products.seo')}>
      <Stack>
        {!isNew && (
          <TextInput
            label={t('products.slug')}
            leftSection="/p/"
            leftSectionWidth={36}
            disabled={readOnly}
            {...form.getInputProps('slug')}
          />
        )}
        <TextInput label={t('products.seoTitle')} disabled={readOnly} {...form.getInputProps('seo_title')} />
        <Textarea
          label={t('products.seoDescription')}
          autosize
          minRows={2}
          disabled={readOnly}
          {...form.getInputProps('seo_description')}
        />
        <TextInput
          label={t('products.seoKeywords')}
          description={t('products.seoKeywordsHint')}
          disabled={readOnly}
          {...form.getInputProps('seo_keywords')}
        />
      </Stack>
    </Section>
  )
}
