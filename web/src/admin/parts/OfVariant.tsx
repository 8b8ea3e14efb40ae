import { Select, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import type { Product } from '@/api/catalog'
import { variantName } from '@/lib/variants'

/** What is told of one variant of a product; of several one is chosen, first the one that the address names. */
export function OfVariant({ product, children }: { product: Product; children: (id: number) => ReactNode }) {
  const { t } = useTranslation('admin')
  const [params] = useSearchParams()
  const [chosen, setChosen] = useState(Number(params.get('variant')))
  const variants = product.variants.filter(({ id, archived }) => !archived || id === chosen)
  const variant = variants.find(({ id }) => id === chosen) ?? variants[0]
  if (!variant) return null
  return (
    <Stack gap="lg">
      {variants.length > 1 && (
        <Select
          label={t('products.variant')}
          maw={360}
          allowDeselect={false}
          data={variants.map(({ id, options, sku }) => ({
            value: String(id),
            label: `${variantName(options, sku)} · ${sku}`,
          }))}
          value={String(variant.id)}
          onChange={(next) => next && setChosen(Number(next))}
        />
      )}
      {children(variant.id)}
    </Stack>
  )
}
