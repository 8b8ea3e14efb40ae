import { Anchor, Stack, Text, Timeline } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Key, type Parcel, parcelsQuery, type Purchase } from '@/api/purchases'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'

const STATUSES = [
  'created',
  'handed_over',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'returned',
  'lost',
  'cancelled',
] as const

/** Where the parcels of an order are. */
export function Parcels({ order, by }: { order: Purchase; by: Key }) {
  const { t } = useTranslation('shop')
  const { data } = useQuery(parcelsQuery(by))
  if (!data?.length) {
    if (!['paid', 'processing'].includes(order.status)) return null
    return (
      <Section title={t('order.tracking')}>
        <Text size="sm" c="dimmed">
          {t('order.packing')}
        </Text>
      </Section>
    )
  }
  return (
    <Section title={t('order.tracking')}>
      <Stack gap="lg">
        {data.map((parcel) => (
          <OneParcel key={parcel.id} parcel={parcel} />
        ))}
      </Stack>
    </Section>
  )
}

function OneParcel({ parcel }: { parcel: Parcel }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const label = (status: string) => {
    const known = STATUSES.find((one) => one === status)
    return known ? t(`parcel.${known}`) : status
  }
  const url = /^https?:\/\//.test(parcel.tracking_url) ? parcel.tracking_url : ''
  const steps = [...parcel.events].reverse()
  return (
    <div>
      <Text size="sm" fw={550} component="div" mb={6}>
        {[parcel.method || parcel.carrier, parcel.number].filter(Boolean).join(' · ')}{' '}
        <StatusBadge status={parcel.status} label={label(parcel.status)} />
      </Text>
      {parcel.tracking_number && (
        <Text size="sm" mb="sm">
          {t('order.trackingNumber')}{' '}
          {url ? (
            <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
              {parcel.tracking_number}
            </Anchor>
          ) : (
            <span className="mono">{parcel.tracking_number}</span>
          )}
        </Text>
      )}
      <Timeline bulletSize={14} lineWidth={2} active={0}>
        {steps.map((step, position) => (
          <Timeline.Item key={`${step.at} ${position}`} title={<Text size="sm">{label(step.status)}</Text>}>
            <Text size="xs" c="dimmed">
              {[moment(step.at, language), step.place, step.note].filter(Boolean).join(' · ')}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </div>
  )
}
