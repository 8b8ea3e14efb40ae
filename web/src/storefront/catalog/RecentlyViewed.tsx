import { Title } from '@mantine/core'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

import type { Product } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useSignedIn } from '@/api/me'

import { ProductGrid } from '../ProductCard'

const viewedQuery = queryOptions({
  queryKey: ['recently-viewed'],
  queryFn: () => unwrap(api.GET('/api/v1/activity/recently-viewed', { params: { query: { limit: 6 } } })),
})

/** Tells the shop what is looked at, and shows what was looked at before. */
export function RecentlyViewed({ productId }: { productId: number }) {
  const { t } = useTranslation('shop')
  const signedIn = useSignedIn()
  const client = useQueryClient()
  useEffect(() => {
    // Nothing on the page depends on it: when it fails, it is not noted.
    void api
      .POST('/api/v1/activity', { body: { kind: 'viewed', subject_type: 'products', subject_id: productId } })
      .then(() => client.invalidateQueries({ queryKey: viewedQuery.queryKey }))
      .catch(() => undefined)
  }, [productId, client])
  const { data } = useQuery({ ...viewedQuery, enabled: signedIn })
  const others = (data?.items ?? []).filter(({ product_id }) => product_id !== productId).slice(0, 4)
  if (!signedIn || others.length === 0) return null
  return (
    <section aria-labelledby="viewed">
      <Title order={2} id="viewed" mb="md">
        {t('product.viewed')}
      </Title>
      <ProductGrid products={others.map(({ product }) => product as Product)} />
    </section>
  )
}
