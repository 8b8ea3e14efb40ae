import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { mayDispatch, parcelsQuery } from '@/api/aftersales'
import { useMay } from '@/api/me'
import type { Order } from '@/api/orders'
import type { ParcelStatus } from '@/api/shipping'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { DispatchModal } from './DispatchModal'
import { PaperButton } from './PaperButton'
import { useSoldOn } from './soldOn'

/** What of an order has been sent, and the button that sends more. */
export function ParcelsSection({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const client = useQueryClient()
  const mayWrite = useMay('orders:write')
  const [sending, setSending] = useState(false)
  const { data, error, refetch } = useQuery(parcelsQuery(order.number))
  const refresh = () =>
    Promise.all(
      ['sales', 'shipments', 'inventory', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    )
  const { there, known } = useSoldOn(order)
  const open = mayDispatch(order) && known && !there?.asked_there.includes('shipped')
  return (
    <Section
      title={t('nav.shipments')}
      actions={
        <>
          {open && <PaperButton paper="packing-slip" order={order} />}
          {mayWrite && open && (
            <Button size="xs" leftSection={<IconTruckDelivery size={14} />} onClick={() => setSending(true)}>
              {t('orders.dispatch')}
            </Button>
          )}
        </>
      }
    >
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <Empty compact title={t('orders.nothingSent')} />}
      <Stack gap="sm">
        {data?.map((parcel) => (
          <Group key={parcel.id} justify="space-between" wrap="nowrap" align="flex-start">
            <div style={{ minWidth: 0 }}>
              <Anchor component={Link} to={`/shipments/${parcel.id}`} size="sm" fw={550}>
                {parcel.number}
              </Anchor>
              <Text size="xs" c="dimmed">
                {[parcel.carrier || parcel.method, parcel.tracking_number, moment(parcel.shipped_at, language)]
                  .filter((part) => part && part !== '—')
                  .join(' · ')}
              </Text>
            </div>
            <StatusBadge status={parcel.status} label={t(`shipping.parcel.${parcel.status as ParcelStatus}`)} />
          </Group>
        ))}
      </Stack>
      {sending && <DispatchModal order={order} onSaved={() => void refresh()} onClose={() => setSending(false)} />}
    </Section>
  )
}
