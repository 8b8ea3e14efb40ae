import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useShop } from '@/api/shop'
import type { Method, Zone } from '@/api/shipping'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

import { bodyOf, hasTable, METHOD_KINDS, type Values, valuesOf } from './values'

type Props = { method: Method | null; zones: Zone[]; onSaved: () => void; onClose: () => void }

/** A way to deliver: where to, for how much, and how long it takes. */
export function MethodModal({ method, zones, onSaved, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const { currency = 'RUB' } = useShop()
  const [problem, setProblem] = useState<string | null>(null)
  const required = isNotEmpty(t('ui:form.required'))
  const form = useForm<Values>({
    initialValues: valuesOf(method, currency),
    validate: { name: required, code: required, zone_id: required },
  })
  const save = useMutation({
    mutationFn: (values: Values) => {
      const body = bodyOf(values)
      return method
        ? unwrap(
            api.PUT('/api/v1/shipping/methods/{method_id}', {
              params: { path: { method_id: method.id } },
              headers: { 'If-Match': `"${method.version}"` },
              body,
            }),
          )
        : unwrap(api.POST('/api/v1/shipping/methods', { body }))
    },
    onSuccess: () => {
      showDone(t('ui:form.saved'))
      onSaved()
      onClose()
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const { kind } = form.values
  const whole = { min: 0, allowDecimal: false, hideControls: true } as const
  return (
    <Modal opened onClose={onClose} title={method ? t('shipping.editMethod') : t('shipping.newMethod')} size="lg">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t('catalog.name')} withAsterisk data-autofocus {...form.getInputProps('name')} />
            <TextInput label={t('shipping.nameRu')} {...form.getInputProps('name_ru')} />
            <TextInput
              label={t('shipping.code')}
              description={t('shipping.codeHint')}
              withAsterisk
              {...form.getInputProps('code')}
            />
            <Select
              label={t('shipping.zone')}
              description={t('shipping.zoneHint')}
              withAsterisk
              allowDeselect={false}
              data={zones.map(({ id, name }) => ({ value: String(id), label: name }))}
              {...form.getInputProps('zone_id')}
            />
            <Select
              label={t('shipping.kind')}
              allowDeselect={false}
              data={METHOD_KINDS.map((value) => ({ value, label: t(`shipping.kinds.${value}`) }))}
              {...form.getInputProps('kind')}
            />
            <TextInput label={t('shipping.carrier')} {...form.getInputProps('carrier')} />
            {!hasTable(kind) && (
              <MoneyInput
                label={t('shipping.price')}
                currency={form.values.currency}
                {...form.getInputProps('amount')}
              />
            )}
            <MoneyInput
              label={t('shipping.freeOver')}
              withAsterisk={kind === 'free_over'}
              currency={form.values.currency}
              {...form.getInputProps('free_over')}
            />
          </SimpleGrid>
          {hasTable(kind) && (
            <Fieldset legend={t('shipping.table')}>
              <Stack gap="xs">
                {form.values.rates.map((_, position) => (
                  <Group key={position} gap={6} wrap="nowrap" align="flex-start">
                    {kind === 'amount' ? (
                      <MoneyInput
                        flex={1}
                        aria-label={t('shipping.upToAmount')}
                        placeholder={t('shipping.upToAmount')}
                        currency={form.values.currency}
                        {...form.getInputProps(`rates.${position}.up_to`)}
                      />
                    ) : (
                      <NumberInput
                        flex={1}
                        aria-label={t('shipping.upToGrams')}
                        placeholder={t('shipping.upToGrams')}
                        {...whole}
                        {...form.getInputProps(`rates.${position}.up_to`)}
                      />
                    )}
                    {kind === 'carrier' && (
                      <>
                        <TextInput
                          w={70}
                          aria-label={t('taxes.country')}
                          placeholder={t('taxes.country')}
                          {...form.getInputProps(`rates.${position}.country`)}
                        />
                        <TextInput
                          w={90}
                          aria-label={t('shipping.postcode')}
                          placeholder={t('shipping.postcode')}
                          {...form.getInputProps(`rates.${position}.postcode`)}
                        />
                      </>
                    )}
                    <MoneyInput
                      flex={1}
                      aria-label={t('shipping.price')}
                      placeholder={t('shipping.price')}
                      currency={form.values.currency}
                      {...form.getInputProps(`rates.${position}.amount`)}
                    />
                    <ActionIcon
                      mt={6}
                      variant="subtle"
                      color="gray"
                      aria-label={t('shipping.removeRow', { number: position + 1 })}
                      onClick={() => form.removeListItem('rates', position)}
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
                  onClick={() => form.insertListItem('rates', { up_to: '', amount: '', country: '', postcode: '' })}
                >
                  {t('shipping.addRow')}
                </Button>
              </Stack>
            </Fieldset>
          )}
          {kind === 'pickup' && (
            <Textarea label={t('shipping.pickupAddress')} autosize {...form.getInputProps('pickup_address')} />
          )}
          <SimpleGrid cols={{ base: 2, xs: 4 }}>
            <NumberInput label={t('shipping.daysMin')} {...whole} {...form.getInputProps('days_min')} />
            <NumberInput label={t('shipping.daysMax')} {...whole} {...form.getInputProps('days_max')} />
            <NumberInput label={t('shipping.weightLimit')} {...whole} {...form.getInputProps('weight_limit_g')} />
            <NumberInput label={t('discounts.priority')} {...whole} {...form.getInputProps('position')} />
          </SimpleGrid>
          <TextInput
            label={t('shipping.trackingUrl')}
            description={t('shipping.trackingUrlHint')}
            placeholder="https://track.example.com/{number}"
            {...form.getInputProps('tracking_url')}
          />
          <Checkbox label={t('shipping.offered')} {...form.getInputProps('active', { type: 'checkbox' })} />
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
