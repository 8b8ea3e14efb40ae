import { Button, Center, Group, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { myOrdersQuery } from '@/api/purchases'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Empty, Failure } from '@/ui/states'

import { orderPath } from '../checkout/placing'
import { OrderStatus } from '../orders/OrderPage'
import { AccountFrame } from './AccountFrame'
import classes from './Account.module.css'

export default function OrdersPage() {
  const { t } = useTranslation('shop')
  return (
    <AccountFrame title={t('account.orders')}>
      <Orders />
    </AccountFrame>
  )
}

function Orders() {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const query = useInfiniteQuery(myOrdersQuery)
  const orders = query.data?.pages.flatMap(({ items }) => items)
  if (query.error && !orders) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!orders) return <Skeleton h={200} radius="lg" aria-hidden />
  if (orders.length === 0) {
    return (
      <Empty
        icon={<IconPackage size={26} stroke={1.5} />}
        title={t('account.noOrders')}
        action={
          <Button component={Link} to="/all" variant="default">
            {t('cart.browse')}
          </Button>
        }
      />
    )
  }
  return (
    <Stack gap="sm">
      <ul className={classes.list}>
        {orders.map((order) => (
          <Paper key={order.id} component="li" withBorder p="md" className={classes.row}>
            <Group justify="space-between" gap="sm">
              <div>
                <Link to={orderPath(order.number)} className={classes.link}>
                  {order.number}
                </Link>
                <Text size="sm" c="dimmed">
                  {day(order.placed_at, language)} · {t('cart.units', { count: order.units })}
                </Text>
              </div>
              <Group gap="md">
                <OrderStatus order={order} />
                <Text fw={620} className="num">
                  {money(order.total, order.currency, language)}
                </Text>
              </Group>
            </Group>
          </Paper>
        ))}
      </ul>
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </Center>
      )}
    </Stack>
  )
}
