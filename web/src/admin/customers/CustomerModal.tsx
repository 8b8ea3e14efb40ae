import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { allGroups, type Customer } from '@/api/customers'

import { EntityModal } from '../catalog/EntityModal'

type Props = { customer: Customer | null; onClose: () => void; onSaved?: (customer: Customer) => void }

export function CustomerModal({ customer, onClose, onSaved }: Props) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const { data: groups } = useQuery(allGroups)
  return (
    <EntityModal
      title={customer ? t('customers.edit') : t('customers.new')}
      initial={{
        name: customer?.name ?? '',
        email: customer?.email ?? '',
        phone: customer?.phone ?? '',
        country: customer?.country ?? '',
        address: customer?.address ?? '',
        group_id: customer?.group_id ? String(customer.group_id) : null,
        notes: customer?.notes ?? '',
      }}
      fields={[
        { name: 'name', label: t('customers.name'), required: true },
        { name: 'email', label: t('customers.email'), kind: 'email' },
        { name: 'phone', label: t('customers.phone') },
        { name: 'country', label: t('customers.country') },
        { name: 'address', label: t('customers.address'), kind: 'long' },
        {
          name: 'group_id',
          label: t('groups.one'),
          hint: t('groups.ofHint'),
          kind: 'select',
          data: groups?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? [],
        },
        { name: 'notes', label: t('customers.notes'), hint: t('customers.notesHint'), kind: 'long' },
      ]}
      save={async (values) => {
        const text = (name: string) => String(values[name] ?? '')
        const body = {
          name: text('name'),
          email: text('email') || null,
          phone: text('phone'),
          country: text('country'),
          address: text('address'),
          notes: text('notes'),
          group_id: values['group_id'] ? Number(values['group_id']) : null,
        }
        const saved = customer
          ? await unwrap(
              api.PUT('/api/v1/customers/{customer_id}', {
                params: { path: { customer_id: customer.id } },
                body,
                headers: { 'If-Match': `"${customer.version}"` },
              }),
            )
          : await unwrap(api.POST('/api/v1/customers', { body }))
        onSaved?.(saved)
      }}
      onSaved={() => void client.invalidateQueries({ queryKey: ['customers'] })}
      onClose={onClose}
    />
  )
}
