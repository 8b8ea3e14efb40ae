import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { clickPromoted, promotedQuery } from '@/api/promoted'
import type { Wanted } from '@/api/search'

import { ProductGrid } from './ProductCard'

/** Promoted places beside a list, each marked as advertising; nothing at all when nobody bids for them. */
export function Promoted({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation('shop')
  const { data } = useQuery(promotedQuery(wanted))
  if (!data?.items.length) return null
  return (
    <section aria-label={t('promoted.title')}>
      <Text size="sm" c="dimmed" mb={8}>
        {t('promoted.title')}
      </Text>
      <ProductGrid
        products={data.items.map(({ product }) => product)}
        label={t('promoted.label')}
        onOpen={({ id }) => {
          const one = data.items.find(({ product }) => product.id === id)
          if (one) clickPromoted(one.click)
        }}
      />
    </section>
  )
}
