import { Anchor, Button, Grid, Skeleton, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { country, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure, NotFound } from '@/ui/states'

import { OrderTable } from '../orders/OrderTable'
import { CustomerModal } from './CustomerModal'

export default function CustomerPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('customers:write')
  const maySeeOrders = useMay('orders:read')
  const [editing, setEditing] = useState(false)
  const list = useListState('-placed_at')
  const {
    data: customer,
    error,
    refetch,
  } = useQuery({
    queryKey: ['customers', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/customers/{customer_id}', { params: { path: { customer_id: id } } })),
  })
  const orders = useQuery({
    queryKey: ['sales', 'of-customer', id, list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/customers/{customer_id}/orders', {
          params: {
            path: { customer_id: id },
            query: { sort: list.sort as '-placed_at', cursor: list.cursor ?? null },
          },
        }),
      ),
    enabled: maySeeOrders,
    placeholderData: keepPreviousData,
  })
  const back = { to: '/customers', label: t('customers.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/customers" />
  if (error && !customer) {
    return (
      <Page title={t('customers.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!customer) {
    return (
      <Page title="…" back={back} width={1080}>
        <Section>
          <Skeleton h={120} />
        </Section>
      </Page>
    )
  }
  return (
    <Page
      title={customer.name || t('customers.unnamed')}
      hint={`${t('customers.since')} ${day(customer.created_at, language)}`}
      back={back}
      width={1080}
      actions={
        mayWrite && (
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            {t('ui:action.edit')}
          </Button>
        )
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Section title={t('customers.orders')} flush>
            <OrderTable
              ofOneCustomer
              label={t('customers.orders')}
              query={orders}
              list={list}
              empty={<Empty compact title={t('customers.noOrders')} />}
            />
          </Section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <Section title={t('customers.details')}>
            <Stack gap="sm">
              <Fact label={t('customers.email')}>
                {customer.email && (
                  <Anchor href={`mailto:${customer.email}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {customer.email}
                  </Anchor>
                )}
              </Fact>
              <Fact label={t('customers.phone')}>{customer.phone}</Fact>
              <Fact label={t('customers.country')}>{customer.country && country(customer.country, language)}</Fact>
              <Fact label={t('customers.address')}>{customer.address}</Fact>
              <Fact label={t('customers.externalId')}>{customer.external_id}</Fact>
              <Fact label={t('customers.notes')}>{customer.notes}</Fact>
            </Stack>
          </Section>
        </Grid.Col>
      </Grid>
      {editing && <CustomerModal customer={customer} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" component="div" style={{ whiteSpace: 'pre-line' }}>
        {children || '—'}
      </Text>
    </div>
  )
}
