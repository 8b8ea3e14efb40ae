import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { Order, Status } from '@/api/orders'
import { count, country, day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import type { ListState } from '@/lib/list'
import { type Column, DataTable, Sub } from '@/ui/DataTable'
import { StatusBadge } from '@/ui/StatusBadge'

import { useChannelName } from '../figures/words'

type Props = {
  label: string
  query: Parameters<typeof DataTable<Order>>[0]['query']
  list?: ListState<string>
  empty: ReactNode
  /** On a customer's own page who bought goes without saying. */
  ofOneCustomer?: boolean
  brief?: boolean
}

export function OrderTable({ label, query, list, empty, ofOneCustomer = false, brief = false }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const buyer = (order: Order) =>
    order.customer ? order.customer.name || order.customer.email || t('customers.unnamed') : t('orders.guest')
  const columns: (Column<Order> | false)[] = [
    {
      key: 'number',
      title: t('orders.number'),
      sort: 'number',
      render: (order) => (
        <>
          <span style={{ whiteSpace: 'nowrap' }}>{order.number}</span>
          {order.kind === 'return' && (
            <Badge color="orange" size="sm" ml={8}>
              {t('orders.return')}
            </Badge>
          )}
          <Sub narrow={!brief}>
            {day(order.placed_at, language)}
            {ofOneCustomer || brief ? '' : ` · ${buyer(order)}`}
          </Sub>
          {brief && <Sub narrow>{buyer(order)}</Sub>}
        </>
      ),
    },
    !brief && {
      key: 'date',
      title: t('orders.date'),
      sort: 'placed_at',
      wide: true,
      render: (order) => <span style={{ whiteSpace: 'nowrap' }}>{day(order.placed_at, language)}</span>,
    },
    !ofOneCustomer && { key: 'customer', title: t('orders.customer'), wide: true, render: buyer },
    !brief && {
      key: 'platform',
      title: t('orders.platform'),
      wide: 'lg',
      render: (order) => channelName(order.platform),
    },
    !brief &&
      !ofOneCustomer && {
        key: 'country',
        title: t('orders.country'),
        wide: 'lg',
        render: (order) => country(order.country, language),
      },
    !brief &&
      !ofOneCustomer && {
        key: 'units',
        title: t('orders.units'),
        align: 'end',
        wide: 'lg',
        render: (order) => count(order.units, language),
      },
    {
      key: 'status',
      title: t('orders.status'),
      wide: true,
      render: (order) => <StatusBadge status={order.status} label={t(`orders.state.${order.status as Status}`)} />,
    },
    {
      key: 'total',
      title: t('orders.total'),
      sort: 'total',
      align: 'end',
      render: (order) => (
        <>
          {money(order.total, order.currency, language)}
          <Sub narrow>{t(`orders.state.${order.status as Status}`)}</Sub>
        </>
      ),
    },
  ]
  return (
    <DataTable<Order>
      label={label}
      query={query}
      {...(list ? { list } : {})}
      rowKey={(order) => order.id}
      href={(order) => `/orders/${order.id}`}
      columns={columns.filter((column) => column !== false)}
      empty={empty}
    />
  )
}
