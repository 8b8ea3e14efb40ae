import { Anchor, Button, Grid, Group, Skeleton, Stack, Table, Text } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'

import { type Purchase, purchaseQuery } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { count, day, moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { DataTable, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure, NotFound } from '@/ui/states'

import { Fact } from '../parts/Fact'
import { PurchaseBadge } from './parts'
import { ReceiveModal } from './ReceiveModal'

/** One purchase: its lines with what they cost on the shelf, its charges, its deliveries. */
export default function PurchasePage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: purchase, error, refetch } = useQuery(purchaseQuery(id))
  const back = { to: '/purchases', label: t('buying.purchases') }
  if (isProblem(error, 'not-found')) return <NotFound home="/purchases" />
  if (error && !purchase) {
    return (
      <Page title={t('buying.purchases')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!purchase) {
    return (
      <Page title="…" back={back} width={1180}>
        <Section>
          <Skeleton h={160} />
        </Section>
      </Page>
    )
  }
  const home = purchase.shop_currency
  return (
    <Page
      title={purchase.number}
      hint={`${t('buying.created')} ${day(purchase.created_at, language)}`}
      badge={<PurchaseBadge status={purchase.status} late={purchase.late} />}
      back={back}
      width={1180}
      actions={<Steps purchase={purchase} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Lines purchase={purchase} />
            <Section title={t('buying.charges')} hint={t('buying.chargesHint')} flush>
              <DataTable
                label={t('buying.charges')}
                query={still(purchase.charges.map((charge, place) => ({ ...charge, place })))}
                pager={false}
                rowKey={({ place }) => place}
                columns={[
                  {
                    key: 'kind',
                    title: t('buying.what'),
                    render: (row) => (
                      <>
                        {t(`buying.part.${row.kind}`)}
                        {row.recoverable && <Sub>{t('buying.comesBack')}</Sub>}
                      </>
                    ),
                  },
                  {
                    key: 'how',
                    title: t('buying.how'),
                    render: (row) =>
                      row.rate === null
                        ? money(row.amount, row.currency, language) +
                          (row.per === 'order' ? '' : ` / ${t(`buying.unit.${row.per}`)}`)
                        : `${row.rate} %`,
                  },
                  {
                    key: 'spread',
                    title: t('buying.spread'),
                    wide: true,
                    render: (row) => (row.rate === null ? t(`buying.by.${row.spread}`) : '—'),
                  },
                  {
                    key: 'total',
                    title: t('buying.total'),
                    align: 'end',
                    render: (row) => money(row.total, home, language),
                  },
                ]}
                empty={<Empty compact title={t('buying.noCharges')} />}
              />
            </Section>
            <Section title={t('buying.receipts')} flush>
              <DataTable
                label={t('buying.receipts')}
                query={still(purchase.receipts)}
                pager={false}
                rowKey={({ id: key }) => key}
                columns={[
                  {
                    key: 'at',
                    title: t('buying.came'),
                    render: (row) => (
                      <>
                        {moment(row.at, language)}
                        <Sub>{[row.actor_name, row.note].filter(Boolean).join(' · ')}</Sub>
                      </>
                    ),
                  },
                  { key: 'place', title: t('buying.place'), wide: true, render: (row) => row.location ?? '—' },
                  {
                    key: 'what',
                    title: t('buying.units'),
                    align: 'end',
                    render: (row) => (
                      <Stack gap={0} align="flex-end">
                        {row.lines.map((line) => (
                          <Text key={line.line_id} size="sm" className="num">
                            {line.sku} × {count(line.quantity, language)} · {money(line.value, home, language)}
                          </Text>
                        ))}
                      </Stack>
                    ),
                  },
                ]}
                empty={<Empty compact title={t('buying.noReceipts')} />}
              />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Section title={t('buying.details')}>
            <Stack gap="xs">
              <Fact label={t('buying.supplier')}>
                <Anchor component={Link} to={`/suppliers/${purchase.supplier_id}`} size="sm">
                  {purchase.supplier}
                </Anchor>
              </Fact>
              <Fact label={t('buying.reference')}>{purchase.reference || '—'}</Fact>
              <Fact label={t('buying.ordered')}>{day(purchase.ordered_at, language)}</Fact>
              <Fact label={t('buying.expected')}>{day(purchase.expected_on, language)}</Fact>
              <Fact label={t('buying.receivedOn')}>{day(purchase.received_at, language)}</Fact>
              <Fact label={t('buying.place')}>{purchase.location ?? '—'}</Fact>
              <Fact label={t('buying.goods')}>{money(purchase.cost, purchase.currency, language)}</Fact>
              {purchase.currency !== home && (
                <Fact label={t('buying.rate')}>
                  1 {purchase.currency} = {purchase.exchange_rate} {home}
                </Fact>
              )}
              <Fact label={t('buying.landed')}>
                <b>{money(purchase.landed, home, language)}</b>
              </Fact>
              {purchase.notes && (
                <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
                  {purchase.notes}
                </Text>
              )}
            </Stack>
          </Section>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

/** What is here already, as a list that waits for nothing. */
export function still<Row>(items: Row[]) {
  return {
    data: { items, total: items.length },
    error: null,
    isPending: false,
    isPlaceholderData: false,
    refetch: () => Promise.resolve(),
  }
}

function Lines({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const home = purchase.shop_currency
  return (
    <Section title={t('buying.lines')} flush>
      <DataTable
        label={t('buying.lines')}
        query={still(purchase.lines)}
        pager={false}
        rowKey={({ id }) => id}
        href={({ product_id, variant_id }) => `/products/${product_id}?tab=cost&variant=${variant_id}`}
        columns={[
          {
            key: 'name',
            title: t('buying.own'),
            render: (row) => (
              <>
                {row.name}
                <Sub>{row.sku}</Sub>
              </>
            ),
          },
          {
            key: 'came',
            title: t('buying.cameOf'),
            align: 'end',
            render: (row) => (
              <>
                {count(row.received, language)} / {count(row.quantity, language)}
                {row.missing > 0 && <Sub>{t('buying.missing', { count: row.missing })}</Sub>}
              </>
            ),
          },
          {
            key: 'price',
            title: t('buying.price'),
            align: 'end',
            wide: true,
            render: (row) => money(row.unit_price, purchase.currency, language),
          },
          {
            key: 'cost',
            title: t('buying.goods'),
            align: 'end',
            wide: 'md',
            render: (row) => money(row.cost, purchase.currency, language),
          },
          {
            key: 'unit',
            title: t('buying.unitCost'),
            align: 'end',
            render: (row) => <b>{money(row.unit_cost, home, language)}</b>,
          },
        ]}
        empty={null}
      />
      <Table.ScrollContainer minWidth={150 + 120 * (kinds(purchase).length + 1)} px="md" pb="md">
        <Table aria-label={t('buying.parts')} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('buying.parts')}</Table.Th>
              {kinds(purchase).map((kind) => (
                <Table.Th key={kind} ta="end">
                  {t(`buying.part.${kind}` as 'buying.part.goods')}
                </Table.Th>
              ))}
              <Table.Th ta="end">{t('buying.landed')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {purchase.lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>{line.sku}</Table.Td>
                {kinds(purchase).map((kind) => (
                  <Table.Td key={kind} ta="end" className="num">
                    {money(line.parts[kind] ?? '0', home, language)}
                  </Table.Td>
                ))}
                <Table.Td ta="end" className="num">
                  {money(line.landed, home, language)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}

function kinds(purchase: Purchase): string[] {
  return [...new Set(purchase.lines.flatMap(({ parts }) => Object.keys(parts)))]
}

/** What may be done with it now. */
function Steps({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const mayWrite = useMay('purchases:write')
  const [receiving, setReceiving] = useState(false)
  const params = { params: { path: { purchase_id: purchase.id } } }
  const after = async () => {
    await Promise.all(
      ['purchases', 'suppliers', 'inventory', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    )
  }
  const order = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/purchases/{purchase_id}/order', { ...params, body: {} })),
    onSuccess: async () => {
      showDone(t('buying.wasOrdered'))
      await after()
    },
    onError: notice,
  })
  const end = useMutation({
    mutationFn: async (verb: 'cancel' | 'close' | 'remove') => {
      if (verb === 'remove') await unwrap(api.DELETE('/api/v1/purchases/{purchase_id}', params))
      else if (verb === 'cancel')
        await unwrap(api.POST('/api/v1/purchases/{purchase_id}/cancel', { ...params, body: { reason: '' } }))
      else await unwrap(api.POST('/api/v1/purchases/{purchase_id}/close', { ...params, body: { reason: '' } }))
      return verb
    },
    onSuccess: async (verb) => {
      if (verb === 'remove') await navigate('/purchases')
      await after()
    },
    onError: notice,
  })
  if (!mayWrite) return null
  const open = purchase.status === 'ordered' || purchase.status === 'partly_received'
  const ask = (verb: 'cancel' | 'close' | 'remove') =>
    confirm({
      title: t(`buying.ask.${verb}`, { number: purchase.number }),
      confirm: t(`buying.verb.${verb}`),
      onConfirm: () => end.mutate(verb),
    })
  return (
    <Group gap="xs">
      {purchase.status === 'draft' && (
        <>
          <Button variant="subtle" color="red" onClick={() => ask('remove')}>
            {t('buying.verb.remove')}
          </Button>
          <Button variant="default" component={Link} to={`/purchases/${purchase.id}/edit`}>
            {t('ui:action.edit')}
          </Button>
          <Button loading={order.isPending} onClick={() => order.mutate()}>
            {t('buying.verb.order')}
          </Button>
        </>
      )}
      {purchase.status === 'ordered' && (
        <Button variant="subtle" color="red" onClick={() => ask('cancel')}>
          {t('buying.verb.cancel')}
        </Button>
      )}
      {purchase.status === 'partly_received' && (
        <Button variant="default" onClick={() => ask('close')}>
          {t('buying.verb.close')}
        </Button>
      )}
      {open && (
        <Button leftSection={<IconTruckDelivery size={16} />} onClick={() => setReceiving(true)}>
          {t('buying.verb.receive')}
        </Button>
      )}
      {receiving && <ReceiveModal purchase={purchase} onClose={() => setReceiving(false)} onDone={after} />}
    </Group>
  )
}
