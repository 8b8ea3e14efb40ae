import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { channelsSold } from '@/api/figures'
import type { components } from '@/api/schema'
import { useShop } from '@/api/shop'
import { today } from '@/lib/days'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { DayFilter } from '@/ui/DayFilter'
import { FilterSelect } from '@/ui/Toolbar'

import { NamedPage } from '../catalog/NamedPage'
import { useChannelName } from '../figures/words'

type Expense = components['schemas']['ExpenseOut'] & { name: string }
const KINDS = ['fees', 'shipping', 'advertising', 'payment_fees', 'other'] as const
type Kind = (typeof KINDS)[number]

/** What selling costs beside the goods: profit is less by it. */
export default function ExpensesPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const { currency, timeZone } = useShop()
  const { data: sold = [] } = useQuery(channelsSold)
  const kinds = KINDS.map((value) => ({ value, label: t(`figures.line.${value}`) }))
  const channels = (more?: string) =>
    [...new Set(['store', ...sold, ...(more ? [more] : [])])].map((value) => ({ value, label: channelName(value) }))
  const of = (row: Expense) =>
    [row.channel && channelName(row.channel), row.product_name].filter(Boolean).join(' · ') || t('figures.general')
  return (
    <NamedPage<Expense>
      title={t('nav.expenses')}
      hint={t('expenses.hint')}
      right="expenses:write"
      queryKey={['expenses']}
      sort="-day"
      filters={['kind', 'channel', 'from', 'to']}
      load={async ({ sort, cursor, filters }) => {
        const { kind, channel, from, to } = filters
        const page = await unwrap(
          api.GET('/api/v1/expenses', {
            params: {
              query: {
                sort: sort as 'day',
                cursor: cursor ?? null,
                kind: KINDS.find((one) => one === kind) ?? null,
                channel: channel ?? null,
                start_date: from ?? null,
                end_date: to ?? null,
              },
            },
          }),
        )
        const named = (row: Omit<Expense, 'name'>) =>
          `${t(`figures.line.${row.kind}`)}, ${money(row.amount, row.currency, language)}`
        return { ...page, items: page.items.map((row) => ({ ...row, name: named(row) })) }
      }}
      toolbar={(list) => (
        <>
          <FilterSelect list={list} name="kind" label={t('expenses.kind')} data={kinds} />
          <FilterSelect
            list={list}
            name="channel"
            label={t('figures.dimension.channel')}
            data={channels(list.filters['channel'])}
          />
          <DayFilter list={list} name="from" label={t('orders.from')} />
          <DayFilter list={list} name="to" label={t('orders.to')} />
        </>
      )}
      columns={[
        {
          key: 'kind',
          title: t('expenses.kind'),
          render: (row) => (
            <>
              <Text size="sm" fw={550}>
                {t(`figures.line.${row.kind}`)}
              </Text>
              {row.note && <Sub>{row.note}</Sub>}
              <Sub narrow>
                {day(row.day, language)} · {of(row)}
              </Sub>
            </>
          ),
        },
        { key: 'day', title: t('expenses.day'), sort: 'day', wide: true, render: (row) => day(row.day, language) },
        { key: 'of', title: t('expenses.of'), wide: true, render: of },
        {
          key: 'amount',
          title: t('expenses.amount'),
          sort: 'amount',
          align: 'end',
          render: (row) => money(row.amount, row.currency, language),
        },
      ]}
      newTitle={t('expenses.new')}
      editTitle={t('expenses.edit')}
      deleteHint={t('expenses.deleteHint')}
      empty={{ title: t('expenses.none'), hint: t('expenses.noneHint') }}
      initial={(row) => ({
        day: row?.day ?? today(timeZone),
        kind: row?.kind ?? 'fees',
        amount: row?.amount ?? '',
        channel: row?.channel || null,
        product_id: row?.product_id ? String(row.product_id) : null,
        note: row?.note ?? '',
        reference: row?.reference ?? '',
      })}
      fields={(row) => [
        { name: 'amount', label: t('expenses.amount'), kind: 'money', currency, signed: true, required: true },
        { name: 'kind', label: t('expenses.kind'), kind: 'select', data: kinds, required: true },
        { name: 'day', label: t('expenses.day'), kind: 'day', required: true },
        {
          name: 'channel',
          label: t('figures.dimension.channel'),
          hint: t('expenses.channelHint'),
          kind: 'select',
          data: channels(row?.channel),
        },
        { name: 'product_id', label: t('figures.dimension.product'), hint: t('expenses.productHint'), kind: 'product' },
        { name: 'note', label: t('expenses.note') },
        { name: 'reference', label: t('expenses.reference'), hint: t('expenses.referenceHint') },
      ]}
      save={(row, values) => {
        const body = {
          day: String(values['day']),
          kind: values['kind'] as Kind,
          amount: String(values['amount']),
          channel: values['channel'] ? String(values['channel']) : '',
          product_id: values['product_id'] ? Number(values['product_id']) : null,
          note: String(values['note']),
          reference: values['reference'] ? String(values['reference']) : null,
        }
        return row
          ? unwrap(
              api.PUT('/api/v1/expenses/{expense_id}', {
                params: { path: { expense_id: row.id } },
                headers: { 'If-Match': `"${row.version}"` },
                body,
              }),
            )
          : unwrap(api.POST('/api/v1/expenses', { body }))
      }}
      remove={({ id }) => unwrap(api.DELETE('/api/v1/expenses/{expense_id}', { params: { path: { expense_id: id } } }))}
    />
  )
}
