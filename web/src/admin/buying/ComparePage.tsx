import { Badge, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import type { Compared } from '@/api/buying'
import { productQuery } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { count, country, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'

import { ProductPicker } from '../products/ProductPicker'
import { asQuery, CostFields, NO_COSTS } from './parts'

/** Offers for one product side by side, the cheapest on the shelf first. */
export default function ComparePage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const [params, setParams] = useSearchParams()
  const product = Number(params.get('product')) || null
  const [quantity, setQuantity] = useState<number | string>('')
  const [costs, setCosts] = useState(NO_COSTS)
  const asked = { ...asQuery(costs), quantity: Number(quantity) > 0 ? Number(quantity) : null }
  const { data: shown } = useQuery({ ...productQuery(String(product)), enabled: product !== null })
  const query = useQuery({
    queryKey: ['offers', 'compare', product, asked],
    queryFn: () =>
      unwrap(api.GET('/api/v1/supplier_catalog/compare', { params: { query: { product_id: product, ...asked } } })),
    enabled: product !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const found = query.data
  return (
    <Page title={t('buying.compareTitle')} hint={t('buying.compareHint')} width={1280}>
      <Section title={shown?.product.name ?? t('buying.chooseProduct')}>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <ProductPicker
              label={t('buying.findProduct')}
              onPick={({ id }) => setParams({ product: String(id) }, { replace: true })}
            />
            <NumberInput
              aria-label={t('buying.quantity')}
              placeholder={t('buying.quantityLeast')}
              min={1}
              allowDecimal={false}
              value={quantity}
              onChange={setQuantity}
            />
          </SimpleGrid>
          <CostFields value={costs} onChange={setCosts} />
        </Stack>
      </Section>
      <Section flush>
        {product === null ? (
          <Empty title={t('buying.chooseProduct')} hint={t('buying.compareHint')} />
        ) : (
          <DataTable<Compared>
            label={t('buying.compareTitle')}
            query={{ ...query, data: found && { items: found.items, total: found.items.length } }}
            pager={false}
            rowKey={({ item_id }) => item_id}
            href={({ item_id }) => `/supplier-catalogue/${item_id}`}
            columns={[
              {
                key: 'supplier',
                title: t('buying.supplier'),
                render: (row) => (
                  <>
                    {row.supplier}
                    <Sub>{[country(row.country, language), row.sku].filter(Boolean).join(' · ')}</Sub>
                    {row.problem !== null && (
                      <Text size="xs" c="var(--mantine-color-error)">
                        {row.problem}
                      </Text>
                    )}
                  </>
                ),
              },
              { key: 'own', title: t('buying.ownSku'), wide: 'lg', render: (row) => row.variant_sku },
              {
                key: 'price',
                title: t('buying.price'),
                align: 'end',
                wide: true,
                render: (row) => money(row.unit_price, row.currency, language),
              },
              {
                key: 'least',
                title: t('buying.leastAndPack'),
                align: 'end',
                wide: true,
                render: (row) => `${count(row.min_order_quantity, language)} / ${count(row.pack_size, language)}`,
              },
              {
                key: 'lead',
                title: t('buying.leadTime'),
                align: 'end',
                wide: true,
                render: (row) => (row.lead_time_days === null ? '—' : t('buying.days', { count: row.lead_time_days })),
              },
              {
                key: 'quantity',
                title: t('buying.units'),
                align: 'end',
                wide: 'md',
                render: (row) => count(row.quantity, language),
              },
              {
                key: 'total',
                title: t('buying.total'),
                align: 'end',
                wide: 'md',
                render: (row) => (found ? money(row.total, found.currency, language) : ''),
              },
              {
                key: 'unit',
                title: t('buying.unitCost'),
                align: 'end',
                render: (row) => (
                  <>
                    <b>{found ? money(row.unit_cost, found.currency, language) : ''}</b>{' '}
                    {row.best && <Badge size="sm">{t('buying.best')}</Badge>}
                  </>
                ),
              },
            ]}
            empty={<Empty title={t('buying.noCompared')} hint={t('buying.noComparedHint')} />}
          />
        )}
      </Section>
    </Page>
  )
}
