import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Product, Variant } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { variantName } from '@/lib/variants'
import { useConfirm } from '@/ui/confirm'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'

import { VariantModal } from './VariantModal'

/** The choices a buyer has. A product with one variant shows it in the form above instead. */
export function VariantsSection({ product }: { product: Product }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('catalog:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [edited, setEdited] = useState<Variant | 'new' | null>(null)
  const variants = product.variants.filter(({ archived }) => !archived)
  const several = variants.length > 1 || variants.some(({ options }) => Object.keys(options).length > 0)
  const remove = useMutation({
    mutationFn: (variant: Variant) =>
      unwrap(
        api.DELETE('/api/v1/products/{product_id}/variants/{variant_id}', {
          params: { path: { product_id: product.id, variant_id: variant.id } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['products'] }),
    onError: notice,
  })
  return (
    <Section
      title={t('products.variants')}
      hint={t('products.variantsHint')}
      flush
      actions={
        mayWrite && (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
            {t('products.newVariant')}
          </Button>
        )
      }
    >
      {several && (
        <DataTable<Variant>
          label={t('products.variants')}
          query={{
            data: { items: variants, total: variants.length },
            error: null,
            isPending: false,
            isPlaceholderData: false,
            refetch: () => Promise.reject(new Error('the list comes with the product')),
          }}
          rowKey={(variant) => variant.id}
          columns={[
            {
              key: 'name',
              title: t('products.variant'),
              render: (variant) => (
                <>
                  <Text size="sm" fw={550}>
                    {variantName(variant.options, variant.sku)}
                  </Text>
                  <Sub>{variant.sku}</Sub>
                </>
              ),
            },
            { key: 'barcode', title: t('products.barcode'), wide: true, render: ({ barcode }) => barcode ?? '—' },
            {
              key: 'stock',
              title: t('products.stock'),
              align: 'end',
              wide: true,
              render: ({ available }) => count(available, language),
            },
            {
              key: 'price',
              title: t('products.price'),
              align: 'end',
              render: ({ price, currency }) => money(price, currency, language),
            },
            {
              key: 'actions',
              title: '',
              align: 'end',
              width: 90,
              render: (variant) =>
                mayWrite && (
                  <RowActions>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('products.editVariant')}: ${variantName(variant.options, variant.sku)}`}
                      onClick={() => setEdited(variant)}
                    >
                      <IconPencil size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={variants.length === 1}
                      aria-label={t('products.deleteVariantConfirm', {
                        name: variantName(variant.options, variant.sku),
                      })}
                      onClick={() =>
                        confirm({
                          title: t('products.deleteVariantConfirm', {
                            name: variantName(variant.options, variant.sku),
                          }),
                          hint: t('products.deleteHint'),
                          confirm: t('ui:action.delete'),
                          onConfirm: () => remove.mutate(variant),
                        })
                      }
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </RowActions>
                ),
            },
          ]}
          empty={null}
        />
      )}
      {!several && <Group pb="md" />}
      {edited && (
        <VariantModal product={product} variant={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Section>
  )
}
