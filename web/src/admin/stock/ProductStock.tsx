import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Product } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { Section } from '@/ui/Page'
import { Empty } from '@/ui/states'

import { LevelTable } from './LevelTable'
import { MovementTable } from './MovementTable'
import { NewLevelModal } from './NewLevelModal'

/** Where a product lies, and how that came about. */
export function ProductStock({ product }: { product: Product }) {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('inventory:write')
  const [adding, setAdding] = useState(false)
  const levels = useQuery({
    queryKey: ['inventory', 'of-product', product.id],
    queryFn: () =>
      unwrap(api.GET('/api/v1/inventory', { params: { query: { product_id: product.id, limit: 200, sort: 'sku' } } })),
  })
  return (
    <>
      <Section
        title={t('stock.title')}
        flush
        mb="lg"
        actions={
          mayWrite && (
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
              {t('stock.keepHere')}
            </Button>
          )
        }
      >
        <LevelTable
          ofOneProduct
          label={t('stock.title')}
          query={levels}
          empty={<Empty compact title={t('stock.none')} />}
        />
      </Section>
      <Section title={t('stock.movements')} flush>
        <MovementTable productId={product.id} />
      </Section>
      {adding && <NewLevelModal product={product} onClose={() => setAdding(false)} />}
    </>
  )
}
