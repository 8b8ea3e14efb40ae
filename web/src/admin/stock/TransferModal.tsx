import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { allLocations, type Level } from '@/api/stock'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

/** Moves units of a level to another location. */
export function TransferModal({ level, onClose }: { level: Level; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const { data: locations } = useQuery(allLocations)
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: { to: null as string | null, quantity: '' as number | string, reason: '' },
    validate: {
      to: isNotEmpty(t('ui:form.required')),
      quantity: (value) =>
        value === ''
          ? t('ui:form.required')
          : Number(value) > level.quantity
            ? t('stock.notEnough', { count: level.quantity })
            : null,
    },
  })
  const save = useMutation({
    mutationFn: ({ to, quantity, reason }: typeof form.values) =>
      unwrap(
        api.POST('/api/v1/inventory/transfers', {
          body: {
            variant_id: level.variant_id,
            from: level.location_id,
            to: Number(to),
            quantity: Number(quantity),
            reason,
          },
        }),
      ),
    onSuccess: async () => {
      showDone(t('stock.transferred'))
      onClose()
      await client.invalidateQueries({ queryKey: ['inventory'] })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const others = locations?.items.filter(({ id, active }) => id !== level.location_id && active) ?? []
  return (
    <Modal opened onClose={onClose} title={t('stock.transferTitle')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <div>
            <Text fw={550}>{level.product_name}</Text>
            <Text size="sm" c="dimmed">
              {level.sku} · {t('stock.from')}: {level.location} ({t('stock.available')}: {level.quantity})
            </Text>
          </div>
          <FormError>{problem}</FormError>
          <Select
            label={t('stock.to')}
            data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
            data-autofocus
            {...form.getInputProps('to')}
          />
          <NumberInput
            label={t('stock.amount')}
            min={1}
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps('quantity')}
          />
          <TextInput
            label={t('stock.reason')}
            description={t('stock.reasonHint')}
            maxLength={255}
            {...form.getInputProps('reason')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('stock.transfer')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
