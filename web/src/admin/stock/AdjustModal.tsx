import { Autocomplete, Button, Group, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Level } from '@/api/stock'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

type Mode = 'set' | 'add' | 'take'

/** Changes how many are on hand, and asks why. */
export function AdjustModal({ level, onClose }: { level: Level; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: { mode: 'set' as Mode, quantity: level.on_hand as number | string, reason: '' },
    validate: {
      quantity: (value, { mode }) => {
        if (value === '') return t('ui:form.required')
        const after = resultOf(mode, Number(value), level)
        return after < level.reserved ? t('stock.reservedKeeps', { count: level.reserved }) : null
      },
    },
  })
  const { mode, quantity } = form.values
  const after = quantity === '' ? level.on_hand : resultOf(mode, Number(quantity), level)
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const params = { path: { inventory_id: level.id } }
      const units = Number(values.quantity)
      if (values.mode !== 'set') {
        return unwrap(
          api.POST('/api/v1/inventory/{inventory_id}/adjust', {
            params,
            body: { by: values.mode === 'add' ? units : -units, reason: values.reason },
          }),
        )
      }
      // A count was made looking at these figures: if somebody sold one meanwhile, it is to be looked at again.
      return unwrap(
        api.PUT('/api/v1/inventory/{inventory_id}', {
          params,
          body: { quantity: units - level.reserved, change_reason: values.reason },
          headers: { 'If-Match': `"${level.version}"` },
        }),
      )
    },
    onSuccess: async () => {
      showDone(t('stock.adjusted'))
      onClose()
      await Promise.all([
        client.invalidateQueries({ queryKey: ['inventory'] }),
        client.invalidateQueries({ queryKey: ['products'] }),
        client.invalidateQueries({ queryKey: ['audit'] }),
      ])
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} title={t('stock.adjustOf', { name: level.product_name })}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <Text size="sm" c="dimmed">
            {level.sku} · {level.location}
          </Text>
          <FormError>{problem}</FormError>
          <SegmentedControl
            fullWidth
            aria-label={t('stock.how')}
            value={mode}
            onChange={(next) => form.setValues({ mode: next, quantity: next === 'set' ? level.on_hand : '' })}
            data={[
              { value: 'set', label: t('stock.setTo') },
              { value: 'add', label: t('stock.addTo') },
              { value: 'take', label: t('stock.takeFrom') },
            ]}
          />
          <NumberInput
            label={mode === 'set' ? t('stock.newQuantity') : t('stock.amount')}
            min={mode === 'set' ? 0 : 1}
            allowDecimal={false}
            allowNegative={false}
            data-autofocus
            {...form.getInputProps('quantity')}
          />
          <Autocomplete
            label={t('stock.reason')}
            description={t('stock.reasonHint')}
            maxLength={255}
            data={(['count', 'received', 'damaged', 'lost', 'returned', 'other'] as const).map((key) =>
              t(`stock.reasons.${key}`),
            )}
            {...form.getInputProps('reason')}
          />
          <Group justify="space-between">
            <Text size="sm" className="num" role="status">
              {t('stock.onHand')}:{' '}
              {t('stock.result', { before: count(level.on_hand, language), after: count(after, language) })}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('ui:action.cancel')}
              </Button>
              <Button type="submit" loading={save.isPending} disabled={after === level.on_hand}>
                {t('ui:action.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function resultOf(mode: Mode, units: number, level: Level): number {
  return mode === 'set' ? units : mode === 'add' ? level.on_hand + units : level.on_hand - units
}
