import { Button, Group, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type Key, keyed } from '@/api/purchases'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

type Open = { id: number; name: string; left: number }
const REASONS = ['changed_mind', 'does_not_fit', 'defective', 'wrong', 'other'] as const

/** Which goods, how many, and why. */
export function ReturnForm({ lines, by, onClose }: { lines: Open[]; by: Key; onClose: () => void }) {
  const { t } = useTranslation(['shop', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const [units, setUnits] = useState<Record<number, number>>(
    lines.length === 1 && lines[0] ? { [lines[0].id]: lines[0].left } : {},
  )
  const [reason, setReason] = useState<string | null>(null)
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const wanted = lines
    .map(({ id }) => ({ line_id: id, quantity: units[id] ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
  const ask = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/orders/{number}/returns', {
          body: { lines: wanted, reason: reason ?? '', comment },
          params: keyed(by),
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['orders'] })
      showDone(t('returns.asked'))
      onClose()
    },
  })
  const problem = ask.error ? text(ask.error) : tried && !wanted.length ? t('returns.nothingChosen') : null
  return (
    <Modal opened onClose={onClose} title={t('returns.ask')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (wanted.length && reason && !ask.isPending) ask.mutate()
        }}
      >
        <Stack>
          <FormError>{problem}</FormError>
          {lines.map(({ id, name, left }) => (
            <Group key={id} wrap="nowrap" justify="space-between">
              <div>
                <Text size="sm">{name}</Text>
                <Text size="xs" c="dimmed">
                  {t('returns.upTo', { count: left })}
                </Text>
              </div>
              <NumberInput
                w={84}
                aria-label={t('cart.quantityOf', { name })}
                value={units[id] ?? 0}
                min={0}
                max={left}
                allowDecimal={false}
                clampBehavior="strict"
                onChange={(value) => setUnits({ ...units, [id]: Number(value) || 0 })}
              />
            </Group>
          ))}
          <Select
            label={t('returns.reason')}
            required
            value={reason}
            data={REASONS.map((one) => {
              const words = t(`returns.why.${one}`)
              return { value: words, label: words }
            })}
            error={tried && !reason ? t('ui:form.required') : null}
            onChange={setReason}
          />
          <Textarea
            label={t('returns.comment')}
            autosize
            minRows={2}
            maxLength={10_000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={ask.isPending}>
              {t('returns.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
