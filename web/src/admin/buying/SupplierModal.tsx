import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import type { Supplier } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useShop } from '@/api/shop'

import { EntityModal } from '../catalog/EntityModal'

type Props = { supplier: Supplier | null; onClose: () => void; onSaved?: (supplier: Supplier) => void }

export function SupplierModal({ supplier, onClose, onSaved }: Props) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const shop = useShop()
  return (
    <EntityModal
      title={supplier ? t('buying.editSupplier') : t('buying.newSupplier')}
      initial={{
        name: supplier?.name ?? '',
        contact_info: supplier?.contact_info ?? '',
        country: supplier?.country ?? '',
        currency: supplier?.currency ?? shop.currency ?? '',
        lead_time_days: supplier?.lead_time_days ?? '',
        notes: supplier?.notes ?? '',
      }}
      fields={[
        { name: 'name', label: t('buying.name'), required: true },
        { name: 'country', label: t('buying.country'), hint: t('buying.countryHint') },
        {
          name: 'currency',
          label: t('buying.currency'),
          kind: 'select',
          required: true,
          data: Intl.supportedValuesOf('currency').map((value) => ({ value, label: value })),
        },
        { name: 'lead_time_days', label: t('buying.leadTime'), kind: 'number', hint: t('buying.leadTimeHint') },
        { name: 'contact_info', label: t('buying.contacts'), kind: 'long' },
        { name: 'notes', label: t('buying.notes'), kind: 'long' },
      ]}
      save={async (values) => {
        const text = (name: string) => String(values[name] ?? '')
        const body = {
          name: text('name'),
          contact_info: text('contact_info'),
          country: text('country'),
          currency: text('currency'),
          lead_time_days: text('lead_time_days') === '' ? null : Number(values['lead_time_days']),
          notes: text('notes'),
        }
        const saved = supplier
          ? await unwrap(
              api.PUT('/api/v1/suppliers/{supplier_id}', {
                params: { path: { supplier_id: supplier.id } },
                body,
                headers: { 'If-Match': `"${supplier.version}"` },
              }),
            )
          : await unwrap(api.POST('/api/v1/suppliers', { body }))
        onSaved?.(saved)
      }}
      onSaved={() => void client.invalidateQueries({ queryKey: ['suppliers'] })}
      onClose={onClose}
    />
  )
}
