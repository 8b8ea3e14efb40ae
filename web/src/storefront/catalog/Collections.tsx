import { Box, Group, Title } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import type { Collection } from '@/api/catalog'
import { api, unwrap } from '@/api/client'

import { MoreLink } from '../MoreLink'
import { ProductGrid } from '../ProductCard'

export const collectionsQuery = queryOptions({
  queryKey: ['collections', 'shown'],
  queryFn: () => unwrap(api.GET('/api/v1/collections', { params: { query: { limit: 50 } } })),
  staleTime: 60_000,
})

export const collectionProductsQuery = (slug: string, limit: number) =>
  queryOptions({
    queryKey: ['products', 'collection', slug, limit],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/collections/{collection_id}/products', {
          params: { path: { collection_id: slug }, query: { limit } },
        }),
      ),
  })

/** The first goods of the merchant's own collections. */
export function Collections() {
  const { data } = useQuery(collectionsQuery)
  const shown = data?.items.filter(({ published, product_ids }) => published && product_ids.length > 0) ?? []
  return shown.slice(0, 3).map((collection) => <Row key={collection.id} collection={collection} />)
}

function Row({ collection }: { collection: Collection }) {
  const { t } = useTranslation('shop')
  const { data } = useQuery(collectionProductsQuery(collection.slug, 4))
  const products = data?.items
  if (products?.length === 0) return null
  const heading = `collection-${collection.id}`
  return (
    <Box component="section" aria-labelledby={heading}>
      <Group justify="space-between" mb="md">
        <Title order={2} fz="xl" id={heading}>
          {collection.name}
        </Title>
        <MoreLink to={`/collection/${collection.slug}`}>{t('home.wholeCollection')}</MoreLink>
      </Group>
      <ProductGrid products={products} />
    </Box>
  )
}
