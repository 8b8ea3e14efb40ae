import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { type Key, type Purchase, type Return, returnsQuery } from '@/api/purchases'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { useSaid } from '@/ui/said'
import { StatusBadge } from '@/ui/StatusBadge'

import { ReturnForm } from './ReturnForm'

/** What goes back of an order, stage by stage, and the way to ask for it. */
export function OrderReturns({ order, by }: { order: Purchase; by: Key }) {
  const { t } = useTranslation('shop')
  const [isOpen, { open, close }] = useDisclosure(false)
  const { data: returns } = useQuery(returnsQuery(by))
  if (order.kind !== 'sale' || !returns) return null
  const asked = new Map<number, number>()
  for (const { status, lines } of returns) {
    if (status === 'rejected' || status === 'cancelled') continue
    for (const { order_line_id, quantity } of lines)
      asked.set(order_line_id, (asked.get(order_line_id) ?? 0) + quantity)
  }
  const open_ = (order.items ?? [])
    .map((line) => ({ ...line, left: (line.fulfilled ?? 0) - (asked.get(line.id) ?? 0) }))
    .filter(({ left }) => left > 0)
  if (!returns.length && !open_.length) return null
  return (
    <Section
      title={t('returns.title')}
      actions={
        open_.length > 0 && (
          <Button size="xs" variant="default" onClick={open}>
            {t('returns.ask')}
          </Button>
        )
      }
    >
      {returns.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('returns.none')}
        </Text>
      ) : (
        <Stack gap="md">
          {returns.map((one) => (
            <OneReturn key={one.id} found={one} by={by} />
          ))}
        </Stack>
      )}
      {isOpen && <ReturnForm lines={open_} by={by} onClose={close} />}
    </Section>
  )
}

const STAGES = ['requested', 'approved', 'received', 'refunded'] as const

function OneReturn({ found, by }: { found: Return; by: Key }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const client = useQueryClient()
  const confirm = useConfirm()
  const notice = useProblemNotice()
  const said = useSaid()
  const cancel = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/returns/{return_id}/cancel', {
          params: { path: { return_id: found.id }, header: by.token ? { 'X-Order-Token': by.token } : {} },
        }),
      ),
    onError: notice,
    onSettled: () => client.invalidateQueries({ queryKey: ['orders'] }),
  })
  const stage = STAGES.findIndex((one) => one === found.status)
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {found.number}
          </Text>
          <StatusBadge status={found.status} label={t(`returns.status.${found.status}`)} />
        </Group>
        {found.may_become.includes('cancelled') && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={cancel.isPending}
            onClick={() =>
              confirm({
                title: t('returns.cancelAsk', { number: found.number }),
                confirm: t('returns.cancel'),
                onConfirm: () => cancel.mutate(),
              })
            }
          >
            {t('returns.cancel')}
          </Button>
        )}
      </Group>
      <Text size="sm">{found.lines.map(({ name, quantity }) => `${name} × ${quantity}`).join(', ')}</Text>
      <Text size="xs" c="dimmed">
        {[day(found.created_at, language), found.reason].filter(Boolean).join(' · ')}
      </Text>
      {stage >= 0 && (
        <Text size="xs" c="dimmed" mt={2}>
          {t('returns.stage', { now: stage + 1, of: STAGES.length })}
          {found.status === 'approved' ? ` ${t('returns.sendThem')}` : ''}
        </Text>
      )}
      {found.answer && (
        <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line' }}>
          {said.reason(found.answer)}
        </Text>
      )}
      {found.exchange_number && (
        <Text size="sm" mt={4}>
          {t('returns.sentInstead')} {/* A guest has another token for that order, in the mail that told of it. */}
          {by.token ? (
            found.exchange_number
          ) : (
            <Anchor component={Link} to={`/order/${found.exchange_number}`} size="sm">
              {found.exchange_number}
            </Anchor>
          )}
        </Text>
      )}
      {Number(found.refund) > 0 && (
        <Text size="sm" mt={4} fw={550}>
          {t('returns.refunded', { amount: money(found.refund, found.currency, language) })}
        </Text>
      )}
    </div>
  )
}
