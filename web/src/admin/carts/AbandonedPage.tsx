import { Anchor } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { ago, count, country, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

type Cart = components['schemas']['AbandonedOut']

/** Carts that somebody filled and left. */
export default function AbandonedPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('-updated_at', ['hours'])
  const query = useQuery({
    queryKey: ['carts', 'abandoned', list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/carts/abandoned', {
          params: {
            query: {
              ...(list.filters.hours ? { hours: Number(list.filters.hours) } : {}),
              sort: list.sort as '-updated_at',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={t('nav.abandoned')} hint={t('carts.hint')}>
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="hours"
            label={t('carts.left')}
            data={[
              { value: '1', label: t('carts.hour') },
              { value: '24', label: t('carts.day') },
              { value: '168', label: t('carts.week') },
            ]}
          />
        </Toolbar>
        <DataTable<Cart>
          label={t('nav.abandoned')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'who',
              title: t('orders.customer'),
              render: ({ name, email, country: where }) => (
                <>
                  {name || (email ? '' : t('carts.unknown'))}
                  {email && (
                    <Anchor href={`mailto:${email}`} size="sm" display="block" style={{ overflowWrap: 'anywhere' }}>
                      {email}
                    </Anchor>
                  )}
                  <Sub>{where ? country(where, language) : ''}</Sub>
                </>
              ),
            },
            {
              key: 'when',
              title: t('carts.lastTouched'),
              sort: 'updated_at',
              render: ({ updated_at }) => ago(updated_at, language),
            },
            {
              key: 'units',
              title: t('orders.units'),
              align: 'end',
              wide: true,
              render: ({ units }) => count(units, language),
            },
            {
              key: 'value',
              title: t('carts.value'),
              align: 'end',
              render: ({ value, currency }) => money(value, currency, language),
            },
          ]}
          empty={<Empty title={t('carts.none')} hint={t('carts.noneHint')} />}
        />
      </Section>
    </Page>
  )
}
