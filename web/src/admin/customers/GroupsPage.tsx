import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import type { Group } from '@/api/customers'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import { NamedPage } from '../catalog/NamedPage'

/** Groups of customers: price lists and discounts may be for one of them. Who is in one is said on the customer. */
export default function GroupsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <NamedPage<Group>
      title={t('nav.customerGroups')}
      hint={t('groups.hint')}
      right="customers:write"
      queryKey={['customers', 'groups']}
      sort="name"
      load={({ sort, cursor }) =>
        unwrap(
          api.GET('/api/v1/customers/groups', { params: { query: { sort: sort as 'name', cursor: cursor ?? null } } }),
        )
      }
      columns={[
        {
          key: 'name',
          title: t('catalog.name'),
          sort: 'name',
          render: ({ name }) => (
            <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
          ),
        },
        {
          key: 'customers',
          title: t('nav.customers'),
          align: 'end',
          render: ({ id, name, customers }) => (
            <Anchor
              component={Link}
              to={`/customers?group_id=${id}`}
              size="sm"
              aria-label={t('groups.membersOf', { name, count: customers })}
            >
              {count(customers, language)}
            </Anchor>
          ),
        },
      ]}
      newTitle={t('groups.new')}
      editTitle={t('groups.rename')}
      empty={{ title: t('groups.none'), hint: t('groups.noneHint') }}
      deleteHint={t('groups.deleteHint')}
      initial={(group) => ({ name: group?.name ?? '' })}
      fields={() => [{ name: 'name', label: t('catalog.name'), required: true }]}
      save={(group, values) => {
        const body = { name: String(values['name']) }
        return group
          ? unwrap(api.PUT('/api/v1/customers/groups/{group_id}', { params: { path: { group_id: group.id } }, body }))
          : unwrap(api.POST('/api/v1/customers/groups', { body }))
      }}
      remove={({ id }) =>
        unwrap(api.DELETE('/api/v1/customers/groups/{group_id}', { params: { path: { group_id: id } } }))
      }
    />
  )
}
