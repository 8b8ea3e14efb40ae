import { ActionIcon, Skeleton, Stack } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { PriceList } from '@/api/pricing'
import { isProblem } from '@/api/problem'
import type { components } from '@/api/schema'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { showUndo } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure, NotFound } from '@/ui/states'

import { EntityModal } from '../catalog/EntityModal'
import { type Picked, VariantPicker } from '../parts/VariantPicker'

type Item = components['schemas']['ItemOut']
type Change = components['schemas']['ItemIn']

/** A price list's prices, each from a quantity on. */
export default function PriceListPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation(['admin', 'ui'])
  const path = { params: { path: { list_id: id } } }
  const {
    data: found,
    error,
    refetch,
  } = useQuery({
    queryKey: ['prices', 'lists', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/price-lists/{list_id}', path)),
  })
  const back = { to: '/price-lists', label: t('priceLists.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/price-lists" />
  return (
    <Page
      title={found?.name ?? '…'}
      back={back}
      width={920}
      hint={found && t('priceLists.inCurrency', { currency: found.currency })}
    >
      {error && !found && <Failure error={error} onRetry={() => void refetch()} />}
      {!found && !error && (
        <Section>
          <Skeleton h={120} />
        </Section>
      )}
      {found && <Items found={found} />}
    </Page>
  )
}

function Items({ found }: { found: PriceList }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('prices:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [edited, setEdited] = useState<Pick<Picked, 'id' | 'name'> | Item | null>(null)
  const list = useListState('id')
  const params = { path: { list_id: found.id } }
  const query = useQuery({
    queryKey: ['prices', 'lists', 'items', found.id, list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/price-lists/{list_id}/items', {
          params: { ...params, query: { sort: list.sort as 'sku', cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['prices'] })
  const send = (items: Change[]) => unwrap(api.PUT('/api/v1/price-lists/{list_id}/items', { params, body: { items } }))
  const putBack = useMutation({ mutationFn: send, onSettled: refresh, onError: notice })
  const remove = useMutation({
    mutationFn: ({ variant_id, min_quantity }: Item) => send([{ variant_id, min_quantity, price: null }]),
    onSuccess: (_, { variant_id, min_quantity, price }) =>
      showUndo(t('priceLists.removed'), t('ui:action.undo'), () =>
        putBack.mutate([{ variant_id, min_quantity, price }]),
      ),
    onSettled: refresh,
    onError: notice,
  })
  const known = edited && 'variant_id' in edited ? edited : null
  return (
    <Section title={t('priceLists.items')} hint={t('priceLists.itemsHint')} flush>
      {mayWrite && (
        <Stack px="md" pb="md">
          <VariantPicker label={t('priceLists.addItem')} onPick={setEdited} />
        </Stack>
      )}
      <DataTable<Item>
        label={t('priceLists.items')}
        query={query}
        list={list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'sku',
            title: t('products.name'),
            sort: 'sku',
            render: ({ name, sku, min_quantity }) => (
              <>
                {name}
                <Sub>{sku}</Sub>
                <Sub narrow>{`${t('prices.from')}: ${count(min_quantity, language)}`}</Sub>
              </>
            ),
          },
          {
            key: 'from',
            title: t('prices.from'),
            sort: 'min_quantity',
            align: 'end',
            wide: true,
            render: ({ min_quantity }) => count(min_quantity, language),
          },
          {
            key: 'price',
            title: t('prices.price'),
            sort: 'price',
            align: 'end',
            render: ({ price, currency }) => money(price, currency, language),
          },
          {
            key: 'actions',
            title: '',
            align: 'end',
            width: 120,
            render: (item) =>
              mayWrite && (
                <RowActions>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('prices.change')}: ${item.name}`}
                    onClick={() => setEdited(item)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('priceLists.addTier')}: ${item.name}`}
                    onClick={() => setEdited({ id: item.variant_id, name: item.name })}
                    visibleFrom="sm"
                  >
                    <IconPlus size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    loading={remove.isPending && remove.variables.id === item.id}
                    aria-label={`${t('ui:action.delete')}: ${item.name}`}
                    onClick={() => remove.mutate(item)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </RowActions>
              ),
          },
        ]}
        empty={<Empty compact title={t('priceLists.noItems')} hint={t('priceLists.noItemsHint')} />}
      />
      {edited && (
        <EntityModal
          title={edited.name}
          initial={{ min_quantity: known?.min_quantity ?? 1, price: known?.price ?? '' }}
          fields={[
            { name: 'min_quantity', label: t('prices.from'), hint: t('priceLists.fromHint'), kind: 'number' },
            { name: 'price', label: t('prices.price'), kind: 'money', currency: found.currency, required: true },
          ]}
          save={({ min_quantity, price }) => {
            const variant_id = known ? known.variant_id : edited.id
            const moved = known && known.min_quantity !== Number(min_quantity)
            return send([
              ...(moved ? [{ variant_id, min_quantity: known.min_quantity, price: null }] : []),
              { variant_id, min_quantity: Number(min_quantity), price: String(price) },
            ])
          }}
          onSaved={() => void refresh()}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  )
}
