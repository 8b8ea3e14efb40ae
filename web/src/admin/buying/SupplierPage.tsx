import { Button, Grid, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'

import { leadTimesQuery, type Supplier, supplierQuery } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { country, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Stat } from '@/ui/Stat'
import { Empty, Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { Fact } from '../parts/Fact'
import { OfferModal } from './OfferModal'
import { OfferTable } from './OfferTable'
import { PurchaseTable, usePurchases } from './PurchaseTable'
import { SupplierModal } from './SupplierModal'

/** A supplier: what they offer, what was bought, and how they keep what they promise. */
export default function SupplierPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayBuy = useMay('purchases:write')
  const maySeePurchases = useMay('purchases:read')
  const mayWrite = useMay('suppliers:write')
  const [editing, setEditing] = useState(false)
  const [offering, setOffering] = useState(false)
  const offers = useListState('name')
  const { data: supplier, error, refetch } = useQuery(supplierQuery(id))
  const items = useQuery({
    queryKey: ['offers', 'of', id, offers.sort, offers.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/supplier_catalog', {
          params: {
            query: { supplier_id: id, sort: offers.sort as 'name', cursor: offers.cursor ?? null, search_term: '' },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const bought = usePurchases({ supplier_id: id }, maySeePurchases)
  const back = { to: '/suppliers', label: t('buying.suppliers') }
  if (isProblem(error, 'not-found')) return <NotFound home="/suppliers" />
  if (error && !supplier) {
    return (
      <Page title={t('buying.suppliers')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!supplier) {
    return (
      <Page title="…" back={back} width={1180}>
        <Section>
          <Skeleton h={120} />
        </Section>
      </Page>
    )
  }
  return (
    <Page
      title={supplier.name}
      hint={country(supplier.country, language)}
      badge={supplier.archived && <StatusBadge status="archived" label={t('buying.archived')} />}
      back={back}
      width={1180}
      actions={
        <>
          {mayWrite && (
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
              {t('ui:action.edit')}
            </Button>
          )}
          {mayBuy && !supplier.archived && (
            <Button component={Link} to={`/purchases/new?supplier=${id}`} leftSection={<IconPlus size={16} />}>
              {t('buying.newPurchase')}
            </Button>
          )}
        </>
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Section
              title={t('buying.catalogue')}
              flush
              actions={
                mayWrite && (
                  <Button size="xs" variant="default" onClick={() => setOffering(true)}>
                    {t('buying.newOffer')}
                  </Button>
                )
              }
            >
              <OfferTable ofOne query={items} list={offers} empty={<Empty compact title={t('buying.noOffers')} />} />
            </Section>
            {maySeePurchases && (
              <Section title={t('buying.purchases')} flush>
                <PurchaseTable
                  ofOne
                  query={bought}
                  pager={false}
                  empty={<Empty compact title={t('buying.noPurchases')} />}
                />
              </Section>
            )}
            <LeadTimes id={id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Section title={t('buying.details')}>
            <Stack gap="xs">
              <Fact label={t('buying.country')}>{country(supplier.country, language)}</Fact>
              <Fact label={t('buying.currency')}>{supplier.currency}</Fact>
              <Fact label={t('buying.leadTime')}>
                {supplier.lead_time_days === null ? '—' : t('buying.days', { count: supplier.lead_time_days })}
              </Fact>
              <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {supplier.contact_info}
              </Text>
              {supplier.notes && (
                <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
                  {supplier.notes}
                </Text>
              )}
              {mayWrite && <Remove supplier={supplier} />}
            </Stack>
          </Section>
        </Grid.Col>
      </Grid>
      {editing && <SupplierModal supplier={supplier} onClose={() => setEditing(false)} />}
      {offering && <OfferModal offer={null} supplierId={id} onClose={() => setOffering(false)} />}
    </Page>
  )
}

function Remove({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const path = { params: { path: { supplier_id: supplier.id } } }
  const after = () => client.invalidateQueries({ queryKey: ['suppliers'] })
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/suppliers/{supplier_id}', path)),
    onSuccess: async ({ archived }) => {
      showDone(archived ? t('buying.wasArchived') : t('buying.removed'))
      if (!archived) await navigate('/suppliers')
      await after()
    },
    onError: notice,
  })
  const restore = useMutation({
    mutationFn: () => unwrap(api.PUT('/api/v1/suppliers/{supplier_id}', { ...path, body: { archived: false } })),
    onSuccess: after,
    onError: notice,
  })
  return (
    <Group mt="sm">
      {supplier.archived ? (
        <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
          {t('buying.restore')}
        </Button>
      ) : (
        <Button
          size="xs"
          variant="subtle"
          color="red"
          onClick={() =>
            confirm({
              title: t('buying.removeAsk', { name: supplier.name }),
              hint: t('buying.removeHint'),
              confirm: t('ui:action.delete'),
              onConfirm: () => remove.mutate(),
            })
          }
        >
          {t('ui:action.delete')}
        </Button>
      )}
    </Group>
  )
}

/** How long they take, and how that was promised. */
function LeadTimes({ id }: { id: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const query = useQuery(leadTimesQuery(id))
  const found = query.data
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : t('buying.days', { count: Math.round(value) })
  return (
    <Section title={t('buying.promises')} hint={t('buying.promisesHint')} flush>
      {found && found.deliveries > 0 && (
        <SimpleGrid cols={{ base: 2, sm: 4 }} px="md" pb="md">
          <Stat label={t('buying.promised')} value={number(found.promised_days)} />
          <Stat label={t('buying.taken')} value={number(found.taken_days)} />
          <Stat label={t('buying.longest')} value={number(found.longest_days)} />
          <Stat
            label={t('buying.onTime')}
            value={
              found.on_time_share === null
                ? '—'
                : new Intl.NumberFormat(language, { style: 'percent' }).format(found.on_time_share)
            }
          />
        </SimpleGrid>
      )}
      <DataTable
        label={t('buying.promises')}
        query={{ ...query, data: found && { items: found.items, total: found.items.length } }}
        pager={false}
        rowKey={({ purchase_id }) => purchase_id}
        href={({ purchase_id }) => `/purchases/${purchase_id}`}
        columns={[
          { key: 'number', title: t('buying.purchase'), render: ({ number: name }) => name },
          { key: 'ordered', title: t('buying.ordered'), wide: true, render: (row) => day(row.ordered_on, language) },
          { key: 'promised', title: t('buying.promised'), wide: true, render: (row) => day(row.promised_on, language) },
          { key: 'came', title: t('buying.came'), render: (row) => day(row.received_on, language) },
          {
            key: 'late',
            title: t('buying.lateBy'),
            align: 'end',
            render: ({ days_late }) => (
              <Text
                size="sm"
                span
                {...(days_late !== null && days_late > 0 ? { c: 'var(--mantine-color-error)' } : {})}
              >
                {days_late === null ? '—' : days_late > 0 ? t('buying.days', { count: days_late }) : t('buying.inTime')}
              </Text>
            ),
          },
        ]}
        empty={<Empty compact title={t('buying.noDeliveries')} />}
      />
    </Section>
  )
}
