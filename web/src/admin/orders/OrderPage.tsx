import { Alert, Anchor, Box, Button, Grid, Group, Menu, Skeleton, Stack, Table, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { type Order, orderQuery, type Status, STATUSES } from '@/api/orders'
import { isProblem } from '@/api/problem'
import { count, country, moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { OrderTimeline } from './OrderTimeline'
import { platformName } from './OrderTable'

export default function OrderPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: order, error, refetch } = useQuery(orderQuery(Number(id)))
  const back = { to: '/orders', label: t('orders.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/orders" />
  if (error && !order) {
    return (
      <Page title={t('orders.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!order) {
    return (
      <Page title="…" back={back} width={1080}>
        <Section>
          <Skeleton h={160} />
        </Section>
      </Page>
    )
  }
  const show = (amount: string) => money(amount, order.currency, language)
  return (
    <Page
      title={order.number}
      badge={<StatusBadge status={order.status} label={t(`orders.state.${order.status as Status}`)} />}
      hint={moment(order.placed_at, language)}
      back={back}
      width={1080}
      actions={<StatusMenu order={order} />}
    >
      {order.kind === 'return' && (
        <Alert color="orange" variant="light" title={t('orders.returnOf')}>
          {order.returns_id && (
            <Anchor component={Link} to={`/orders/${order.returns_id}`} size="sm">
              {t('orders.returnsOrder')}
            </Anchor>
          )}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Section title={t('orders.lines')} flush>
              <Table aria-label={t('orders.lines')}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('orders.product')}</Table.Th>
                    <Table.Th ta="end">{t('orders.quantity')}</Table.Th>
                    <Table.Th ta="end" visibleFrom="sm">
                      {t('orders.unitPrice')}
                    </Table.Th>
                    <Table.Th ta="end" visibleFrom="sm">
                      {t('orders.discount')}
                    </Table.Th>
                    <Table.Th ta="end">{t('orders.lineTotal')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {order.items?.map((line) => (
                    <Table.Tr key={line.id}>
                      <Table.Td>
                        <Anchor component={Link} to={`/products/${line.product_id}`} size="sm" c="inherit" fw={550}>
                          {line.name}
                        </Anchor>
                        <Sub>{line.sku}</Sub>
                        <Sub narrow>{show(line.unit_price)}</Sub>
                      </Table.Td>
                      <Table.Td ta="end">{count(line.quantity, language)}</Table.Td>
                      <Table.Td ta="end" visibleFrom="sm">
                        {show(line.unit_price)}
                      </Table.Td>
                      <Table.Td ta="end" visibleFrom="sm">
                        {Number(line.discount) === 0 ? '—' : show(line.discount)}
                      </Table.Td>
                      <Table.Td ta="end">{show(line.total)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              <Stack gap={4} px="md" py="md" align="flex-end" style={{ borderTop: '1px solid var(--tp-line)' }}>
                <Amount label={t('orders.subtotal')} value={show(order.subtotal)} />
                {Number(order.discount) !== 0 && (
                  <Amount label={t('orders.discount')} value={show(`-${order.discount}`)} />
                )}
                {Number(order.shipping) !== 0 && <Amount label={t('orders.shipping')} value={show(order.shipping)} />}
                {Number(order.tax) !== 0 && <Amount label={t('orders.tax')} value={show(order.tax)} />}
                <Amount label={t('orders.grandTotal')} value={show(order.total)} strong />
              </Stack>
            </Section>
            <Section title={t('orders.timeline')}>
              <OrderTimeline number={order.number} version={order.version} />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Section title={t('orders.customer')}>
              {order.customer ? (
                <Stack gap={4}>
                  <Text fw={550}>{order.customer.name || t('customers.unnamed')}</Text>
                  {order.customer.email && (
                    <Anchor href={`mailto:${order.customer.email}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
                      {order.customer.email}
                    </Anchor>
                  )}
                  <Anchor component={Link} to={`/customers/${order.customer.id}`} size="sm">
                    {t('orders.openCustomer')}
                  </Anchor>
                </Stack>
              ) : (
                <Text c="dimmed">{t('orders.guest')}</Text>
              )}
            </Section>
            <Section title={t('orders.details')}>
              <Stack gap="xs">
                <Fact label={t('orders.platform')}>{platformName(order.platform, t('orders.manual'))}</Fact>
                <Fact label={t('orders.country')}>{country(order.country, language)}</Fact>
                <Fact label={t('orders.units')}>{count(order.units, language)}</Fact>
                {order.imported && <Fact label={t('orders.imported')}>✓</Fact>}
                {!order.moved_stock && (
                  <Text size="sm" c="dimmed">
                    {t('orders.noStock')}
                  </Text>
                )}
                {order.notes && (
                  <Box>
                    <Text size="sm" c="dimmed">
                      {t('orders.notes')}
                    </Text>
                    <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                      {order.notes}
                    </Text>
                  </Box>
                )}
              </Stack>
            </Section>
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Amount({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <Group gap="xl" justify="space-between" w={{ base: '100%', xs: 260 }}>
      <Text size="sm" fw={strong ? 650 : 400} c={strong ? undefined : 'dimmed'}>
        {label}
      </Text>
      <Text size={strong ? 'md' : 'sm'} fw={strong ? 650 : 400} className="num">
        {value}
      </Text>
    </Group>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="sm" ta="end" component="div">
        {children}
      </Text>
    </Group>
  )
}

/** From each status the ones that may follow, as the server has them; it refuses what it does not allow. */
const NEXT: Record<Status, readonly Status[]> = {
  pending: ['paid', 'processing', 'shipped', 'delivered', 'executed', 'cancelled'],
  paid: ['processing', 'shipped', 'delivered', 'executed', 'cancelled', 'returned'],
  processing: ['shipped', 'delivered', 'executed', 'cancelled', 'returned'],
  shipped: ['delivered', 'executed', 'cancelled', 'returned'],
  delivered: ['executed', 'cancelled', 'returned'],
  executed: ['cancelled', 'returned'],
  cancelled: [],
  returned: [],
}

function StatusMenu({ order }: { order: Order }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('orders:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const change = useMutation({
    mutationFn: (status: Status) =>
      unwrap(
        api.PUT('/api/v1/sales/{sale_id}', {
          params: { path: { sale_id: order.id } },
          body: { status },
          headers: { 'If-Match': `"${order.version}"` },
        }),
      ),
    onSuccess: () => showDone(t('orders.statusChanged')),
    onSettled: () =>
      Promise.all(['sales', 'inventory', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
    onError: notice,
  })
  const next = NEXT[order.status as Status] as readonly Status[] | undefined
  if (!mayWrite || !next?.length || order.kind === 'return') return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} />} loading={change.isPending}>
          {t('orders.changeStatus')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STATUSES.filter((status) => next.includes(status)).map((status) => {
          const label = t(`orders.state.${status}`)
          const final = status === 'cancelled' || status === 'returned'
          return (
            <Menu.Item
              key={status}
              color={final ? 'red' : undefined}
              onClick={() =>
                final
                  ? confirm({
                      title: t('orders.setStatus', { status: label }),
                      confirm: label,
                      onConfirm: () => change.mutate(status),
                    })
                  : change.mutate(status)
              }
            >
              {label}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
