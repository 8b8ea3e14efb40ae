import '@mantine/dates/styles.layer.css'

import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  Grid,
  Group,
  NumberInput,
  Select,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { DateTimePicker } from '@mantine/dates'
import { useForm } from '@mantine/form'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import type { Product } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { orderFacets, type Status, STATUSES } from '@/api/orders'
import { useShop } from '@/api/shop'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { variantName } from '@/lib/variants'
import { Empty } from '@/ui/states'
import { FormError } from '@/ui/FormError'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

import { CustomerPicker } from '../customers/CustomerPicker'
import { ProductPicker } from '../products/ProductPicker'

type Line = {
  variant_id: number
  name: string
  sku: string
  quantity: number | string
  unit_price: string
  discount: string
}

const lineTotal = ({ quantity, unit_price, discount }: Line) =>
  Number(quantity) * Number(unit_price) - Number(discount || 0)

/** A sale made elsewhere, written down. */
export default function NewOrderPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const text = useProblemText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { currency } = useShop()
  const { data: platforms } = useQuery(orderFacets('platform'))
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: {
      order_number: '',
      order_date: null as string | null,
      customer_id: null as number | null,
      platform: 'store',
      status: 'paid' as Status,
      notes: '',
      move_stock: true,
      items: [] as Line[],
    },
    validate: {
      items: { quantity: (value: number | string) => (Number(value) >= 1 ? null : t('ui:form.required')) },
    },
  })
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      unwrap(
        api.POST('/api/v1/sales', {
          body: {
            order_number: values.order_number || null,
            order_date: values.order_date ? new Date(values.order_date).toISOString() : null,
            customer_id: values.customer_id,
            platform: values.platform || 'store',
            status: values.status,
            notes: values.notes,
            move_stock: values.move_stock,
            items: values.items.map(({ variant_id, quantity, unit_price, discount }) => ({
              variant_id,
              quantity: Number(quantity),
              unit_price,
              discount: discount || '0',
            })),
          },
        }),
      ),
    onSuccess: async (order) => {
      showDone(t('orders.recorded'))
      await Promise.all(['sales', 'inventory', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      void navigate(`/orders/${order.id}`, { replace: true })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const add = (product: Product) => {
    const variants = product.variants.filter(({ archived }) => !archived)
    const used = new Set(form.values.items.map(({ variant_id }) => variant_id))
    // The first choice that is not on the order yet; the others are picked in the line.
    const variant = variants.find(({ id }) => !used.has(id)) ?? variants[0]
    if (!variant) return
    const options = variantName(variant.options)
    form.insertListItem('items', {
      variant_id: variant.id,
      name: options ? `${product.name}, ${options}` : product.name,
      sku: variant.sku,
      quantity: 1,
      unit_price: variant.price,
      discount: '',
    } satisfies Line)
  }
  const total = form.values.items.reduce((sum, line) => sum + lineTotal(line), 0)
  return (
    <Page
      title={t('orders.new')}
      hint={t('orders.newHint')}
      back={{ to: '/orders', label: t('orders.title') }}
      width={1080}
    >
      <form
        onSubmit={form.onSubmit((values) => {
          if (values.items.length === 0) setProblem(t('orders.noLines'))
          else save.mutate(values)
        })}
        noValidate
      >
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Section title={t('orders.lines')}>
              <Stack>
                <FormError>{problem}</FormError>
                <ProductPicker label={t('orders.findProduct')} onPick={add} />
                {form.values.items.length === 0 ? (
                  <Empty compact title={t('orders.noLines')} />
                ) : (
                  <Table.ScrollContainer minWidth={520}>
                    <Table aria-label={t('orders.lines')} horizontalSpacing="xs">
                      <Table.Thead>
                        <Table.Tr>
                          <Table.Th>{t('orders.product')}</Table.Th>
                          <Table.Th w={84}>{t('orders.quantity')}</Table.Th>
                          <Table.Th w={120}>{t('orders.unitPrice')}</Table.Th>
                          <Table.Th w={110}>{t('orders.discount')}</Table.Th>
                          <Table.Th ta="end">{t('orders.lineTotal')}</Table.Th>
                          <Table.Th w={40} aria-label={t('ui:list.actions')} />
                        </Table.Tr>
                      </Table.Thead>
                      <Table.Tbody>
                        {form.values.items.map((line, position) => (
                          <Table.Tr key={position}>
                            <Table.Td>
                              <Text size="sm" fw={550}>
                                {line.name}
                              </Text>
                              <Text size="xs" c="dimmed">
                                {line.sku}
                              </Text>
                            </Table.Td>
                            <Table.Td>
                              <NumberInput
                                aria-label={`${t('orders.quantity')}: ${line.name}`}
                                min={1}
                                allowDecimal={false}
                                hideControls
                                {...form.getInputProps(`items.${position}.quantity`)}
                              />
                            </Table.Td>
                            <Table.Td>
                              <MoneyInput
                                aria-label={`${t('orders.unitPrice')}: ${line.name}`}
                                currency={currency}
                                {...form.getInputProps(`items.${position}.unit_price`)}
                              />
                            </Table.Td>
                            <Table.Td>
                              <MoneyInput
                                aria-label={`${t('orders.discount')}: ${line.name}`}
                                currency={currency}
                                {...form.getInputProps(`items.${position}.discount`)}
                              />
                            </Table.Td>
                            <Table.Td ta="end">
                              {currency ? money(lineTotal(line), currency, language) : lineTotal(line)}
                            </Table.Td>
                            <Table.Td>
                              <ActionIcon
                                variant="subtle"
                                color="gray"
                                aria-label={t('orders.removeLine', { number: position + 1 })}
                                onClick={() => form.removeListItem('items', position)}
                              >
                                <IconX size={16} />
                              </ActionIcon>
                            </Table.Td>
                          </Table.Tr>
                        ))}
                      </Table.Tbody>
                    </Table>
                  </Table.ScrollContainer>
                )}
                <Group justify="flex-end" gap="xl">
                  <Text fw={600}>{t('orders.grandTotal')}</Text>
                  <Text fw={650} fz="lg" className="num" role="status">
                    {currency ? money(total, currency, language) : total}
                  </Text>
                </Group>
              </Stack>
            </Section>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Section title={t('orders.details')}>
              <Stack>
                <CustomerPicker
                  label={t('orders.customer')}
                  placeholder={t('orders.findCustomer')}
                  value={form.values.customer_id}
                  onChange={(id) => form.setFieldValue('customer_id', id)}
                />
                <Autocomplete
                  label={t('orders.platform')}
                  data={[...new Set(['store', ...(platforms ?? [])])]}
                  {...form.getInputProps('platform')}
                />
                <Select
                  label={t('orders.status')}
                  allowDeselect={false}
                  data={STATUSES.filter((status) => status !== 'returned').map((value) => ({
                    value,
                    label: t(`orders.state.${value}`),
                  }))}
                  {...form.getInputProps('status')}
                />
                <DateTimePicker
                  label={t('orders.date')}
                  clearable
                  maxDate={new Date()}
                  {...form.getInputProps('order_date')}
                />
                <TextInput
                  label={t('orders.number')}
                  description={t('orders.numberHint')}
                  {...form.getInputProps('order_number')}
                />
                <Textarea label={t('orders.notes')} autosize minRows={2} {...form.getInputProps('notes')} />
                <Checkbox
                  label={t('orders.stock')}
                  description={t('orders.stockNote')}
                  {...form.getInputProps('move_stock', { type: 'checkbox' })}
                />
                <Button type="submit" loading={save.isPending}>
                  {t('orders.record')}
                </Button>
              </Stack>
            </Section>
          </Grid.Col>
        </Grid>
      </form>
    </Page>
  )
}
