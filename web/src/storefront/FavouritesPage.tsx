import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { Empty, Failure } from '@/ui/states'

import { AccountFrame } from './account/AccountFrame'
import { favourites } from './Heart'
import { ProductGrid } from './ProductCard'

export default function FavouritesPage() {
  const { t } = useTranslation('shop')
  return (
    <AccountFrame title={t('nav.favourites')}>
      <Favourites />
    </AccountFrame>
  )
}

function Favourites() {
  const { t } = useTranslation('shop')
  const { data, error, refetch } = useQuery(favourites)
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (data?.items.length === 0) return <Empty title={t('favourites.empty')} hint={t('favourites.emptyHint')} />
  return <ProductGrid products={data?.items.map(({ product }) => product)} />
}
