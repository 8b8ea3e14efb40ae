import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'

import { EntityModal } from '../catalog/EntityModal'

type Customer = components['schemas']['CustomerOut']
type Props = { customer: Customer | null; onClose: () => void; onSaved?: (customer: Customer) => void }

export function CustomerModal({ customer, onClose, onSaved }: Props) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  return (
    <EntityModal
      title={customer ? t('customers.edit') : t('customers.new')}
      initial={{
        name: customer?.name ?? '',
        email: customer?.email ?? '',
        phone: customer?.phone ?? '',
        country: customer?.country ?? '',
        address: customer?.address ?? '',
        notes: customer?.notes ?? '',
      }}
      fields={[
        { name: 'name', label: t('customers.name'), required: true },
        { name: 'email', label: t('customers.email'), kind: 'email' },
        { name: 'phone', label: t('customers.phone') },
        { name: 'country', label: t('customers.country') },
        { name: 'address', label: t('customers.address'), kind: 'long' },
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
