import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Location } from '@/api/stock'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { StatusBadge } from '@/ui/StatusBadge'

import { NamedPage } from '../catalog/NamedPage'

export default function LocationsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <NamedPage<Location>
      title={t('locations.title')}
      right="inventory:write"
      queryKey={['inventory', 'locations']}
      sort="priority"
      load={({ sort, cursor }) =>
        unwrap(
          api.GET('/api/v1/inventory/locations', {
            params: { query: { sort: sort as 'name', cursor: cursor ?? null } },
          }),
        )
      }
      columns={[
        {
          key: 'name',
          title: t('locations.name'),
          sort: 'name',
          render: ({ name, address }) => (
            <>
              <Text size="sm" fw={550}>
                {name}
              </Text>
              {address && <Sub>{address}</Sub>}
            </>
          ),
        },
        {
          key: 'priority',
          title: t('locations.priority'),
          sort: 'priority',
          align: 'end',
          wide: true,
          render: ({ priority }) => priority,
        },
        { key: 'on_hand', title: t('stock.onHand'), align: 'end', render: ({ on_hand }) => count(on_hand, language) },
        {
          key: 'active',
          title: t('products.status'),
          wide: true,
          render: ({ active }) => (
            <StatusBadge
              status={active ? 'active' : 'draft'}
              label={active ? t('locations.active') : t('locations.inactive')}
            />
          ),
        },
      ]}
      newTitle={t('locations.new')}
      editTitle={t('locations.edit')}
      initial={(found) => ({
        name: found?.name ?? '',
        address: found?.address ?? '',
        priority: found?.priority ?? 0,
        active: found?.active ?? true,
      })}
      fields={() => [
        { name: 'name', label: t('locations.name'), required: true },
        { name: 'address', label: t('locations.address') },
        { name: 'priority', label: t('locations.priority'), hint: t('locations.priorityHint'), kind: 'number' },
        { name: 'active', label: t('locations.active'), kind: 'check' },
      ]}
      save={(found, values) => {
        const body = {
          name: String(values['name']),
          address: String(values['address']),
          priority: Number(values['priority']),
          active: Boolean(values['active']),
        }
        return found
          ? unwrap(
              api.PUT('/api/v1/inventory/locations/{location_id}', {
                params: { path: { location_id: found.id } },
                body,
              }),
            )
          : unwrap(api.POST('/api/v1/inventory/locations', { body }))
      }}
      remove={({ id }) =>
        unwrap(api.DELETE('/api/v1/inventory/locations/{location_id}', { params: { path: { location_id: id } } }))
      }
    />
  )
}
