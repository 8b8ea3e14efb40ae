import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { PARCEL, type ParcelStatus, type Shipment } from '@/api/shipping'
import { allLocations } from '@/api/stock'
import { country, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

export default function ShipmentsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('-id', ['status', 'location'])
  const { data: locations } = useQuery(allLocations)
  const query = useQuery({
    queryKey: ['shipments', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/shipments', {
          params: {
            query: {
              number: list.q,
              status: (list.filters.status as ParcelStatus | undefined) ?? null,
              location_id: list.filters.location ? Number(list.filters.location) : null,
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const to = (shipment: Shipment) =>
    [shipment.address['name'], shipment.address['city'], country(shipment.address['country'], language)]
      .filter((part) => part && part !== '—')
      .join(', ')
  return (
    <Page title={t('nav.shipments')}>
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('shipping.searchShipments')} />
          <FilterSelect
            list={list}
            name="status"
            label={t('discounts.status')}
            data={PARCEL.map((value) => ({ value, label: t(`shipping.parcel.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="location"
            label={t('stock.location')}
            data={locations?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
          />
        </Toolbar>
        <DataTable<Shipment>
          label={t('nav.shipments')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/shipments/${id}`}
          columns={[
            {
              key: 'number',
              title: t('orders.number'),
              render: (shipment) => (
                <>
                  <span style={{ whiteSpace: 'nowrap' }}>{shipment.number}</span>
                  <Sub narrow>{to(shipment)}</Sub>
                </>
              ),
            },
            { key: 'to', title: t('shipping.to'), wide: true, render: to },
            {
              key: 'method',
              title: t('shipping.method'),
              wide: 'md',
              render: ({ method, carrier, tracking_number }) => (
                <>
                  {method || carrier || '—'}
                  {tracking_number && <Sub>{tracking_number}</Sub>}
                </>
              ),
            },
            {
              key: 'made',
              title: t('discounts.made'),
              wide: 'md',
              render: ({ created_at }) => day(created_at, language),
            },
            {
              key: 'status',
              title: t('discounts.status'),
              align: 'end',
              render: ({ status }) => (
                <StatusBadge status={status} label={t(`shipping.parcel.${status as ParcelStatus}`)} />
              ),
            },
          ]}
          empty={<Empty title={t('shipping.noShipments')} hint={t('shipping.noShipmentsHint')} />}
        />
      </Section>
    </Page>
  )
}
