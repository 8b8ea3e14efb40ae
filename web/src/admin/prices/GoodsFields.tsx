import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { allBrands, categoryTree } from '@/api/catalog'
import { categoryOptions } from '@/lib/categories'

import { ProductsField } from '../parts/ProductsField'

/** What is meant, as the form has it: what is empty narrows nothing. */
export type Goods = { category: string | null; brand: string | null; q: string; products: number[] }

export const NO_GOODS: Goods = { category: null, brand: null, q: '', products: [] }

/** What is sent of it. */
export const goodsBody = ({ category, brand, q, products }: Goods) => ({
  ...(category ? { category_id: Number(category) } : {}),
  ...(brand ? { brand_id: Number(brand) } : {}),
  ...(q.trim() ? { q: q.trim() } : {}),
  ...(products.length > 0 ? { product_ids: products } : {}),
})

type Props = { value: Goods; onChange: (goods: Goods) => void; disabled?: boolean }

/** Which goods: by category, brand, words of theirs, or one by one. */
export function GoodsFields({ value, onChange, disabled = false }: Props) {
  const { t } = useTranslation('admin')
  const { data: tree = [] } = useQuery(categoryTree)
  const { data: brands } = useQuery(allBrands)
  return (
    <>
      <Select
        label={t('products.category')}
        searchable
        clearable
        disabled={disabled}
        data={categoryOptions(tree)}
        value={value.category}
        onChange={(category) => onChange({ ...value, category })}
      />
      <Select
        label={t('products.brand')}
        searchable
        clearable
        disabled={disabled}
        data={brands?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
        value={value.brand}
        onChange={(brand) => onChange({ ...value, brand })}
      />
      <TextInput
        label={t('repricing.words')}
        disabled={disabled}
        value={value.q}
        onChange={(event) => onChange({ ...value, q: event.currentTarget.value })}
      />
      <ProductsField
        label={t('repricing.products')}
        disabled={disabled}
        value={value.products}
        onChange={(products) => onChange({ ...value, products })}
      />
    </>
  )
}
