import { Anchor, Grid, Skeleton, Stack, Table, Text, Timeline } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { type Return, returnQuery } from '@/api/aftersales'
import { isProblem } from '@/api/problem'
import { count, moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { useSaid } from '@/ui/said'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { Fact } from '../parts/Fact'
import { ReturnActions } from './ReturnActions'

/** One return, stage by stage. */
export default function ReturnPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const said = useSaid()
  const { data: found, error, refetch } = useQuery(returnQuery(id))
  const back = { to: '/returns', label: t('nav.returns') }
  if (isProblem(error, 'not-found')) return <NotFound home="/returns" />
  if (!found) {
    return (
      <Page title={error ? t('nav.returns') : '…'} back={back} width={1080}>
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Section>
            <Skeleton h={160} />
          </Section>
        )}
      </Page>
    )
  }
  return (
    <Page
      title={found.number}
      badge={<StatusBadge status={found.status} label={t(`returns.state.${found.status}`)} />}
      hint={moment(found.created_at, language)}
      back={back}
      width={1080}
      actions={<ReturnActions found={found} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Stages found={found} />
            <Section title={t('returns.what')} flush>
              <Table aria-label={t('returns.what')}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('orders.product')}</Table.Th>
                    <Table.Th ta="end">{t('orders.quantity')}</Table.Th>
                    <Table.Th ta="end">{t('returns.arrived')}</Table.Th>
                    <Table.Th ta="end">{t('returns.restocked')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.lines.map((line) => (
                    <Table.Tr key={line.id}>
                      <Table.Td>
                        {line.name}
                        <Sub>{line.sku}</Sub>
                      </Table.Td>
                      <Table.Td ta="end">{count(line.quantity, language)}</Table.Td>
                      <Table.Td ta="end">{count(line.received, language)}</Table.Td>
                      <Table.Td ta="end">{count(line.restocked, language)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Section title={t('orders.details')}>
            <Stack gap="xs">
              <Fact label={t('discounts.order')}>
                <Anchor component={Link} to={`/orders/${found.order_id}`} size="sm">
                  {found.order_number}
                </Anchor>
              </Fact>
              {found.exchange_id !== null && (
                <Fact label={t('returns.exchangedFor')}>
                  <Anchor component={Link} to={`/orders/${found.exchange_id}`} size="sm">
                    {found.exchange_number}
                  </Anchor>
                </Fact>
              )}
              <Fact label={t('stock.reason')}>{found.reason || '—'}</Fact>
              {Number(found.refund) > 0 && (
                <Fact label={t('payments.refunded')}>{money(found.refund, found.currency, language)}</Fact>
              )}
              <Words title={t('returns.comment')} text={found.comment} />
              <Words title={t('returns.answer')} text={said.reason(found.answer)} />
            </Stack>
          </Section>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  if (!text) return null
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
    </div>
  )
}

function Stages({ found }: { found: Return }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  if (found.status === 'rejected' || found.status === 'cancelled') return null
  const stage = { requested: 0, approved: 1, received: 2, refunded: 3, exchanged: 3, closed: 3 }[found.status]
  const last = found.status === 'exchanged' || found.status === 'closed' ? found.status : 'refunded'
  const stages = [
    { name: 'requested', at: found.created_at },
    { name: 'approved', at: found.approved_at },
    { name: 'received', at: found.received_at },
    { name: last, at: found.ended_at },
  ] as const
  return (
    <Section title={t('returns.stages')}>
      <Timeline active={stage} bulletSize={12} lineWidth={2}>
        {stages.map(({ name, at }) => (
          <Timeline.Item
            key={name}
            title={
              <Text fw={550} c={at ? undefined : 'dimmed'}>
                {t(`returns.state.${name}`)}
              </Text>
            }
          >
            <Text size="xs" c="dimmed">
              {at ? moment(at, language) : t('returns.notYet')}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  )
}
