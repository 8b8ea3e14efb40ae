import { useTranslation } from 'react-i18next'

import type { Collection } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { StatusBadge } from '@/ui/StatusBadge'

import { NamedPage } from './NamedPage'

export default function CollectionsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <NamedPage<Collection>
      title={t('nav.collections')}
      right="catalog:write"
      queryKey={['collections']}
      sort="name"
      load={({ sort, cursor }) =>
        unwrap(api.GET('/api/v1/collections', { params: { query: { sort: sort as 'name', cursor: cursor ?? null } } }))
      }
      href={({ id }) => `/collections/${id}`}
      columns={[
        { key: 'name', title: t('catalog.name'), sort: 'name', render: ({ name }) => name },
        {
          key: 'published',
          title: t('products.status'),
          render: ({ published }) => (
            <StatusBadge
              status={published ? 'active' : 'draft'}
              label={published ? t('catalog.published') : t('catalog.hidden')}
            />
          ),
        },
        {
          key: 'products',
          title: t('catalog.products'),
          align: 'end',
          wide: true,
          render: ({ product_ids }) => count(product_ids.length, language),
        },
      ]}
      newTitle={t('catalog.newCollection')}
      editTitle={t('catalog.editCollection')}
      initial={(found) => ({
        name: found?.name ?? '',
        description: found?.description ?? '',
        published: found?.published ?? true,
      })}
      fields={() => [
        { name: 'name', label: t('catalog.name'), required: true },
        { name: 'description', label: t('catalog.description'), kind: 'long' },
        { name: 'published', label: t('catalog.published'), kind: 'check' },
      ]}
      save={(found, values) => {
        const body = {
          name: String(values['name']),
          description: String(values['description']),
          published: Boolean(values['published']),
        }
        return found
          ? unwrap(
              api.PUT('/api/v1/collections/{collection_id}', { params: { path: { collection_id: found.id } }, body }),
            )
          : unwrap(api.POST('/api/v1/collections', { body: { ...body, product_ids: [] } }))
      }}
      remove={({ id }) =>
        unwrap(api.DELETE('/api/v1/collections/{collection_id}', { params: { path: { collection_id: id } } }))
      }
    />
  )
}
