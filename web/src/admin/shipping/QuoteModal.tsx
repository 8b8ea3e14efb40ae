import { Button, Group, NumberInput, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useShop } from '@/api/shop'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

/** What a buyer at some address would be offered. */
export function QuoteModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const text = useProblemText()
  const { currency } = useShop()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: { country: '', region: '', postcode: '', weight_g: '' as string | number, amount: '' },
    validate: { country: (value) => (value.trim() ? null : t('ui:form.required')) },
  })
  const look = useMutation({
    mutationFn: (values: typeof form.values) =>
      unwrap(
        api.GET('/api/v1/shipping/quote', {
          params: {
            query: {
              country: values.country,
              region: values.region,
              postcode: values.postcode,
              weight_g: values.weight_g === '' ? 0 : Number(values.weight_g),
              amount: values.amount || '0',
              language,
            },
          },
        }),
      ),
    onSuccess: () => setProblem(null),
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} title={t('shipping.try')}>
      <form onSubmit={form.onSubmit((values) => look.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <TextInput
            label={t('taxes.country')}
            description={t('shipping.countryHint')}
            withAsterisk
            data-autofocus
            {...form.getInputProps('country')}
          />
          <SimpleGrid cols={2}>
            <TextInput label={t('shipping.region')} {...form.getInputProps('region')} />
            <TextInput label={t('shipping.postcode')} {...form.getInputProps('postcode')} />
            <NumberInput
              label={t('products.weight')}
              min={0}
              allowDecimal={false}
              hideControls
              {...form.getInputProps('weight_g')}
            />
            <MoneyInput label={t('shipping.goods')} currency={currency} {...form.getInputProps('amount')} />
          </SimpleGrid>
          {look.data &&
            (look.data.items.length === 0 ? (
              <Text role="status">{t('shipping.noQuotes')}</Text>
            ) : (
              <Table aria-label={t('nav.shippingMethods')} role="status">
                <Table.Tbody>
                  {look.data.items.map((quote) => (
                    <Table.Tr key={quote.method_id}>
                      <Table.Td>{quote.name}</Table.Td>
                      <Table.Td ta="end">{money(quote.amount, quote.currency, language)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.close')}
            </Button>
            <Button type="submit" loading={look.isPending}>
              {t('shipping.look')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
