import { Button, Group } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { orderFacets, STATUSES } from '@/api/orders'
import { country } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DayFilter } from '@/ui/DayFilter'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { channelOf, useChannelName } from '../figures/words'
import { OrderTable } from './OrderTable'
import { GOODS, type GoodsStanding, MONEY, type MoneyStanding } from './standing'

export default function OrdersPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('orders:write')
  const mayImport = useMay('imports:write')
  const list = useListState('-placed_at', ['status', 'payment', 'goods', 'platform', 'country', 'from', 'to'])
  const { data: platforms } = useQuery(orderFacets('platform'))
  const channelName = useChannelName()
  // Files spell a place as they like: all of its orders are meant.
  const spelt = new Map<string, string[]>()
  for (const one of platforms ?? []) spelt.set(channelOf(one), [...(spelt.get(channelOf(one)) ?? []), one])
  const wanted =
    list.filters.platform === undefined ? null : (spelt.get(list.filters.platform) ?? [list.filters.platform])
  const { data: countries } = useQuery(orderFacets('country'))
  const query = useQuery({
    queryKey: ['sales', 'list', list.q, list.sort, list.filters, list.cursor, wanted],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/orders', {
          params: {
            query: {
              q: list.q,
              sort: list.sort as '-placed_at',
              status: list.filters.status ?? null,
              payment_status: (list.filters.payment as MoneyStanding | undefined) ?? null,
              fulfilment_status: (list.filters.goods as GoodsStanding | undefined) ?? null,
              platform: wanted,
              country: list.filters.country ?? null,
              start_date: list.filters.from ?? null,
              end_date: list.filters.to ?? null,
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const record = mayWrite && (
    <Button component={Link} to="/orders/new" leftSection={<IconPlus size={16} />}>
      {t('orders.new')}
    </Button>
  )
  const bring = mayImport && (
    <Button component={Link} to="/import?kind=orders" variant="default" leftSection={<IconFileImport size={16} />}>
      {t('nav.import')}
    </Button>
  )
  return (
    <Page
      title={t('orders.title')}
      actions={
        <>
          {bring}
          {record}
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('orders.search')} />
          <FilterSelect
            list={list}
            name="status"
            label={t('orders.status')}
            data={STATUSES.map((value) => ({ value, label: t(`orders.state.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="payment"
            label={t('orders.payment')}
            data={MONEY.map((value) => ({ value, label: t(`orders.money.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="goods"
            label={t('orders.fulfilment')}
            data={GOODS.map((value) => ({ value, label: t(`orders.goods.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="platform"
            label={t('orders.platform')}
            searchable
            data={[...spelt.keys()].map((value) => ({ value, label: channelName(value) }))}
          />
          <FilterSelect
            list={list}
            name="country"
            label={t('orders.country')}
            searchable
            data={countries?.map((value) => ({ value, label: country(value, language) })) ?? []}
          />
          <DayFilter list={list} name="from" label={t('orders.from')} />
          <DayFilter list={list} name="to" label={t('orders.to')} />
        </Toolbar>
        <OrderTable
          label={t('orders.title')}
          query={query}
          list={list}
          empty={
            <Empty
              title={t('orders.none')}
              hint={t('orders.noneHint')}
              action={
                <Group justify="center">
                  {record}
                  {bring}
                </Group>
              }
            />
          }
        />
      </Section>
    </Page>
  )
}
