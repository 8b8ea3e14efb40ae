import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import type { Brand } from '@/api/catalog'
import { api, unwrap } from '@/api/client'

import { NamedPage } from './NamedPage'

export default function BrandsPage() {
  const { t } = useTranslation('admin')
  return (
    <NamedPage<Brand>
      title={t('nav.brands')}
      right="catalog:write"
      queryKey={['brands']}
      sort="name"
      load={({ sort, cursor }) =>
        unwrap(api.GET('/api/v1/brands', { params: { query: { sort: sort as 'name', cursor: cursor ?? null } } }))
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
          key: 'description',
          title: t('catalog.description'),
          wide: true,
          render: ({ description }) => (
            <Text size="sm" c="dimmed" lineClamp={1}>
              {description || '—'}
            </Text>
          ),
        },
        {
          key: 'products',
          title: t('catalog.products'),
          align: 'end',
          render: ({ id }) => <Link to={`/products?brand=${id}`}>{t('catalog.see')}</Link>,
        },
        {
          key: 'figures',
          title: t('catalog.figures'),
          align: 'end',
          render: ({ id }) => <Link to={`/figures/overview?brand=${id}`}>{t('catalog.see')}</Link>,
        },
      ]}
      newTitle={t('catalog.newBrand')}
      editTitle={t('catalog.editBrand')}
      initial={(brand) => ({
        name: brand?.name ?? '',
        description: brand?.description ?? '',
        ...(brand ? { slug: brand.slug } : {}),
      })}
      fields={(brand) => [
        { name: 'name', label: t('catalog.name'), required: true },
        { name: 'description', label: t('catalog.description'), kind: 'long' },
        ...(brand ? [{ name: 'slug', label: t('catalog.slug'), hint: t('catalog.slugHint') }] : []),
      ]}
      save={(brand, values) => {
        const body = { name: String(values['name']), description: String(values['description']) }
        return brand
          ? unwrap(
              api.PUT('/api/v1/brands/{brand_id}', {
                params: { path: { brand_id: brand.id } },
                body: { ...body, ...(values['slug'] !== brand.slug ? { slug: String(values['slug']) } : {}) },
              }),
            )
          : unwrap(api.POST('/api/v1/brands', { body }))
      }}
      remove={({ id }) => unwrap(api.DELETE('/api/v1/brands/{brand_id}', { params: { path: { brand_id: id } } }))}
    />
  )
}
