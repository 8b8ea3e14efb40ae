import { Alert, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconShoppingBag } from '@tabler/icons-react'
import { useIsMutating } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { type Cart, useCart } from '@/api/cart'
import { useShop } from '@/api/shop'
import { Empty, Failure } from '@/ui/states'

import classes from './Cart.module.css'
import { Codes } from './Codes'
import { Line } from './Line'
import { Sums } from './Sums'

export default function CartPage() {
  const { t } = useTranslation('shop')
  const { name } = useShop()
  const { cart, isLoading, error, refetch } = useCart()
  useDocumentTitle(`${t('cart.title')} · ${name}`)
  return (
    <Stack gap="lg">
      <Group align="baseline" gap="sm">
        <Title order={1}>{t('cart.title')}</Title>
        {cart && cart.units > 0 && <Text c="dimmed">{t('cart.units', { count: cart.units })}</Text>}
      </Group>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : isLoading ? (
        <Stack aria-hidden>
          <Skeleton h={90} />
          <Skeleton h={90} />
        </Stack>
      ) : !cart || cart.lines.length === 0 ? (
        <Empty
          icon={<IconShoppingBag size={26} stroke={1.5} />}
          title={t('cart.empty')}
          hint={t('cart.emptyHint')}
          action={
            <Button component={Link} to="/all" variant="default">
              {t('cart.browse')}
            </Button>
          }
        />
      ) : (
        <Filled cart={cart} />
      )}
    </Stack>
  )
}

function Filled({ cart }: { cart: Cart }) {
  const { t } = useTranslation('shop')
  // A changed price is only news: the checkout asks for the total that was shown anyway.
  const blocked = cart.lines.some(({ troubles }) => troubles?.some(({ kind }) => kind !== 'price_changed'))
  const busy = useIsMutating({ mutationKey: ['cart'] }) > 0
  return (
    <div className={classes.split}>
      <ul className={classes.lines} aria-label={t('cart.lines')}>
        {cart.lines.map((line) => (
          <Line key={line.id ?? `gift ${line.variant_id}`} line={line} currency={cart.currency} busy={busy} />
        ))}
      </ul>
      <Paper withBorder p="md" className={classes.aside} component="section" aria-label={t('sums.title')}>
        <Stack gap="md">
          <Codes cart={cart} />
          <div aria-busy={busy} style={{ opacity: busy ? 0.45 : 1 }}>
            <Sums totals={cart.totals} delivery={cart.shipping_method ? undefined : t('sums.atCheckout')} />
          </div>
          {blocked && (
            <Alert color="yellow" py="xs" role="status">
              <Text size="sm">{t('cart.mend')}</Text>
            </Alert>
          )}
          {blocked ? (
            <Button size="md" fullWidth disabled>
              {t('cart.checkout')}
            </Button>
          ) : (
            <Button component={Link} to="/basket/checkout" size="md" fullWidth>
              {t('cart.checkout')}
            </Button>
          )}
        </Stack>
      </Paper>
    </div>
  )
}
