import { Anchor, Button, Loader, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconShoppingBag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { useCart } from '@/api/cart'
import { addressesQuery, openAttempt } from '@/api/checkout'
import { me as meQuery, useSignedIn } from '@/api/me'
import { useShop } from '@/api/shop'
import { Empty, Failure } from '@/ui/states'

import { CheckoutForm } from './CheckoutForm'
import { usePlacing } from './placing'

export default function CheckoutPage() {
  const { t } = useTranslation('shop')
  const { name } = useShop()
  useDocumentTitle(`${t('checkout.title')} · ${name}`)
  // Left open by a reload, or by a page that was closed while the order was on its way: finished before anything else.
  const [left] = useState(openAttempt)
  const { mutate: resume, isIdle, isPending, isSuccess } = usePlacing()
  useEffect(() => {
    if (left) resume(left)
  }, [left, resume])

  if (left && (isIdle || isPending || isSuccess)) {
    return (
      <Stack align="center" py={80} role="status">
        <Loader />
        <Text>{t('checkout.placing')}</Text>
      </Stack>
    )
  }
  return (
    <Stack gap="lg">
      <div>
        <Anchor component={Link} to="/basket" size="sm" c="dimmed">
          ← {t('checkout.change')}
        </Anchor>
        <Title order={1}>{t('checkout.title')}</Title>
      </div>
      <Known />
    </Stack>
  )
}

/** The form, once the cart and, of those who signed in, their name and addresses are here. */
function Known() {
  const { t } = useTranslation('shop')
  const signedIn = useSignedIn()
  const { cart, isLoading, error, refetch } = useCart()
  const { data: me } = useQuery({ ...meQuery, enabled: signedIn })
  const addresses = useQuery({ ...addressesQuery, enabled: signedIn })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (isLoading || (signedIn && (!me || addresses.isPending))) return <Skeleton h={420} radius="lg" aria-hidden />
  if (!cart || cart.lines.length === 0 || cart.id === null) {
    return (
      <Empty
        icon={<IconShoppingBag size={26} stroke={1.5} />}
        title={t('cart.empty')}
        action={
          <Button component={Link} to="/all" variant="default">
            {t('cart.browse')}
          </Button>
        }
      />
    )
  }
  const mine = signedIn && me ? me : null
  return <CheckoutForm key={mine?.id ?? 'guest'} cart={cart} me={mine} addresses={addresses.data ?? []} />
}
