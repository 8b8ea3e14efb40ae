import { Alert, Button, Divider, Group, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { payoutQuery } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useShop } from '@/api/shop'
import { day, moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { Fact } from '../parts/Fact'
import { PAYOUT_TONE } from './words'

/** One order, line by line, as reports told of it; a difference is agreed to here. */
export function PayoutModal({ channel, id, onClose }: { channel: number; id: number; onClose: () => void }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const currency = useShop().currency ?? ''
  const mayAgree = useMay('expenses:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [note, setNote] = useState('')
  const { data: found, error, refetch } = useQuery(payoutQuery(channel, id))
  const params = { path: { channel_id: channel, settlement_id: id } }
  const url = '/api/v1/channels/{channel_id}/settlement/{settlement_id}/agree'
  const answer = useMutation({
    mutationFn: (agreed: boolean) =>
      unwrap(agreed ? api.POST(url, { params, body: { note } }) : api.DELETE(url, { params })),
    onSuccess: async (made) => {
      showDone(t(made.state === 'agreed' ? 'channels.wasAgreed' : 'channels.wasReopened'))
      await client.invalidateQueries({ queryKey: ['channels'] })
    },
    onError: notice,
  })
  const amount = (value: string | null, of = currency) => (value === null ? '—' : money(value, of, language))
  return (
    <Modal opened onClose={onClose} size="lg" title={t('channels.payoutOne', { number: found?.external_id ?? '…' })}>
      {error && !found && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !found && <Skeleton h={160} />}
      {found && (
        <Stack gap="sm">
          <Group>
            <StatusBadge status={PAYOUT_TONE[found.state]} label={t(`channels.payoutState.${found.state}`)} />
            <Text size="sm" c="dimmed">
              {found.order_number ?? (found.state !== 'theirs' && t('channels.notInBook'))}
            </Text>
          </Group>
          <Text size="sm">{t(`channels.payoutMeans.${found.state}`)}</Text>
          {found.items.length === 0 ? (
            <Empty compact title={t('channels.noLines')} />
          ) : (
            <Stack gap={6} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {found.items.map((line) => (
                <li key={line.id}>
                  <Group justify="space-between" wrap="nowrap" align="flex-start">
                    <div style={{ minWidth: 0 }}>
                      <Text size="sm">
                        {t(`channels.lineKind.${line.kind}`)}
                        {line.quantity > 1 ? ` × ${line.quantity}` : ''}
                      </Text>
                      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                        {[day(line.day, language), line.name, t('channels.report', { number: line.report_id || '—' })]
                          .filter(Boolean)
                          .join(' · ')}
                      </Text>
                    </div>
                    <Text size="sm" className="num" style={{ whiteSpace: 'nowrap' }}>
                      {amount(line.amount, line.currency)}
                    </Text>
                  </Group>
                </li>
              ))}
            </Stack>
          )}
          <Divider />
          <Fact label={t('channels.payoutTotal')}>{amount(found.total)}</Fact>
          <Fact label={t('channels.payoutExpected')}>{amount(found.expected)}</Fact>
          <Fact label={t('channels.payoutPaid')}>
            <Text size="sm" fw={650} span className="num">
              {amount(found.paid)}
            </Text>
          </Fact>
          {found.reason !== '' && (
            <Fact label={`${t('channels.payoutDifference')} · ${t(`channels.lineKind.${found.reason}`)}`}>
              <Text size="sm" fw={650} span className="num">
                {amount(found.difference)}
              </Text>
            </Fact>
          )}
          {found.state === 'agreed' && found.agreed_at && (
            <Alert variant="light" color="gray">
              {t('channels.agreedBy', { who: found.agreed_by, when: moment(found.agreed_at, language) })}
              {found.note && <Text size="sm">{found.note}</Text>}
            </Alert>
          )}
          {mayAgree && found.state === 'differs' && (
            <Textarea
              label={t('channels.agreeNote')}
              maxLength={500}
              autosize
              minRows={1}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          {mayAgree && (found.state === 'differs' || found.state === 'agreed') && (
            <Group justify="flex-end">
              <Button
                variant={found.state === 'differs' ? 'filled' : 'default'}
                loading={answer.isPending}
                onClick={() => answer.mutate(found.state === 'differs')}
              >
                {t(found.state === 'differs' ? 'channels.agree' : 'channels.reopen')}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Modal>
  )
}
