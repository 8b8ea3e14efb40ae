import { ActionIcon, Indicator } from '@mantine/core'
import { IconShoppingBag } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { useCart } from '@/api/cart'

/** The way to the cart, with how much is in it. */
export function CartButton() {
  const { t } = useTranslation('shop')
  const { cart } = useCart()
  const units = cart?.units ?? 0
  return (
    <Indicator label={units > 99 ? '99+' : units} size={17} offset={8} disabled={units === 0} className="num">
      <ActionIcon
        component={Link}
        to="/basket"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={units ? `${t('cart.title')}: ${t('cart.units', { count: units })}` : t('cart.title')}
      >
        <IconShoppingBag size={20} stroke={1.6} />
      </ActionIcon>
    </Indicator>
  )
}
