import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import type { Supplier } from '@/api/buying'
import { allSuppliers } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { count, country } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { SupplierModal } from './SupplierModal'

/** Who goods are bought from. */
export default function SuppliersPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const navigate = useNavigate()
  const mayWrite = useMay('suppliers:write')
  const [making, setMaking] = useState(false)
  const list = useListState('name', ['country'])
  const { data: all } = useQuery(allSuppliers)
  const countries = [...new Set(all?.items.map((one) => one.country).filter(Boolean))]
  const query = useQuery({
    queryKey: ['suppliers', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/suppliers', {
          params: {
            query: {
              q: list.q,
              sort: list.sort as 'name',
              cursor: list.cursor ?? null,
              country: list.filters.country ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('buying.newSupplier')}
    </Button>
  )
  const days = (value: number | null) => (value === null ? '—' : t('buying.days', { count: value }))
  return (
    <Page title={t('buying.suppliers')} hint={t('buying.suppliersHint')} actions={create}>
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('buying.findSupplier')} />
          {countries.length > 0 && (
            <FilterSelect
              list={list}
              name="country"
              label={t('buying.country')}
              data={countries.map((code) => ({ value: code, label: country(code, language) }))}
            />
          )}
        </Toolbar>
        <DataTable<Supplier>
          label={t('buying.suppliers')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/suppliers/${id}`}
          columns={[
            {
              key: 'name',
              title: t('buying.name'),
              sort: 'name',
              render: (row) => (
                <>
                  {row.name}
                  <Sub narrow>{country(row.country, language)}</Sub>
                </>
              ),
            },
            {
              key: 'country',
              title: t('buying.country'),
              sort: 'country',
              wide: true,
              render: (row) => country(row.country, language),
            },
            { key: 'currency', title: t('buying.currency'), wide: 'md', render: ({ currency }) => currency },
            {
              key: 'lead',
              title: t('buying.leadTime'),
              align: 'end',
              render: ({ lead_time_days }) => days(lead_time_days),
            },
            {
              key: 'items',
              title: t('buying.offers'),
              align: 'end',
              wide: true,
              render: ({ items }) => count(items, language),
            },
            {
              key: 'purchases',
              title: t('buying.purchases'),
              align: 'end',
              wide: true,
              render: ({ purchases }) => count(purchases, language),
            },
          ]}
          empty={<Empty title={t('buying.noSuppliers')} hint={t('buying.noSuppliersHint')} action={create} />}
        />
      </Section>
      {making && (
        <SupplierModal
          supplier={null}
          onClose={() => setMaking(false)}
          onSaved={({ id }) => void navigate(`/suppliers/${id}`)}
        />
      )}
    </Page>
  )
}
