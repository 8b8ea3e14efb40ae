import { Group } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { PurchaseRow, PurchaseStatus } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { count, day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import type { ListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'

import { PurchaseBadge } from './parts'

type Asked = {
  q?: string
  status?: PurchaseStatus | null
  supplier_id?: number | null
  sort?: string
  cursor?: string | null
}

export function usePurchases(
  { q = '', status = null, supplier_id = null, sort = '-id', cursor = null }: Asked,
  enabled = true,
) {
  return useQuery({
    queryKey: ['purchases', 'list', q, status, supplier_id, sort, cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/purchases', {
          params: { query: { q, status: status ? [status] : null, supplier_id, sort: sort as '-id', cursor } },
        }),
      ),
    placeholderData: keepPreviousData,
    enabled,
  })
}

type Props = {
  query: ReturnType<typeof usePurchases>
  list?: ListState<string>
  ofOne?: boolean
  pager?: boolean
  empty: ReactNode
}

/** What was bought. */
export function PurchaseTable({ query, list, ofOne = false, pager = true, empty }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <DataTable<PurchaseRow>
      label={t('buying.purchases')}
      query={query}
      {...(list ? { list } : {})}
      pager={pager}
      rowKey={({ id }) => id}
      href={({ id }) => `/purchases/${id}`}
      columns={[
        {
          key: 'number',
          title: t('buying.purchase'),
          render: (row) => (
            <>
              {row.number}
              <Sub>{ofOne ? contents(row) : `${row.supplier} · ${contents(row)}`}</Sub>
            </>
          ),
        },
        {
          key: 'status',
          title: t('buying.status'),
          render: (row) => (
            <Group gap={4}>
              <PurchaseBadge status={row.status} late={row.late} />
            </Group>
          ),
        },
        {
          key: 'units',
          title: t('buying.cameOf'),
          align: 'end',
          wide: true,
          render: (row) => `${count(row.received, language)} / ${count(row.quantity, language)}`,
        },
        { key: 'expected', title: t('buying.expected'), wide: 'md', render: (row) => day(row.expected_on, language) },
        {
          key: 'cost',
          title: t('buying.goods'),
          align: 'end',
          wide: 'md',
          render: (row) => money(row.cost, row.currency, language),
        },
        {
          key: 'landed',
          title: t('buying.landed'),
          align: 'end',
          wide: true,
          render: (row) => money(row.landed, row.shop_currency, language),
        },
      ]}
      empty={empty}
    />
  )

  function contents(row: PurchaseRow): string {
    return row.lines_count > 1 ? t('buying.andMore', { name: row.name, count: row.lines_count - 1 }) : row.name
  }
}
