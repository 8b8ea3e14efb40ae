import { Checkbox, MultiSelect, NumberInput, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { CategoryBranch } from '@/api/catalog'
import { categoryOptions } from '@/lib/categories'
import { MoneyInput } from '@/ui/MoneyInput'

import { CurrencySelect } from '../parts/CurrencySelect'
import { ProductsField } from '../parts/ProductsField'
import { VariantField } from '../parts/VariantPicker'
import type { DiscountFormOf } from './DiscountForm'

type Props = { form: DiscountFormOf; currency: string | undefined; tree: CategoryBranch[] }

/** What each kind of discount wants to know. */
export function KindFields({ form, currency, tree }: Props) {
  const { t } = useTranslation('admin')
  const whole = { min: 1, allowDecimal: false, hideControls: true } as const
  const percent = (
    <NumberInput
      label={t('discounts.percent')}
      min={0}
      max={100}
      decimalScale={4}
      allowedDecimalSeparators={['.', ',']}
      suffix=" %"
      hideControls
      withAsterisk={form.values.kind === 'percentage'}
      {...form.getInputProps('percent')}
    />
  )
  const onlyMatching = (
    <Checkbox
      label={t('discounts.onlyMatching')}
      description={t('discounts.onlyMatchingHint')}
      {...form.getInputProps('only_matching', { type: 'checkbox' })}
    />
  )
  switch (form.values.kind) {
    case 'percentage':
      return (
        <>
          {percent}
          {onlyMatching}
        </>
      )
    case 'amount':
      return (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <MoneyInput
              label={t('discounts.amount')}
              currency={currency}
              withAsterisk
              {...form.getInputProps('amount')}
            />
            <CurrencySelect
              label={t('discounts.currency')}
              placeholder={currency ?? ''}
              clearable
              {...form.getInputProps('currency')}
            />
          </SimpleGrid>
          {onlyMatching}
        </>
      )
    case 'free_shipping':
      return (
        <MoneyInput
          label={t('discounts.cap')}
          description={t('discounts.capHint')}
          currency={currency}
          {...form.getInputProps('cap')}
        />
      )
    case 'buy_x_get_y':
      return (
        <>
          <SimpleGrid cols={{ base: 2, xs: 4 }}>
            <NumberInput label={t('discounts.buy')} {...whole} {...form.getInputProps('buy')} />
            <NumberInput label={t('discounts.get')} {...whole} {...form.getInputProps('get')} />
            {percent}
            <NumberInput label={t('discounts.times')} {...whole} {...form.getInputProps('times')} />
          </SimpleGrid>
          <ProductsField
            label={t('discounts.getProducts')}
            hint={t('discounts.getProductsHint')}
            value={form.values.get_product_ids}
            onChange={(ids) => form.setFieldValue('get_product_ids', ids)}
          />
          <MultiSelect
            label={t('discounts.getCategories')}
            searchable
            clearable
            data={categoryOptions(tree)}
            {...form.getInputProps('get_category_ids')}
          />
        </>
      )
    case 'gift':
      return (
        <>
          <VariantField
            label={t('discounts.giftVariant')}
            value={form.values.gift_variant_id}
            onChange={(id) => form.setFieldValue('gift_variant_id', id)}
            error={form.errors['gift_variant_id']}
          />
          <NumberInput label={t('discounts.giftQuantity')} {...whole} {...form.getInputProps('gift_quantity')} />
        </>
      )
  }
}
