import { Box, Button, Group, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconFileImport, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { allBrands, categoryTree, type Product } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { components } from '@/api/schema'
import { categoryOptions } from '@/lib/categories'
import { ago, count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { pictureUrl } from '@/lib/pictures'
import { DataTable, Sub } from '@/ui/DataTable'
import { showDone, showUndo } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { Thumb } from '@/ui/Thumb'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

const STATUSES = ['active', 'draft', 'archived'] as const

type Bulk = Omit<components['schemas']['Bulk'], 'ids' | 'previous'>

export default function ProductsPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('catalog:write')
  const mayImport = useMay('imports:write')
  const list = useListState('-created_at', ['status', 'category', 'brand'])
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const { data: tree } = useQuery(categoryTree)
  const { data: brands } = useQuery(allBrands)
  const query = useQuery({
    queryKey: ['products', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/products', {
          params: {
            query: {
              q: list.q,
              sort: list.sort as 'name',
              status: list.filters.status ? [list.filters.status as 'draft'] : null,
              category: list.filters.category ?? null,
              brand: list.filters.brand ?? null,
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })

  const create = (
    <Button component={Link} to="/products/new" leftSection={<IconPlus size={16} />}>
      {t('products.new')}
    </Button>
  )
  const bring = (
    <Button component={Link} to="/import?kind=products" variant="default" leftSection={<IconFileImport size={16} />}>
      {t('nav.import')}
    </Button>
  )
  return (
    <Page
      title={t('products.title')}
      actions={
        <>
          {mayImport && bring}
          {mayWrite && create}
        </>
      }
    >
      <Section flush>
        {chosen.size > 0 ? (
          <BulkBar ids={[...chosen]} onDone={() => setChosen(new Set())} />
        ) : (
          <Toolbar>
            <SearchField list={list} label={t('products.search')} />
            <FilterSelect
              list={list}
              name="status"
              label={t('products.status')}
              data={STATUSES.map((value) => ({ value, label: t(`products.state.${value}`) }))}
            />
            <FilterSelect
              list={list}
              name="category"
              label={t('products.category')}
              searchable
              data={categoryOptions(tree ?? [])}
            />
            <FilterSelect
              list={list}
              name="brand"
              label={t('products.brand')}
              searchable
              data={brands?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
            />
          </Toolbar>
        )}
        <DataTable<Product>
          label={t('products.title')}
          query={query}
          list={list}
          rowKey={(product) => product.id}
          href={(product) => `/products/${product.id}`}
          nameOf={(product) => product.name}
          {...(mayWrite ? { selection: { ids: chosen, change: setChosen } } : {})}
          columns={[
            {
              key: 'name',
              title: t('products.name'),
              sort: 'name',
              render: (product) => (
                <Group gap="sm" wrap="nowrap">
                  <Thumb src={pictureUrl(product.media[0], 80)} />
                  <Box miw={0}>
                    {product.name}
                    <Sub>{product.sku}</Sub>
                    <Sub narrow>
                      {t(`products.state.${product.status}`)} · {count(product.available, language)}
                    </Sub>
                  </Box>
                </Group>
              ),
            },
            {
              key: 'status',
              title: t('products.status'),
              wide: true,
              render: ({ status }) => <StatusBadge status={status} label={t(`products.state.${status}`)} />,
            },
            {
              key: 'category',
              title: t('products.category'),
              wide: 'lg',
              render: ({ category }) => category?.name ?? '—',
            },
            {
              key: 'available',
              title: t('products.stock'),
              align: 'end',
              wide: true,
              render: ({ available }) => (
                <Text size="sm" c={available === 0 ? 'var(--mantine-color-error)' : undefined}>
                  {count(available, language)}
                </Text>
              ),
            },
            {
              key: 'price',
              title: t('products.price'),
              sort: 'price',
              align: 'end',
              render: ({ price, currency }) => money(price, currency, language),
            },
            {
              key: 'updated',
              title: t('products.updated'),
              wide: 'lg',
              render: ({ updated_at }) => ago(updated_at, language),
            },
          ]}
          empty={
            <Empty
              title={t('products.none')}
              hint={t('products.noneHint')}
              action={
                mayWrite && (
                  <Group justify="center">
                    {create}
                    {mayImport && bring}
                  </Group>
                )
              }
            />
          }
        />
      </Section>
    </Page>
  )
}

/** What can be done with the chosen products; every change can be taken back for a while. */
function BulkBar({ ids, onDone }: { ids: number[]; onDone: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const { data: tree } = useQuery(categoryTree)
  const refresh = () => client.invalidateQueries({ queryKey: ['products'] })
  const undo = useMutation({
    mutationFn: (body: components['schemas']['Bulk']) => unwrap(api.POST('/api/v1/products/bulk', { body })),
    onSuccess: () => showDone(t('products.undone')),
    onSettled: refresh,
    onError: notice,
  })
  const change = useMutation({
    mutationFn: (bulk: Bulk) => unwrap(api.POST('/api/v1/products/bulk', { body: { ...bulk, ids, previous: [] } })),
    onSuccess: (done) => {
      const back = done.undo as components['schemas']['Bulk']
      showUndo(t('products.bulkDone', { count: done.changed.length }), t('ui:action.undo'), () => undo.mutate(back))
      onDone()
    },
    onSettled: refresh,
    onError: notice,
  })
  return (
    <Group gap="xs" p="md" role="toolbar" aria-label={t('ui:list.selected', { count: ids.length })}>
      <Text size="sm" fw={600} mr="auto" role="status" lh="36px">
        {t('ui:list.selected', { count: ids.length })}
      </Text>
      <Button
        size="sm"
        variant="default"
        loading={change.isPending}
        onClick={() => change.mutate({ action: 'publish' })}
      >
        {t('products.publish')}
      </Button>
      <Button
        size="sm"
        variant="default"
        disabled={change.isPending}
        onClick={() => change.mutate({ action: 'archive' })}
      >
        {t('products.archive')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="sm" variant="default" disabled={change.isPending} rightSection={<IconChevronDown size={14} />}>
            {t('products.setCategory')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          <Menu.Item onClick={() => change.mutate({ action: 'set_category', category_id: null })}>
            {t('products.noCategory')}
          </Menu.Item>
          {categoryOptions(tree ?? []).map(({ value, label }) => (
            <Menu.Item
              key={value}
              onClick={() => change.mutate({ action: 'set_category', category_id: Number(value) })}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="sm" variant="subtle" color="gray" onClick={onDone}>
        {t('ui:action.cancel')}
      </Button>
    </Group>
  )
}
