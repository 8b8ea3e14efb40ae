import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconShieldHalf, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Product } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { type Prices, variantQuery } from '@/api/pricing'
import type { components } from '@/api/schema'
import { useShop } from '@/api/shop'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure } from '@/ui/states'

import { EntityModal } from '../catalog/EntityModal'
import { OfVariant } from '../parts/OfVariant'
import { ElasticitySection } from './ElasticitySection'
import { HistorySection } from './HistorySection'
import { PlannedSection } from './PlannedSection'
import { PriceModal } from './PriceModal'

type Row = components['schemas']['CurrencyPriceOut']

/** All that a product costs: by currency, floors, lists, planned changes, and how it came to that. */
export function PricesTab({ product }: { product: Product }) {
  return <OfVariant product={product}>{(id) => <VariantPrices key={id} id={id} />}</OfVariant>
}

function VariantPrices({ id }: { id: number }) {
  const { data, error, isPending, refetch } = useQuery(variantQuery(id))
  const mayReckon = useMay('reports:read')
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <>
      <ByCurrency prices={data} isPending={isPending} />
      {data && data.lists.length > 0 && <InLists prices={data} />}
      <PlannedSection variantId={id} />
      {mayReckon && <ElasticitySection variantId={id} />}
      {data && <HistorySection prices={data} />}
    </>
  )
}

function ByCurrency({ prices, isPending }: { prices: Prices | undefined; isPending: boolean }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('prices:write')
  const { currency: own } = useShop()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [edited, setEdited] = useState<string | null>(null)
  const [floored, setFloored] = useState<Row | null>(null)
  const refresh = () => Promise.all(['prices', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] })))
  const remove = useMutation({
    mutationFn: (currency: string) =>
      unwrap(
        api.PUT('/api/v1/prices/{variant_id}', {
          params: { path: { variant_id: prices?.variant_id ?? 0 } },
          headers: { 'If-Match': `"${prices?.version ?? 0}"` },
          body: { prices: { [currency]: null } },
        }),
      ),
    onSuccess: () => showDone(t('ui:form.saved')),
    onSettled: refresh,
    onError: notice,
  })
  return (
    <Section
      title={t('prices.title')}
      flush
      actions={
        mayWrite && (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEdited('')}>
            {t('prices.addCurrency')}
          </Button>
        )
      }
    >
      <DataTable<Row>
        label={t('prices.title')}
        query={{
          data: prices && { items: prices.prices, total: prices.prices.length },
          error: null,
          isPending,
          isPlaceholderData: false,
          refetch: refresh,
        }}
        rowKey={({ currency }) => currency}
        columns={[
          {
            key: 'currency',
            title: t('prices.currency'),
            render: ({ currency, lowest_30_days, floor }) => (
              <>
                {currency}
                <Sub narrow>
                  {t('prices.lowest')}: {money(lowest_30_days, currency, language)}
                  {floor ? ` · ${t('prices.floor')}: ${money(floor, currency, language)}` : ''}
                </Sub>
              </>
            ),
          },
          {
            key: 'price',
            title: t('prices.price'),
            align: 'end',
            render: ({ price, current, currency }) => (
              <>
                {money(price, currency, language)}
                {current !== price && (
                  <Sub>
                    {t('prices.buyersPay')} {money(current, currency, language)}
                  </Sub>
                )}
              </>
            ),
          },
          {
            key: 'lowest',
            title: t('prices.lowest'),
            align: 'end',
            wide: true,
            render: ({ lowest_30_days, currency }) => money(lowest_30_days, currency, language),
          },
          {
            key: 'floor',
            title: t('prices.floor'),
            align: 'end',
            wide: true,
            render: ({ floor, currency }) => money(floor, currency, language),
          },
          {
            key: 'actions',
            title: '',
            align: 'end',
            width: 120,
            render: (row) =>
              mayWrite && (
                <RowActions>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('prices.change')}: ${row.currency}`}
                    onClick={() => setEdited(row.currency)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('prices.floor')}: ${row.currency}`}
                    onClick={() => setFloored(row)}
                  >
                    <IconShieldHalf size={16} />
                  </ActionIcon>
                  {row.currency !== own && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('ui:action.delete')}: ${row.currency}`}
                      onClick={() =>
                        confirm({
                          title: t('prices.removeConfirm', { currency: row.currency }),
                          hint: t('prices.removeHint'),
                          confirm: t('ui:action.delete'),
                          onConfirm: () => remove.mutate(row.currency),
                        })
                      }
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  )}
                </RowActions>
              ),
          },
        ]}
        empty={null}
      />
      {prices && edited !== null && (
        <PriceModal prices={prices} currency={edited} onSaved={() => void refresh()} onClose={() => setEdited(null)} />
      )}
      {prices && floored && (
        <EntityModal
          title={`${t('prices.floor')}: ${floored.currency}`}
          initial={{ amount: floored.floor ?? '' }}
          fields={[
            {
              name: 'amount',
              label: t('prices.floor'),
              hint: t('prices.floorHint'),
              kind: 'money',
              currency: floored.currency,
            },
          ]}
          save={({ amount }) =>
            unwrap(
              api.PUT('/api/v1/prices/{variant_id}/floor', {
                params: { path: { variant_id: prices.variant_id } },
                headers: { 'If-Match': `"${prices.version}"` },
                body: { amount: String(amount) || null, currency: floored.currency },
              }),
            )
          }
          onSaved={() => void refresh()}
          onClose={() => setFloored(null)}
        />
      )}
    </Section>
  )
}

function InLists({ prices }: { prices: Prices }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <Section title={t('prices.inLists')} flush>
      <DataTable<components['schemas']['ListedPriceOut']>
        label={t('prices.inLists')}
        query={{
          data: { items: prices.lists, total: prices.lists.length },
          error: null,
          isPending: false,
          isPlaceholderData: false,
          refetch: () => Promise.reject(new Error('the lists come with the prices')),
        }}
        rowKey={({ list_id, min_quantity }) => `${list_id}-${min_quantity}`}
        href={({ list_id }) => `/price-lists/${list_id}`}
        columns={[
          { key: 'name', title: t('prices.list'), render: ({ name }) => name },
          { key: 'from', title: t('prices.from'), align: 'end', render: ({ min_quantity }) => min_quantity },
          {
            key: 'price',
            title: t('prices.price'),
            align: 'end',
            render: ({ price, currency }) => money(price, currency, language),
          },
        ]}
        empty={null}
      />
    </Section>
  )
}
