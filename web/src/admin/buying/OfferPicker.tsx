import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import type { Offer } from '@/api/buying'
import { api, unwrap } from '@/api/client'

/** One of a supplier's offers for own goods. */
export function OfferPicker({ supplierId, onPick }: { supplierId: number; onPick: (offer: Offer) => void }) {
  const { t } = useTranslation('admin')
  const { data } = useQuery({
    queryKey: ['offers', 'picker', supplierId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/supplier_catalog', {
          params: { query: { supplier_id: supplierId, linked: true, limit: 200, sort: 'name', search_term: '' } },
        }),
      ),
  })
  return (
    <Select
      aria-label={t('buying.addOffer')}
      placeholder={t('buying.addOffer')}
      searchable
      value={null}
      disabled={data?.items.length === 0}
      data={data?.items.map(({ id, name, sku }) => ({ value: String(id), label: `${name} · ${sku}` })) ?? []}
      onChange={(value) => {
        const offer = data?.items.find(({ id }) => String(id) === value)
        if (offer) onPick(offer)
      }}
    />
  )
}
