import { Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { isProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { Empty, Failure, NotFound } from '@/ui/states'

import { ProductGrid } from '../ProductCard'
import { collectionProductsQuery } from './Collections'

/** A collection that the merchant put together. */
export default function CollectionPage() {
  const { slug = '' } = useParams()
  const { t } = useTranslation('shop')
  const { name } = useShop()
  const collection = useQuery({
    queryKey: ['collections', 'one', slug],
    queryFn: () =>
      unwrap(api.GET('/api/v1/collections/{collection_id}', { params: { path: { collection_id: slug } } })),
  })
  const products = useQuery(collectionProductsQuery(slug, 200))
  useDocumentTitle(collection.data ? `${collection.data.name} · ${name}` : name)
  const error = collection.error ?? products.error
  if (isProblem(error, 'not-found')) return <NotFound />
  if (error)
    return <Failure error={error} onRetry={() => void Promise.all([collection.refetch(), products.refetch()])} />
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{collection.data?.name ?? '…'}</Title>
        {collection.data?.description && <Text c="dimmed">{collection.data.description}</Text>}
      </div>
      {products.data?.items.length === 0 ? (
        <Empty title={t('list.empty')} />
      ) : (
        <ProductGrid products={products.data?.items} />
      )}
    </Stack>
  )
}
