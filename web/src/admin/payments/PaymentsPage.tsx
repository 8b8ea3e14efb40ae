import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type Payment, PAYMENT_STATUSES, type PaymentStatus, providersQuery } from '@/api/payments'
import { moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

export default function PaymentsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('-created_at', ['status', 'provider', 'under_way'])
  const { data: providers } = useQuery(providersQuery)
  const title = (name: string) => providers?.find((one) => one.name === name)?.title[language] ?? name
  const query = useQuery({
    queryKey: ['payments', 'list', list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/payments', {
          params: {
            query: {
              status: (list.filters.status as PaymentStatus | undefined) ?? null,
              provider: list.filters.provider ?? null,
              under_way: list.filters.under_way ? list.filters.under_way === 'yes' : null,
              sort: list.sort as '-created_at',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={t('nav.payments')}>
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="status"
            label={t('discounts.status')}
            data={PAYMENT_STATUSES.map((value) => ({ value, label: t(`payments.state.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="provider"
            label={t('payments.provider')}
            data={providers?.map(({ name }) => ({ value: name, label: title(name) })) ?? []}
          />
          <FilterSelect
            list={list}
            name="under_way"
            label={t('payments.underWay')}
            data={[
              { value: 'yes', label: t('payments.stillOpen') },
              { value: 'no', label: t('payments.settled') },
            ]}
          />
        </Toolbar>
        <DataTable<Payment>
          label={t('nav.payments')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/payments/${id}`}
          columns={[
            {
              key: 'id',
              title: t('payments.one'),
              render: (payment) => (
                <>
                  {t('payments.number', { id: payment.id })}
                  <Sub>{title(payment.provider)}</Sub>
                  <Sub narrow>{t(`payments.state.${payment.status as PaymentStatus}`)}</Sub>
                </>
              ),
            },
            {
              key: 'order',
              title: t('discounts.order'),
              wide: true,
              render: ({ order_id, bill_id }) =>
                order_id === null ? t('payments.ofPlan', { id: bill_id }) : t('discounts.orderId', { id: order_id }),
            },
            {
              key: 'when',
              title: t('orders.date'),
              sort: 'created_at',
              wide: 'md',
              render: ({ created_at }) => moment(created_at, language),
            },
            {
              key: 'status',
              title: t('discounts.status'),
              wide: true,
              render: ({ status, error }) => (
                <>
                  <StatusBadge status={status} label={t(`payments.state.${status as PaymentStatus}`)} />
                  {error && <Sub>{error}</Sub>}
                </>
              ),
            },
            {
              key: 'amount',
              title: t('payments.amount'),
              sort: 'amount',
              align: 'end',
              render: ({ amount, refunded, currency }) => (
                <>
                  {money(amount, currency, language)}
                  {Number(refunded) > 0 && (
                    <Sub>{t('payments.refundedOf', { amount: money(refunded, currency, language) })}</Sub>
                  )}
                </>
              ),
            },
          ]}
          empty={<Empty title={t('payments.none')} hint={t('payments.noneHint')} />}
        />
      </Section>
    </Page>
  )
}
