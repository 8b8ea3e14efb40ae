import { Alert, Anchor, Badge, Grid, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { useMay } from '@/api/me'
import { type Order, orderQuery, type Status } from '@/api/orders'
import { isProblem } from '@/api/problem'
import { count, country, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Wrong } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { useSaid } from '@/ui/said'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { useChannelWords } from '../channels/words'
import { useChannelName } from '../figures/words'
import { Fact } from '../parts/Fact'
import { LinesSection } from './LinesSection'
import { NotesSection } from './NotesSection'
import { OrderActions } from './OrderActions'
import { OrderTimeline } from './OrderTimeline'
import { ParcelsSection } from './ParcelsSection'
import { PaymentsSection } from './PaymentsSection'
import { ReturnsSection } from './ReturnsSection'
import { useSoldOn } from './soldOn'
import { type GoodsStanding, type MoneyStanding } from './standing'

/** An order from placed to dispatched and refunded. */
export default function OrderPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const said = useSaid()
  const channelName = useChannelName()
  const maySeePayments = useMay('payments:read')
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
  return (
    <Page
      title={order.number}
      badge={<Standing order={order} />}
      hint={moment(order.placed_at, language)}
      back={back}
      width={1080}
      actions={<OrderActions order={order} />}
    >
      <SoldOn order={order} />
      {order.kind === 'return' && (
        <Alert color="orange" variant="light" title={t('orders.returnOf')}>
          {order.returns_id && (
            <Anchor component={Link} to={`/orders/${order.returns_id}`} size="sm">
              {t('orders.returnsOrder')}
            </Anchor>
          )}
        </Alert>
      )}
      {order.cancelled_at && (
        <Alert
          color="red"
          variant="light"
          title={t('orders.wasCancelled', { when: moment(order.cancelled_at, language) })}
        >
          {said.reason(order.cancel_reason)}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <LinesSection order={order} />
            {order.kind === 'sale' && <ParcelsSection order={order} />}
            {order.kind === 'sale' && <ReturnsSection order={order} />}
            <Section title={t('orders.timeline')}>
              <OrderTimeline number={order.number} version={order.version} />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Buyer order={order} />
            {maySeePayments && order.kind === 'sale' && <PaymentsSection order={order} />}
            <NotesSection order={order} />
            <Section title={t('orders.details')}>
              <Stack gap="xs">
                <Fact label={t('orders.platform')}>{channelName(order.platform)}</Fact>
                <Fact label={t('orders.country')}>{country(order.country, language)}</Fact>
                <Fact label={t('orders.units')}>{count(order.units, language)}</Fact>
                {order.shipping_method && <Fact label={t('shipping.method')}>{order.shipping_method}</Fact>}
                {order.imported && <Fact label={t('orders.imported')}>✓</Fact>}
                {!order.moved_stock && order.imported && (
                  <Text size="sm" c="dimmed">
                    {t('orders.noStock')}
                  </Text>
                )}
              </Stack>
            </Section>
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

/** Where the order is confirmed, shipped and cancelled, when that is not here. */
function SoldOn({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const words = useChannelWords()
  const { there } = useSoldOn(order)
  if (!there) return null
  return (
    <Alert variant="light" title={t('orders.soldOn', { channel: there.channel_name })}>
      {there.stored && <Text size="sm">{t('channels.stored')}</Text>}
      {!there.stored && there.asked_there.length > 0 && <Text size="sm">{t('orders.soldOnHint')}</Text>}
      <Wrong>{there.problem && words.problem(there)}</Wrong>
      <Anchor component={Link} to={`/channels/${there.channel_id}/orders`} size="sm">
        {t('orders.soldOnOrders')}
      </Anchor>
    </Alert>
  )
}

/** The status, and how money and goods stand where that says more. */
function Standing({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const status = t(`orders.state.${order.status as Status}`)
  const more = [
    t(`orders.money.${order.payment_status as MoneyStanding}`, order.payment_status),
    t(`orders.goods.${order.fulfilment_status as GoodsStanding}`, order.fulfilment_status),
  ].filter((words) => words !== status)
  return (
    <Group gap={6}>
      <StatusBadge status={order.status} label={status} />
      {order.status !== 'cancelled' &&
        more.map((words) => (
          <Badge key={words} color="gray">
            {words}
          </Badge>
        ))}
    </Group>
  )
}

function Buyer({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const email = order.email || order.customer?.email
  const address = order.shipping_address as Record<string, string> | null
  return (
    <Section title={t('orders.customer')}>
      <Stack gap={4}>
        <Text fw={550}>
          {order.buyer_name || order.customer?.name || (order.customer ? t('customers.unnamed') : t('orders.guest'))}
        </Text>
        {email && (
          <Anchor href={`mailto:${email}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Anchor>
        )}
        {order.phone && <Text size="sm">{order.phone}</Text>}
        {order.customer && (
          <Anchor component={Link} to={`/customers/${order.customer.id}`} size="sm">
            {t('orders.openCustomer')}
          </Anchor>
        )}
        {address && (
          <>
            <Text size="sm" c="dimmed" mt="xs">
              {t('shipping.to')}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {[
                ...['name', 'line1', 'line2', 'postcode', 'city', 'region'].map((part) => address[part]),
                country(address['country'], language),
              ]
                .filter(Boolean)
                .join('\n')}
            </Text>
          </>
        )}
      </Stack>
    </Section>
  )
}
