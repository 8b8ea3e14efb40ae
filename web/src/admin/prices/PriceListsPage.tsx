import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { allGroups } from '@/api/customers'
import { useMay } from '@/api/me'
import type { PriceList } from '@/api/pricing'
import { useShop } from '@/api/shop'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { StatusBadge } from '@/ui/StatusBadge'

import { NamedPage } from '../catalog/NamedPage'

export default function PriceListsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency } = useShop()
  const { data: groups } = useQuery({ ...allGroups, enabled: useMay('customers:read') })
  const nameOf = (id: number | null) => groups?.items.find((group) => group.id === id)?.name
  const currencies = [...new Set([currency ?? '', 'RUB', 'EUR', 'USD', 'KZT', 'BYN'])].filter(Boolean)
  return (
    <NamedPage<PriceList>
      title={t('priceLists.title')}
      hint={t('priceLists.hint')}
      right="prices:write"
      queryKey={['prices', 'lists']}
      sort="priority"
      href={({ id }) => `/price-lists/${id}`}
      load={({ sort, cursor }) =>
        unwrap(api.GET('/api/v1/price-lists', { params: { query: { sort: sort as 'name', cursor: cursor ?? null } } }))
      }
      columns={[
        {
          key: 'name',
          title: t('catalog.name'),
          sort: 'name',
          render: ({ name, group_id, channel, currency: named }) => (
            <>
              {name}
              <Sub>
                {[named, group_id === null ? null : (nameOf(group_id) ?? `#${group_id}`), channel]
                  .filter(Boolean)
                  .join(' · ')}
              </Sub>
            </>
          ),
        },
        {
          key: 'window',
          title: t('discounts.window'),
          wide: 'md',
          render: ({ starts_at, ends_at }) =>
            starts_at || ends_at
              ? `${starts_at ? day(starts_at, language) : '…'} – ${ends_at ? day(ends_at, language) : '…'}`
              : t('discounts.always'),
        },
        {
          key: 'priority',
          title: t('discounts.priority'),
          sort: 'priority',
          align: 'end',
          wide: true,
          render: ({ priority }) => priority,
        },
        {
          key: 'active',
          title: t('discounts.status'),
          wide: true,
          render: ({ active }) => (
            <StatusBadge
              status={active ? 'on' : 'off'}
              label={active ? t('discounts.state.on') : t('priceLists.off')}
            />
          ),
        },
        {
          key: 'items',
          title: t('priceLists.items'),
          align: 'end',
          render: ({ items }) => count(items, language),
        },
      ]}
      newTitle={t('priceLists.new')}
      editTitle={t('priceLists.edit')}
      empty={{ title: t('priceLists.none'), hint: t('priceLists.noneHint') }}
      deleteHint={t('priceLists.deleteHint')}
      initial={(list) => ({
        name: list?.name ?? '',
        currency: list?.currency ?? currency ?? null,
        group_id: list?.group_id ? String(list.group_id) : null,
        channel: list?.channel ?? '',
        priority: list?.priority ?? 0,
        starts_at: list?.starts_at ?? null,
        ends_at: list?.ends_at ?? null,
        active: list?.active ?? true,
      })}
      fields={(list) => [
        { name: 'name', label: t('catalog.name'), required: true },
        {
          name: 'currency',
          label: t('prices.currency'),
          kind: 'select',
          required: true,
          data: currencies.map((value) => ({ value, label: value })),
          when: () => list === null,
        },
        {
          name: 'group_id',
          label: t('priceLists.group'),
          hint: t('priceLists.anyHint'),
          kind: 'select',
          data: groups?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? [],
        },
        { name: 'channel', label: t('priceLists.channel'), hint: t('priceLists.channelHint') },
        { name: 'starts_at', label: t('discounts.startsAt'), kind: 'moment' },
        { name: 'ends_at', label: t('discounts.endsAt'), kind: 'moment' },
        { name: 'priority', label: t('discounts.priority'), hint: t('priceLists.priorityHint'), kind: 'number' },
        { name: 'active', label: t('priceLists.active'), kind: 'check' },
      ]}
      save={(list, values) => {
        const body = {
          name: String(values['name']),
          group_id: values['group_id'] ? Number(values['group_id']) : null,
          channel: String(values['channel']) || null,
          priority: Number(values['priority']),
          starts_at: values['starts_at'] as string | null,
          ends_at: values['ends_at'] as string | null,
          active: Boolean(values['active']),
        }
        return list
          ? unwrap(
              api.PUT('/api/v1/price-lists/{list_id}', {
                params: { path: { list_id: list.id } },
                headers: { 'If-Match': `"${list.version}"` },
                body,
              }),
            )
          : unwrap(api.POST('/api/v1/price-lists', { body: { ...body, currency: String(values['currency']) } }))
      }}
      remove={({ id }) => unwrap(api.DELETE('/api/v1/price-lists/{list_id}', { params: { path: { list_id: id } } }))}
    />
  )
}
