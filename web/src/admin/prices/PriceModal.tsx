import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Prices } from '@/api/pricing'
import { isProblem } from '@/api/problem'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

import { CurrencySelect } from '../parts/CurrencySelect'

type Props = {
  prices: Prices
  /** Empty: a currency that the variant has no price in yet. */
  currency: string
  onSaved: () => void
  onClose: () => void
}

/** A variant's price in one currency. */
export function PriceModal({ prices, currency, onSaved, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: {
      currency: currency || null,
      price: prices.prices.find((each) => each.currency === currency)?.price ?? '',
    },
    validate: {
      currency: (value: string | null) => (value ? null : t('ui:form.required')),
      price: (value: string) => (value === '' ? t('ui:form.required') : null),
    },
  })
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      unwrap(
        api.PUT('/api/v1/prices/{variant_id}', {
          params: { path: { variant_id: prices.variant_id } },
          headers: { 'If-Match': `"${prices.version}"` },
          body: { prices: { [values.currency ?? '']: values.price } },
        }),
      ),
    onSuccess: () => {
      showDone(t('ui:form.saved'))
      onSaved()
      onClose()
    },
    onError: (error) => {
      // The one price of the dialog is what the server names by its currency.
      if (isProblem(error) && error.fields.length > 0) {
        form.setFieldError('price', error.fields.map(({ message }) => message).join('; '))
      } else setProblem(text(error))
    },
  })
  return (
    <Modal opened onClose={onClose} title={currency ? `${t('prices.change')}: ${currency}` : t('prices.addCurrency')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          {!currency && (
            <CurrencySelect label={t('prices.currency')} withAsterisk {...form.getInputProps('currency')} />
          )}
          <MoneyInput
            label={t('prices.price')}
            currency={form.values.currency ?? undefined}
            withAsterisk
            data-autofocus={currency ? true : undefined}
            {...form.getInputProps('price')}
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
