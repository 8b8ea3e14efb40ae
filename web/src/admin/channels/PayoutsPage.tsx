import { Anchor, Button, Group, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import {
  channelQuery,
  LOOK_AGAIN,
  type Payout,
  type PayoutLineKind,
  PAYOUT_STATES,
  type PayoutState,
  type PayoutTotals,
  payoutTotalsQuery,
} from '@/api/channels'
import { api, request, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { count, day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { saveBlob } from '@/lib/download'
import { DataTable, Sub } from '@/ui/DataTable'
import { DayFilter } from '@/ui/DayFilter'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Stat } from '@/ui/Stat'
import { Empty, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { PayoutModal } from './PayoutModal'
import { PAYOUT_TONE } from './words'

/** What a channel's finance reports paid for each order, beside what was expected. */
export default function PayoutsPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const notice = useProblemNotice()
  const maySee = useMay('reports:read')
  const currency = useShop().currency ?? ''
  const list = useListState('-day', ['state', 'from', 'to'])
  const [opened, setOpened] = useState<number | null>(null)
  const { data: channel, error } = useQuery(channelQuery(id))
  const days = { start_date: list.filters.from ?? null, end_date: list.filters.to ?? null }
  const { data: totals } = useQuery({ ...payoutTotalsQuery(id, days), enabled: maySee })
  const query = useQuery({
    queryKey: ['channels', 'payouts', id, list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{channel_id}/settlement', {
          params: {
            path: { channel_id: id },
            query: {
              ...days,
              q: list.q,
              sort: list.sort as '-day',
              cursor: list.cursor ?? null,
              state: list.filters.state ? [list.filters.state as PayoutState] : [],
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  })
  const download = useMutation({
    mutationFn: async () => {
      const asked = new URLSearchParams(Object.entries(days).filter((pair): pair is [string, string] => !!pair[1]))
      const answer = await request(`/api/v1/channels/${id}/settlement/export?${asked.toString()}`)
      saveBlob(await answer.blob(), `payouts-${channel?.code ?? id}.csv`)
    },
    onError: notice,
  })
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  const amount = (value: string | null) => (value === null ? '—' : money(value, currency, language))
  return (
    <Page
      title={t('channels.payouts')}
      hint={t('channels.payoutsHint')}
      back={{ to: `/channels/${id}`, label: channel?.name ?? '…' }}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {t('channels.payoutLines')}
        </Button>
      }
    >
      <Strip totals={totals} />
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('channels.findPayout')} />
          <FilterSelect
            list={list}
            name="state"
            label={t('channels.stands')}
            data={PAYOUT_STATES.map((value) => ({ value, label: t(`channels.payoutState.${value}`) }))}
          />
          <DayFilter list={list} name="from" label={t('channels.payoutFrom')} />
          <DayFilter list={list} name="to" label={t('channels.payoutTo')} />
        </Toolbar>
        <DataTable<Payout>
          label={t('channels.payouts')}
          query={query}
          list={list}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'order',
              title: t('channels.payoutOrder'),
              render: (row) => (
                <>
                  <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setOpened(row.id)}>
                    {row.external_id}
                  </Anchor>
                  <Sub>
                    {row.order_number ? (
                      <Anchor component={Link} to={`/orders/${row.order_number}`} size="xs" c="dimmed">
                        {row.order_number}
                      </Anchor>
                    ) : (
                      row.state !== 'theirs' && t('channels.notInBook')
                    )}
                  </Sub>
                  <Sub narrow>
                    {t(`channels.payoutState.${row.state}`)} · {day(row.day, language)}
                  </Sub>
                </>
              ),
            },
            {
              key: 'day',
              title: t('channels.payoutDay'),
              sort: 'day',
              wide: true,
              render: (row) => day(row.day, language),
            },
            {
              key: 'total',
              title: t('channels.payoutTotal'),
              align: 'end',
              wide: 'md',
              render: (row) => amount(row.total),
            },
            {
              key: 'expected',
              title: t('channels.payoutExpected'),
              align: 'end',
              wide: true,
              render: (row) => amount(row.expected),
            },
            {
              key: 'paid',
              title: t('channels.payoutPaid'),
              sort: 'paid',
              align: 'end',
              render: (row) => (
                <>
                  <Text size="sm" span className="num">
                    {row.lines === 0 ? '—' : amount(row.paid)}
                  </Text>
                  <Sub narrow>{t('channels.payoutOf', { amount: amount(row.expected) })}</Sub>
                </>
              ),
            },
            {
              key: 'difference',
              title: t('channels.payoutDifference'),
              sort: 'difference',
              align: 'end',
              render: (row) =>
                row.reason === '' ? (
                  <Text size="sm" c="dimmed" span>
                    —
                  </Text>
                ) : (
                  <>
                    <Text
                      size="sm"
                      span
                      className="num"
                      fw={row.state === 'differs' ? 650 : 400}
                      c={row.state === 'differs' ? 'var(--mantine-color-error)' : 'dimmed'}
                    >
                      {amount(row.difference)}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {t(`channels.lineKind.${row.reason}`)}
                    </Text>
                  </>
                ),
            },
            {
              key: 'state',
              title: t('channels.stands'),
              wide: true,
              render: (row) => (
                <>
                  <StatusBadge status={PAYOUT_TONE[row.state]} label={t(`channels.payoutState.${row.state}`)} />
                  {row.note && <Sub>{row.note}</Sub>}
                </>
              ),
            },
          ]}
          empty={<Empty title={t('channels.noPayouts')} hint={t('channels.noPayoutsHint')} />}
        />
      </Section>
      {opened !== null && <PayoutModal channel={id} id={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

/** What all of it comes to, and how many orders want a person. */
function Strip({ totals }: { totals: PayoutTotals | undefined }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  if (!totals) {
    return (
      <Section>
        <Skeleton h={56} />
      </Section>
    )
  }
  const { currency, states, general } = totals
  const amount = (value: string | number) => money(value, currency, language)
  const ofAll = (name: 'sold' | 'refunded' | 'commission' | 'charges') =>
    Object.values(states).reduce((sum, one) => sum + Number(one[name]), 0)
  const own = Object.entries(general).map(([kind, sum]) => ({ kind: kind as PayoutLineKind, sum: Number(sum) }))
  const orders = (name: PayoutState) => t('channels.ordersCount', { count: states[name]?.orders ?? 0 })
  return (
    <Section>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="lg">
        <Stat
          label={t('channels.payoutSum')}
          value={amount(totals.paid)}
          hint={t('channels.linesCount', { count: totals.lines })}
        />
        <Stat label={t('channels.payoutSold')} value={amount(ofAll('sold') + ofAll('refunded'))} />
        <Stat
          label={t('channels.payoutFees')}
          value={amount(ofAll('commission') + ofAll('charges'))}
          hint={t('channels.payoutCommission', { amount: amount(ofAll('commission')) })}
        />
        <Stat
          label={t('channels.payoutGeneral')}
          value={amount(own.reduce((sum, one) => sum + one.sum, 0))}
          hint={own.map((one) => `${t(`channels.lineKind.${one.kind}`)} ${amount(one.sum)}`).join(' · ')}
        />
        <Stat
          label={t('channels.payoutState.differs')}
          value={amount(states.differs?.difference ?? 0)}
          hint={orders('differs')}
          tone={(states.differs?.orders ?? 0) > 0 ? 'bad' : undefined}
        />
        <Stat
          label={t('channels.payoutState.missing')}
          value={count(states.missing?.orders ?? 0, language)}
          hint={t('channels.waitingCount', { count: states.waiting?.orders ?? 0 })}
          tone={(states.missing?.orders ?? 0) > 0 ? 'bad' : undefined}
        />
      </SimpleGrid>
      {totals.foreign > 0 && (
        <Group mt="sm">
          <Text size="xs" c="dimmed">
            {t('channels.foreignLines', { count: totals.foreign })}
          </Text>
        </Group>
      )}
    </Section>
  )
}
