import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import type { Seller } from '@/api/catalog'
import { api, unwrap } from '@/api/client'

import { NamedPage } from './NamedPage'

export default function SellersPage() {
  const { t } = useTranslation('admin')
  return (
    <NamedPage<Seller>
      title={t('nav.sellers')}
      right="catalog:write"
      queryKey={['sellers']}
      sort="name"
      load={({ sort, cursor }) =>
        unwrap(api.GET('/api/v1/sellers', { params: { query: { sort: sort as 'name', cursor: cursor ?? null } } }))
      }
      columns={[
        {
          key: 'name',
          title: t('catalog.name'),
          sort: 'name',
          render: ({ name }) => (
            <Text size="sm" fw={550}>
              {name}
            </Text>
          ),
        },
        {
          key: 'contact',
          title: t('catalog.contact'),
          render: ({ contact_info }) => (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {contact_info || '—'}
            </Text>
          ),
        },
        {
          key: 'figures',
          title: t('catalog.figures'),
          align: 'end',
          render: ({ id }) => <Link to={`/figures/overview?seller=${id}`}>{t('catalog.see')}</Link>,
        },
      ]}
      newTitle={t('catalog.newSeller')}
      editTitle={t('catalog.editSeller')}
      initial={(seller) => ({ name: seller?.name ?? '', contact_info: seller?.contact_info ?? '' })}
      fields={() => [
        { name: 'name', label: t('catalog.name'), required: true },
        { name: 'contact_info', label: t('catalog.contact'), kind: 'long' },
      ]}
      save={(seller, values) => {
        const body = { name: String(values['name']), contact_info: String(values['contact_info']) }
        return seller
          ? unwrap(api.PUT('/api/v1/sellers/{seller_id}', { params: { path: { seller_id: seller.id } }, body }))
          : unwrap(api.POST('/api/v1/sellers', { body }))
      }}
      remove={({ id }) => unwrap(api.DELETE('/api/v1/sellers/{seller_id}', { params: { path: { seller_id: id } } }))}
    />
  )
}
