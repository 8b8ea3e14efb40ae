import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Return, RETURN_STATUSES } from '@/api/aftersales'
import { api, unwrap } from '@/api/client'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

/** Goods that come back, of every order. */
export default function ReturnsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('-id', ['status'])
  const query = useQuery({
    queryKey: ['returns', 'list', list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/returns', {
          params: {
            query: {
              status: (list.filters.status as 'requested' | undefined) ?? null,
              sort: list.sort as 'created_at',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={t('nav.returns')}>
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="status"
            label={t('discounts.status')}
            data={RETURN_STATUSES.map((value) => ({ value, label: t(`returns.state.${value}`) }))}
          />
        </Toolbar>
        <DataTable<Return>
          label={t('nav.returns')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/returns/${id}`}
          columns={[
            {
              key: 'number',
              title: t('orders.number'),
              render: (one) => (
                <>
                  {one.number}
                  <Sub>{one.order_number}</Sub>
                  <Sub narrow>{t(`returns.state.${one.status}`)}</Sub>
                </>
              ),
            },
            { key: 'reason', title: t('stock.reason'), wide: 'md', render: ({ reason }) => reason || '—' },
            {
              key: 'when',
              title: t('orders.date'),
              sort: 'created_at',
              render: ({ created_at }) => day(created_at, language),
            },
            {
              key: 'status',
              title: t('discounts.status'),
              wide: true,
              render: ({ status }) => <StatusBadge status={status} label={t(`returns.state.${status}`)} />,
            },
            {
              key: 'refund',
              title: t('payments.refunded'),
              align: 'end',
              render: ({ refund, currency }) => (Number(refund) ? money(refund, currency, language) : '—'),
            },
          ]}
          empty={<Empty title={t('returns.none')} hint={t('returns.noneHint')} />}
        />
      </Section>
    </Page>
  )
}
