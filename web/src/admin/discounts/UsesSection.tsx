import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Discount } from '@/api/discounts'
import type { components } from '@/api/schema'
import { moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { Empty } from '@/ui/states'

type Use = components['schemas']['UseOut']

/** The orders that got a discount. */
export function UsesSection({ discount }: { discount: Discount }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('-id')
  const query = useQuery({
    queryKey: ['discounts', 'uses', discount.id, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/discounts/{discount_id}/uses', {
          params: { path: { discount_id: discount.id }, query: { cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Section title={t('discounts.uses')} flush>
      <DataTable<Use>
        label={t('discounts.uses')}
        query={query}
        list={list}
        rowKey={({ id }) => id}
        href={({ order_id }) => `/orders/${order_id}`}
        columns={[
          {
            key: 'order',
            title: t('discounts.order'),
            render: ({ order_id, code }) => (
              <>
                {t('discounts.orderId', { id: order_id })}
                {code && <Sub>{code}</Sub>}
              </>
            ),
          },
          {
            key: 'customer',
            title: t('orders.customer'),
            wide: true,
            render: ({ customer }) =>
              customer.replace(/^(email|account):/, (_, kind) => (kind === 'email' ? '' : '№ ')),
          },
          { key: 'when', title: t('orders.date'), render: ({ created_at }) => moment(created_at, language) },
          {
            key: 'amount',
            title: t('orders.discount'),
            align: 'end',
            render: ({ amount, currency }) => money(amount, currency, language),
          },
        ]}
        empty={<Empty compact title={t('discounts.noUses')} />}
      />
    </Section>
  )
}
