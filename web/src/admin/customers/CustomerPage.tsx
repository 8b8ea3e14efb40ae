import { Anchor, Button, Grid, Skeleton, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { allGroups, customerQuery } from '@/api/customers'
import { creditOfQuery } from '@/api/discounts'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { country, day, money } from '@/lib/format'
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
  const maySeeCredit = useMay('discounts:read')
  const [editing, setEditing] = useState(false)
  const list = useListState('-placed_at')
  const { data: customer, error, refetch } = useQuery(customerQuery(id))
  const { data: groups } = useQuery(allGroups)
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
              <Fact label={t('groups.one')}>{groups?.items.find((group) => group.id === customer.group_id)?.name}</Fact>
              <Fact label={t('customers.externalId')}>{customer.external_id}</Fact>
              <Fact label={t('customers.notes')}>{customer.notes}</Fact>
            </Stack>
          </Section>
          {customer.account_id !== null && maySeeCredit && <Credit id={id} accountId={customer.account_id} />}
        </Grid.Col>
      </Grid>
      {editing && <CustomerModal customer={customer} onClose={() => setEditing(false)} />}
    </Page>
  )
}

/** What they have to spend here, and the way to how it came to that. */
function Credit({ id, accountId }: { id: number; accountId: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: credits } = useQuery(creditOfQuery(accountId))
  return (
    <Section title={t('credit.title')} mt="lg">
      <Stack gap="xs" align="flex-start">
        {credits?.map(({ currency, balance }) => (
          <Text key={currency} fz="lg" fw={640} className="num">
            {money(balance, currency, language)}
          </Text>
        ))}
        {credits?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('credit.none')}
          </Text>
        )}
        <Anchor component={Link} to={`/customers/${id}/credit`} size="sm">
          {t('credit.open')}
        </Anchor>
      </Stack>
    </Section>
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
