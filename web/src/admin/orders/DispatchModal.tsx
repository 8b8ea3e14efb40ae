import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { openLines } from '@/api/aftersales'
import { api, unwrap } from '@/api/client'
import type { Order } from '@/api/orders'
import { isProblem } from '@/api/problem'
import { allLocations } from '@/api/stock'
import { useKey } from '@/lib/key'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

import { allUnits, chosenLines, UnitsTable } from './UnitsTable'

type Props = { order: Order; onSaved: () => void; onClose: () => void }

/** Sends goods of an order: which, from where, and how they can be followed. */
export function DispatchModal({ order, onSaved, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const key = useKey()
  const lines = openLines(order)
  const [problem, setProblem] = useState<string | null>(null)
  const { data: locations } = useQuery(allLocations)
  const form = useForm({
    initialValues: {
      units: allUnits(lines),
      location_id: null as string | null,
      carrier: '',
      tracking_number: '',
      tracking_url: '',
      note: '',
    },
  })
  const send = useMutation({
    mutationFn: ({ units, location_id, ...parcel }: typeof form.values) =>
      unwrap(
        api.POST('/api/v1/orders/{number}/shipments', {
          params: { path: { number: order.number } },
          headers: { 'Idempotency-Key': key },
          body: {
            ...parcel,
            lines: chosenLines(units),
            location_id: location_id ? Number(location_id) : null,
          },
        }),
      ),
    onSuccess: () => {
      showDone(t('orders.dispatched'))
      onSaved()
      onClose()
    },
    onError: (error) => {
      const fields = isProblem(error) ? error.fields : []
      form.setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      const shown = fields.every(({ field }) =>
        ['carrier', 'tracking_number', 'tracking_url', 'location_id'].includes(field),
      )
      setProblem(fields.length > 0 && shown ? null : fields.map(({ message }) => message).join('; ') || text(error))
    },
  })
  const chosen = chosenLines(form.values.units)
  return (
    <Modal opened onClose={onClose} title={t('orders.dispatch')} size="lg">
      <form onSubmit={form.onSubmit((values) => send.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <UnitsTable
            label={t('orders.whatIsSent')}
            lines={lines}
            units={form.values.units}
            onChange={(units) => form.setFieldValue('units', units)}
          />
          <Select
            label={t('shipping.from')}
            description={t('orders.fromHint')}
            clearable
            placeholder={t('orders.whereverItLies')}
            data={
              locations?.items
                .filter(({ active }) => active)
                .map(({ id, name }) => ({ value: String(id), label: name })) ?? []
            }
            {...form.getInputProps('location_id')}
          />
          <Group grow align="flex-start">
            <TextInput label={t('shipping.tracking')} {...form.getInputProps('tracking_number')} />
            <TextInput
              label={t('shipping.carrier')}
              placeholder={order.shipping_method}
              {...form.getInputProps('carrier')}
            />
          </Group>
          <TextInput
            label={t('shipping.trackingUrlOne')}
            placeholder="https://"
            {...form.getInputProps('tracking_url')}
          />
          <Textarea label={t('cards.note')} autosize {...form.getInputProps('note')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={chosen.length === 0}>
              {t('orders.dispatch')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
