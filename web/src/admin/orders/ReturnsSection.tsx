import { Anchor, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'

import { type Return, returnableLines, returnsQuery } from '@/api/aftersales'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { Order } from '@/api/orders'
import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useKey } from '@/lib/key'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { Section } from '@/ui/Page'
import { useProblemText } from '@/ui/problems'
import { StatusBadge } from '@/ui/StatusBadge'

import { chosenLines, UnitsTable } from './UnitsTable'

/** Goods of an order that come back. */
export function ReturnsSection({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('orders:write')
  const [asking, setAsking] = useState(false)
  const { data = [] } = useQuery(returnsQuery(order.number))
  const open = returnableLines(order, data)
  if (data.length === 0 && open.length === 0) return null
  return (
    <Section
      title={t('nav.returns')}
      actions={
        mayWrite &&
        open.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t('returns.new')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {data.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('returns.noneOfOrder')}
          </Text>
        )}
        {data.map((one) => (
          <Group key={one.id} justify="space-between" wrap="nowrap" align="flex-start">
            <div style={{ minWidth: 0 }}>
              <Anchor component={Link} to={`/returns/${one.id}`} size="sm" fw={550}>
                {one.number}
              </Anchor>
              <Text size="xs" c="dimmed">
                {[day(one.created_at, language), one.reason].filter(Boolean).join(' · ')}
              </Text>
            </div>
            <StatusBadge status={one.status} label={t(`returns.state.${one.status}`)} />
          </Group>
        ))}
      </Stack>
      {asking && <NewReturn order={order} returns={data} onClose={() => setAsking(false)} />}
    </Section>
  )
}

function NewReturn({ order, returns, onClose }: { order: Order; returns: Return[]; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const key = useKey()
  const lines = returnableLines(order, returns)
  const [units, setUnits] = useState<Record<number, number>>({})
  const [reason, setReason] = useState('')
  const [comment, setComment] = useState('')
  const chosen = chosenLines(units)
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/orders/{number}/returns', {
          params: { path: { number: order.number } },
          headers: { 'Idempotency-Key': key },
          body: { lines: chosen, reason, comment },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['sales'] })
      void navigate(`/returns/${id}`)
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('returns.new')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack>
          <FormError>{send.error ? text(send.error) : null}</FormError>
          <UnitsTable label={t('returns.what')} lines={lines} units={units} onChange={setUnits} />
          <TextInput
            label={t('stock.reason')}
            maxLength={255}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Textarea
            label={t('returns.comment')}
            autosize
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={chosen.length === 0}>
              {t('returns.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
