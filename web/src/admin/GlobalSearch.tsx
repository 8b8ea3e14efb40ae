import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHelp, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import { api, unwrap } from '@/api/client'
import { type Right, useMe } from '@/api/me'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { pictureUrl } from '@/lib/pictures'
import { Thumb } from '@/ui/Thumb'

import { helpQuery, placeOf, titleOf } from './help/help'
import { NAVIGATION } from './navigation'

const LIMIT = 5

/** Ctrl+K: products, orders, customers, suppliers, help and the pages themselves. */
export function GlobalSearch() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const navigate = useNavigate()
  const { rights } = useMe()
  const holds = (right: Right) => rights.some((held) => held === right)
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const enabled = q.length >= 2
  const common = { placeholderData: keepPreviousData, staleTime: 30_000 }
  const products = useQuery({
    queryKey: ['products', 'search', q],
    queryFn: () => unwrap(api.GET('/api/v1/products', { params: { query: { q, limit: LIMIT } } })),
    enabled: enabled && holds('catalog:read'),
    ...common,
  })
  const orders = useQuery({
    queryKey: ['sales', 'search', q],
    queryFn: () => unwrap(api.GET('/api/v1/sales', { params: { query: { q, limit: LIMIT } } })),
    enabled: enabled && holds('orders:read'),
    ...common,
  })
  const customers = useQuery({
    queryKey: ['customers', 'search', q],
    queryFn: () => unwrap(api.GET('/api/v1/customers', { params: { query: { q, limit: LIMIT } } })),
    enabled: enabled && holds('customers:read'),
    ...common,
  })
  const suppliers = useQuery({
    queryKey: ['suppliers', 'search', q],
    queryFn: () => unwrap(api.GET('/api/v1/suppliers', { params: { query: { q, limit: LIMIT } } })),
    enabled: enabled && holds('suppliers:read'),
    ...common,
  })
  const help = useQuery({ ...helpQuery(q, LIMIT), enabled, ...common })

  const go = (to: string) => () => void navigate(to)
  const found: SpotlightActionGroupData[] = enabled
    ? [
        {
          group: t('nav.products'),
          actions: (products.data?.items ?? []).map((product): SpotlightActionData => ({
            id: `product-${product.id}`,
            label: product.name,
            description: `${product.sku} · ${money(product.price, product.currency, language)}`,
            leftSection: <Thumb src={pictureUrl(product.media[0], 80)} size={34} />,
            onClick: go(`/products/${product.id}`),
          })),
        },
        {
          group: t('nav.orders'),
          actions: (orders.data?.items ?? []).map((order): SpotlightActionData => ({
            id: `order-${order.id}`,
            label: order.order_number,
            description: `${day(order.order_date, language)} · ${money(order.total_amount, order.currency, language)}`,
            onClick: go(`/orders/${order.id}`),
          })),
        },
        {
          group: t('nav.customers'),
          actions: (customers.data?.items ?? []).map((customer): SpotlightActionData => ({
            id: `customer-${customer.id}`,
            label: customer.name || t('customers.unnamed'),
            description: customer.email ?? customer.phone,
            onClick: go(`/customers/${customer.id}`),
          })),
        },
        {
          group: t('nav.suppliers'),
          actions: (suppliers.data?.items ?? []).map((supplier): SpotlightActionData => ({
            id: `supplier-${supplier.id}`,
            label: supplier.name,
            description: supplier.country,
            onClick: go(`/suppliers/${supplier.id}`),
          })),
        },
        {
          group: t('nav.help'),
          actions: (help.data?.items ?? []).map((found): SpotlightActionData => ({
            id: `help-${found.page}`,
            label: titleOf(found, language),
            description: found.heading || found.excerpt,
            leftSection: <IconHelp size={20} stroke={1.5} />,
            onClick: go(placeOf(found)),
          })),
        },
      ]
    : []
  const pages: SpotlightActionGroupData = {
    group: t('search.pages'),
    actions: NAVIGATION.flatMap(({ places }) => places)
      .filter(
        ({ right, key }) =>
          (!right || holds(right)) && t(`nav.${key}`).toLowerCase().includes(text.trim().toLowerCase()),
      )
      .map(({ key, to, Icon }) => ({
        id: `page-${key}`,
        label: t(`nav.${key}`),
        leftSection: <Icon size={20} stroke={1.5} />,
        onClick: go(to),
      })),
  }
  const busy = [products, orders, customers, suppliers, help].some((query) => query.isFetching)
  return (
    <Spotlight
      shortcut={['mod + K']}
      query={text}
      onQueryChange={setText}
      actions={[...found, pages].filter((group) => group.actions.length > 0)}
      // The server has searched already.
      filter={(_, actions) => actions}
      scrollable
      maxHeight={460}
      highlightQuery
      nothingFound={busy ? t('ui:list.loading') : t('search.nothing')}
      searchProps={{
        leftSection: <IconSearch size={20} stroke={1.5} aria-hidden />,
        placeholder: t('shell.search'),
        'aria-label': t('shell.search'),
        onKeyDown: openFirst,
      }}
    />
  )
}

/** Enter opens the first thing found: results come after the last letter, when the list has chosen none of them. */
function openFirst(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter') return
  const dialog = event.currentTarget.closest('[role="dialog"]')
  if (!dialog?.querySelector('[data-selected]')) dialog?.querySelector<HTMLElement>('[data-action]')?.click()
}
