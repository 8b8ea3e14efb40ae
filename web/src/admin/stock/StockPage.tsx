import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { allLocations } from '@/api/stock'
import { useListState } from '@/lib/list'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { FilterSelect, SearchField, Toolbar, ViewSwitch } from '@/ui/Toolbar'

import { LevelTable } from './LevelTable'

export default function StockPage() {
  const { t } = useTranslation('admin')
  const list = useListState('product', ['location', 'low'])
  const { data: locations } = useQuery(allLocations)
  const query = useQuery({
    queryKey: ['inventory', 'levels', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/inventory', {
          params: {
            query: {
              q: list.q,
              sort: list.sort as 'product',
              location_id: list.filters.location ? Number(list.filters.location) : null,
              low_stock: list.filters.low ? true : null,
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={t('stock.title')}>
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('stock.search')} />
          <ViewSwitch
            aria-label={t('stock.lowOnly')}
            value={list.filters.low ? 'low' : 'all'}
            onChange={(value) => list.set({ low: value === 'low' ? '1' : null })}
            data={[
              { value: 'all', label: t('stock.all') },
              { value: 'low', label: t('stock.lowOnly') },
            ]}
          />
          {(locations?.items.length ?? 0) > 1 && (
            <FilterSelect
              list={list}
              name="location"
              label={t('stock.location')}
              data={locations?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
            />
          )}
        </Toolbar>
        <LevelTable
          label={t('stock.title')}
          query={query}
          list={list}
          empty={<Empty title={t('stock.none')} hint={t('stock.noneHint')} />}
        />
      </Section>
    </Page>
  )
}
