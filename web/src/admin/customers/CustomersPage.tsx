import { Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { allGroups, type Customer } from '@/api/customers'
import { country, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { CustomerModal } from './CustomerModal'

export default function CustomersPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const navigate = useNavigate()
  const mayWrite = useMay('customers:write')
  const [making, setMaking] = useState(false)
  const list = useListState('-created_at', ['group_id'])
  const { data: groups } = useQuery(allGroups)
  const query = useQuery({
    queryKey: ['customers', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/customers', {
          params: {
            query: {
              q: list.q,
              sort: list.sort as 'name',
              cursor: list.cursor ?? null,
              group_id: list.filters.group_id ? Number(list.filters.group_id) : null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('customers.new')}
    </Button>
  )
  return (
    <Page title={t('customers.title')} actions={create}>
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('customers.search')} />
          {groups && groups.items.length > 0 && (
            <FilterSelect
              list={list}
              name="group_id"
              label={t('groups.one')}
              data={groups.items.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
        </Toolbar>
        <DataTable<Customer>
          label={t('customers.title')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/customers/${id}`}
          columns={[
            {
              key: 'name',
              title: t('customers.name'),
              sort: 'name',
              render: (customer) => (
                <>
                  {customer.name || t('customers.unnamed')}
                  <Sub narrow>{customer.email ?? customer.phone}</Sub>
                </>
              ),
            },
            {
              key: 'email',
              title: t('customers.email'),
              wide: true,
              render: ({ email }) => (
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {email ?? '—'}
                </Text>
              ),
            },
            { key: 'phone', title: t('customers.phone'), wide: 'md', render: ({ phone }) => phone || '—' },
            {
              key: 'country',
              title: t('customers.country'),
              wide: 'md',
              render: (row) => country(row.country, language),
            },
            {
              key: 'since',
              title: t('customers.since'),
              sort: 'created_at',
              align: 'end',
              render: ({ created_at }) => day(created_at, language),
            },
          ]}
          empty={<Empty title={t('customers.none')} hint={t('customers.noneHint')} action={create} />}
        />
      </Section>
      {making && (
        <CustomerModal
          customer={null}
          onClose={() => setMaking(false)}
          onSaved={({ id }) => void navigate(`/customers/${id}`)}
        />
      )}
    </Page>
  )
}
