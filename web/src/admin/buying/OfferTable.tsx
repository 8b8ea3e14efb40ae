import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { Offer } from '@/api/buying'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import type { ListState } from '@/lib/list'
import { DataTable, type PageOf, Sub } from '@/ui/DataTable'

type Props = {
  query: {
    data: PageOf<Offer> | undefined
    error: Error | null
    isPending: boolean
    isPlaceholderData: boolean
    refetch: () => Promise<unknown>
  }
  list: ListState<string>
  ofOne?: boolean
  empty: ReactNode
}

/** What suppliers offer. */
export function OfferTable({ query, list, ofOne = false, empty }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <DataTable<Offer>
      label={t('buying.catalogue')}
      query={query}
      list={list}
      rowKey={({ id }) => id}
      href={({ id }) => `/supplier-catalogue/${id}`}
      columns={[
        {
          key: 'name',
          title: t('buying.offer'),
          sort: 'name',
          render: (row) => (
            <>
              {row.name}
              <Sub>{ofOne ? row.sku : `${row.sku} · ${row.supplier}`}</Sub>
            </>
          ),
        },
        {
          key: 'own',
          title: t('buying.own'),
          wide: ofOne ? 'lg' : true,
          render: (row) => (row.variant_sku ? `${row.product ?? ''} · ${row.variant_sku}` : t('buying.unlinked')),
        },
        {
          key: 'least',
          title: t('buying.least'),
          align: 'end',
          wide: true,
          render: (row) => count(row.min_order_quantity, language),
        },
        {
          key: 'pack',
          title: t('buying.pack'),
          align: 'end',
          wide: 'lg',
          render: (row) => count(row.pack_size, language),
        },
        {
          key: 'lead',
          title: t('buying.leadTime'),
          align: 'end',
          wide: 'md',
          render: ({ lead_time }) => (lead_time === null ? '—' : t('buying.days', { count: lead_time })),
        },
        ...(ofOne
          ? []
          : [{ key: 'hs', title: t('buying.hs'), wide: 'lg' as const, render: (row: Offer) => row.hs_code || '—' }]),
        {
          key: 'price',
          title: t('buying.price'),
          align: 'end',
          render: (row) => money(row.price, row.currency, language),
        },
      ]}
      empty={empty}
    />
  )
}
