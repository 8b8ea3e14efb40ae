import { useTranslation } from 'react-i18next'

import type { Discount } from '@/api/discounts'
import { useShop } from '@/api/shop'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

/** What a discount gives, in a few words. */
export function useWorth(): (discount: Discount) => string {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency = 'RUB' } = useShop()
  return (discount) => {
    const show = (amount: string) => money(amount, discount.currency ?? currency, language)
    switch (discount.kind) {
      case 'percentage':
        return t('discounts.worth.percentage', { percent: Number(discount.percent) })
      case 'amount':
        return t('discounts.worth.amount', { amount: show(discount.amount ?? '0') })
      case 'free_shipping':
        return discount.cap
          ? t('discounts.worth.free_shipping_cap', { amount: show(discount.cap) })
          : t('discounts.worth.free_shipping')
      case 'buy_x_get_y':
        return Number(discount.percent) === 100
          ? t('discounts.worth.buy_x_get_y', { buy: discount.buy, get: discount.get })
          : t('discounts.worth.buy_x_get_y_percent', {
              buy: discount.buy,
              get: discount.get,
              percent: Number(discount.percent),
            })
      case 'gift':
        return t('discounts.worth.gift')
    }
  }
}
