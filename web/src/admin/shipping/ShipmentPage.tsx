import { Anchor, Button, Grid, Skeleton, Stack, Table, Text, Timeline } from '@mantine/core'
import { IconFileTypePdf, IconPencil, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { api, request, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { orderQuery } from '@/api/orders'
import { isProblem } from '@/api/problem'
import { type ParcelStatus, type Shipment, shipmentQuery } from '@/api/shipping'
import { allLocations } from '@/api/stock'
import { saveBlob } from '@/lib/download'
import { count, country, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { EntityModal } from '../catalog/EntityModal'
import { Fact } from '../parts/Fact'

/** A parcel: what is in it, where it goes, and where it is. */
export default function ShipmentPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: shipment, error, refetch } = useQuery(shipmentQuery(id))
  const back = { to: '/shipments', label: t('nav.shipments') }
  if (isProblem(error, 'not-found')) return <NotFound home="/shipments" />
  if (error && !shipment) {
    return (
      <Page title={t('nav.shipments')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!shipment) {
    return (
      <Page title="…" back={back} width={1080}>
        <Section>
          <Skeleton h={160} />
        </Section>
      </Page>
    )
  }
  const name = (status: string) => t(`shipping.parcel.${status as ParcelStatus}`)
  return (
    <Page
      title={shipment.number}
      badge={<StatusBadge status={shipment.status} label={name(shipment.status)} />}
      hint={moment(shipment.created_at, language)}
      back={back}
      width={1080}
      actions={<Actions shipment={shipment} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Lines shipment={shipment} />
            <Section title={t('shipping.events')}>
              {shipment.events.length === 0 ? (
                <Empty compact title={t('shipping.noEvents')} />
              ) : (
                <Timeline bulletSize={12} lineWidth={2}>
                  {shipment.events.toReversed().map((event, position) => (
                    <Timeline.Item key={position} title={<Text fw={550}>{name(event.status)}</Text>}>
                      <Text size="xs" c="dimmed">
                        {[moment(event.at, language), event.place].filter(Boolean).join(' · ')}
                      </Text>
                      {event.note && <Text size="sm">{event.note}</Text>}
                    </Timeline.Item>
                  ))}
                </Timeline>
              )}
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Section title={t('shipping.to')}>
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {['name', 'phone', 'line1', 'line2', 'postcode', 'city', 'region']
                  .map((part) => shipment.address[part])
                  .filter(Boolean)
                  .join('\n')}
              </Text>
              <Text size="sm">{country(shipment.address['country'], language)}</Text>
            </Section>
            <Details shipment={shipment} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Lines({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: order } = useQuery({ ...orderQuery(shipment.order_id), enabled: useMay('orders:read') })
  return (
    <Section
      title={t('shipping.inside')}
      flush
      actions={
        <Anchor component={Link} to={`/orders/${shipment.order_id}`} size="sm">
          {order ? order.number : t('discounts.order')}
        </Anchor>
      }
    >
      <Table aria-label={t('shipping.inside')}>
        <Table.Tbody>
          {shipment.lines.map(({ order_line_id, quantity }) => {
            const line = order?.items?.find(({ id }) => id === order_line_id)
            return (
              <Table.Tr key={order_line_id}>
                <Table.Td>
                  {line?.name ?? `#${order_line_id}`}
                  <Text size="xs" c="dimmed">
                    {line?.sku}
                  </Text>
                </Table.Td>
                <Table.Td ta="end">× {count(quantity, language)}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

function Details({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: locations } = useQuery({ ...allLocations, enabled: useMay('inventory:read') })
  const from = locations?.items.find(({ id }) => id === shipment.location_id)?.name
  return (
    <Section title={t('orders.details')}>
      <Stack gap="xs">
        <Fact label={t('shipping.method')}>{shipment.method || '—'}</Fact>
        <Fact label={t('shipping.carrier')}>{shipment.carrier || '—'}</Fact>
        <Fact label={t('shipping.tracking')}>
          {shipment.tracking_url && /^https?:/.test(shipment.tracking_url) ? (
            <Anchor href={shipment.tracking_url} size="sm" target="_blank" rel="noreferrer">
              {shipment.tracking_number || t('shipping.follow')}
            </Anchor>
          ) : (
            shipment.tracking_number || '—'
          )}
        </Fact>
        <Fact label={t('shipping.from')}>{from ?? '—'}</Fact>
        <Fact label={t('products.weight')}>{count(shipment.weight_g, language)}</Fact>
        <Fact label={t('cards.note')}>{shipment.note || '—'}</Fact>
      </Stack>
    </Section>
  )
}

function Actions({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('shipping:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [open, setOpen] = useState<'event' | 'change' | null>(null)
  const path = { shipment_id: shipment.id }
  const refresh = () =>
    Promise.all(['shipments', 'sales', 'orders'].map((key) => client.invalidateQueries({ queryKey: [key] })))
  const label = useMutation({
    mutationFn: async () => {
      const answer = await request(`/api/v1/shipments/${shipment.id}/label?language=${language}`)
      saveBlob(await answer.blob(), `${shipment.number}.pdf`)
    },
    onError: notice,
  })
  // A place on the way may be told again: it says where the parcel is by now.
  const next = [
    ...new Set([
      ...shipment.may_become,
      ...(['handed_over', 'in_transit', 'out_for_delivery'].includes(shipment.status) ? [shipment.status] : []),
    ]),
  ]
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size={16} />}
        loading={label.isPending}
        onClick={() => label.mutate()}
      >
        {t('shipping.label')}
      </Button>
      {mayWrite && (
        <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setOpen('change')}>
          {t('shipping.changeTracking')}
        </Button>
      )}
      {mayWrite && next.length > 0 && (
        <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('event')}>
          {t('shipping.addEvent')}
        </Button>
      )}
      {open === 'event' && (
        <EntityModal
          title={t('shipping.addEvent')}
          initial={{ status: next[0] ?? null, at: null, place: '', note: '' }}
          fields={[
            {
              name: 'status',
              label: t('discounts.status'),
              kind: 'select',
              required: true,
              data: next.map((value) => ({ value, label: t(`shipping.parcel.${value as ParcelStatus}`) })),
            },
            { name: 'at', label: t('stock.when'), hint: t('shipping.nowHint'), kind: 'moment' },
            { name: 'place', label: t('shipping.place') },
            { name: 'note', label: t('cards.note') },
          ]}
          save={(values) =>
            unwrap(
              api.POST('/api/v1/shipments/{shipment_id}/events', {
                params: { path },
                body: {
                  status: values['status'] as ParcelStatus,
                  at: values['at'] as string | null,
                  place: String(values['place']),
                  note: String(values['note']),
                },
              }),
            )
          }
          onSaved={() => void refresh()}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'change' && (
        <EntityModal
          title={t('shipping.changeTracking')}
          initial={{
            tracking_number: shipment.tracking_number,
            carrier: shipment.carrier,
            tracking_url: shipment.tracking_url,
            note: shipment.note,
          }}
          fields={[
            { name: 'tracking_number', label: t('shipping.tracking') },
            { name: 'carrier', label: t('shipping.carrier') },
            { name: 'tracking_url', label: t('shipping.trackingUrlOne') },
            { name: 'note', label: t('cards.note') },
          ]}
          save={(values) =>
            unwrap(
              api.PUT('/api/v1/shipments/{shipment_id}', {
                params: { path },
                headers: { 'If-Match': `"${shipment.version}"` },
                body: {
                  tracking_number: String(values['tracking_number']),
                  carrier: String(values['carrier']),
                  note: String(values['note']),
                  ...(values['tracking_url'] === shipment.tracking_url
                    ? {}
                    : { tracking_url: String(values['tracking_url']) }),
                },
              }),
            )
          }
          onSaved={() => void refresh()}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
