import { Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Movement } from '@/api/stock'
import { count, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { type Column, DataTable, Sub } from '@/ui/DataTable'
import { DayFilter } from '@/ui/DayFilter'
import { Empty } from '@/ui/states'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

const KINDS = ['received', 'reserved', 'released', 'shipped', 'returned', 'adjusted', 'transferred'] as const
type Kind = (typeof KINDS)[number]

/** What changed stock, when, why and by whom: of one product, of one level, or of everything. */
export function MovementTable({ productId, levelId }: { productId?: number; levelId?: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const everything = productId === undefined && levelId === undefined
  const list = useListState('-id', ['kind', 'from', 'to'])
  const query = useQuery({
    queryKey: ['inventory', 'movements', productId, levelId, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/inventory/movements', {
          params: {
            query: {
              product_id: productId ?? null,
              inventory_id: levelId ?? null,
              kind: (list.filters.kind as Kind | undefined) ?? null,
              start_date: list.filters.from ?? null,
              end_date: list.filters.to ?? null,
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const product: Column<Movement> = {
    key: 'product',
    title: t('stock.product'),
    render: (move) => (
      <>
        <Text size="sm" fw={550}>
          {move.product_name}
        </Text>
        <Sub>
          {move.sku} · {move.location}
        </Sub>
        <Sub narrow>
          {t(`stock.kinds.${move.kind as Kind}`)} · {moment(move.created_at, language)}
        </Sub>
      </>
    ),
  }
  const kind: Column<Movement> = {
    key: 'kind',
    title: t('stock.kind'),
    wide: everything,
    render: (move) => (
      <>
        <Text size="sm" fw={everything ? undefined : 550}>
          {t(`stock.kinds.${move.kind as Kind}`)}
        </Text>
        {move.change_reason && <Sub>{move.change_reason}</Sub>}
        {productId && (
          <Sub>
            {move.sku} · {move.location}
          </Sub>
        )}
        {!everything && <Sub narrow>{moment(move.created_at, language)}</Sub>}
      </>
    ),
  }
  return (
    <>
      <Toolbar>
        <FilterSelect
          list={list}
          name="kind"
          label={t('stock.kind')}
          data={KINDS.map((value) => ({ value, label: t(`stock.kinds.${value}`) }))}
        />
        {everything && (
          <>
            <DayFilter list={list} name="from" label={t('audit.from')} />
            <DayFilter list={list} name="to" label={t('audit.to')} />
          </>
        )}
      </Toolbar>
      <DataTable<Movement>
        label={t('stock.movements')}
        query={query}
        list={list}
        rowKey={(move) => move.id}
        columns={[
          ...(everything ? [product] : []),
          kind,
          {
            key: 'when',
            title: t('stock.when'),
            wide: true,
            render: (move) => <Text size="sm">{moment(move.created_at, language)}</Text>,
          },
          { key: 'who', title: t('stock.who'), wide: 'md', render: (move) => move.actor_name },
          {
            key: 'change',
            title: t('stock.change'),
            align: 'end',
            render: (move) => (
              <Text
                component="span"
                size="sm"
                fw={600}
                c={move.quantity < 0 ? 'var(--mantine-color-error)' : 'var(--tp-accent-text)'}
              >
                {move.quantity > 0 ? '+' : ''}
                {count(move.quantity, language)}
              </Text>
            ),
          },
          {
            key: 'after',
            title: t('stock.after'),
            align: 'end',
            render: (move) => (
              <>
                <Text component="span" size="sm" c="dimmed" visibleFrom="sm">
                  {count(move.previous_quantity, language)} →{' '}
                </Text>
                {count(move.new_quantity, language)}
              </>
            ),
          },
        ]}
        empty={<Empty compact title={t('stock.historyNone')} />}
      />
    </>
  )
}
