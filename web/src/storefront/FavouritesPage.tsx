import { Stack, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'

import { useSignedIn } from '@/api/me'
import { useShop } from '@/api/shop'
import { Empty, Failure } from '@/ui/states'

import { favourites } from './Heart'
import { ProductGrid } from './ProductCard'

export default function FavouritesPage() {
  const { t } = useTranslation('shop')
  const { name } = useShop()
  useDocumentTitle(`${t('nav.favourites')} · ${name}`)
  const signedIn = useSignedIn()
  const query = useQuery({ ...favourites, enabled: signedIn })
  if (!signedIn) return <Navigate to="/sign-in" state={{ to: '/wishlist' }} replace />
  return (
    <Stack gap="lg">
      <Title order={1}>{t('nav.favourites')}</Title>
      {query.error && !query.data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data?.items.length === 0 ? (
        <Empty title={t('favourites.empty')} hint={t('favourites.emptyHint')} />
      ) : (
        <ProductGrid products={query.data?.items.map(({ product }) => product)} />
      )}
    </Stack>
  )
}
