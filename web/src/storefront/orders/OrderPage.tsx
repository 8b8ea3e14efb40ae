import { Alert, Anchor, Badge, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconCheck, IconFileTypePdf } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useSignedIn } from '@/api/me'
import { isProblem } from '@/api/problem'
import { invoiceOf, type Key, keyed, notesQuery, type Purchase, purchaseQuery } from '@/api/purchases'
import { useShop } from '@/api/shop'
import { saveBlob } from '@/lib/download'
import { country, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import classes from '../cart/Cart.module.css'
import { Sums } from '../cart/Sums'
import { type Postal, postal } from '../checkout/AddressFields'
import { OrderedLines } from '../checkout/OrderedLines'
import { OrderMessages } from './OrderMessages'
import { OrderReturns } from './OrderReturns'
import { Parcels } from './Parcels'
import { PayDue } from './PayDue'

/** An order as its buyer sees it; a guest comes with the token of the confirmation mail. */
export default function OrderPage() {
  const { number = '' } = useParams()
  const [params] = useSearchParams()
  const { t } = useTranslation('shop')
  const { name } = useShop()
  const signedIn = useSignedIn()
  const key = { number, token: params.get('token') }
  useDocumentTitle(`${t('order.title', { number })} · ${name}`)
  const query = useQuery({ ...purchaseQuery(key), enabled: signedIn || key.token !== null })
  if ((!signedIn && !key.token) || isProblem(query.error, 'not-found') || isProblem(query.error, 'not-signed-in')) {
    return <Unknown signedIn={signedIn} />
  }
  if (query.error && !query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton h={420} radius="lg" aria-hidden />
  return <Known order={query.data} by={key} />
}

function Unknown({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation(['shop', 'ui'])
  const { pathname } = useLocation()
  return (
    <Empty
      title={t('order.unknown')}
      hint={t('order.unknownHint')}
      action={
        signedIn ? (
          <Button component={Link} to="/account/orders" variant="default">
            {t('account.orders')}
          </Button>
        ) : (
          <Button component={Link} to="/sign-in" state={{ to: pathname }} variant="default">
            {t('ui:auth.signIn')}
          </Button>
        )
      }
    />
  )
}

const CANCELLABLE = new Set(['pending', 'paid', 'processing'])

function Known({ order, by }: { order: Purchase; by: Key }) {
  const { t } = useTranslation(['shop', 'ui'])
  const language = useLanguage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const confirm = useConfirm()
  const notice = useProblemNotice()
  const signedIn = useSignedIn()
  const state = useLocation().state as { placed?: boolean; refused?: string | null } | null
  const cancel = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/orders/{number}/cancel', { body: {}, params: keyed(by) })),
    onSuccess: () => showDone(t('order.cancelled')),
    onError: notice,
    onSettled: () => client.invalidateQueries({ queryKey: ['orders'] }),
  })
  const invoice = useMutation({
    mutationFn: () => invoiceOf(by, language),
    onSuccess: (file) => saveBlob(file, `${order.number}.pdf`),
    onError: notice,
  })
  const address = order.shipping_address ? postal(order.shipping_address) : null
  const mayCancel = order.kind === 'sale' && CANCELLABLE.has(order.status) && !order.imported
  return (
    <Stack gap="lg">
      {state?.placed && (typeof state.refused !== 'string' || Number(order.due) === 0) && (
        <Alert color="petrol" icon={<IconCheck size={20} />} title={t('order.thanks')} role="status">
          {order.email ? t('order.thanksHint', { email: order.email }) : t('order.thanksShort')}
        </Alert>
      )}
      <Group justify="space-between" align="flex-end" gap="sm">
        <div>
          {signedIn && (
            <Anchor component={Link} to="/account/orders" size="sm" c="dimmed">
              ← {t('account.orders')}
            </Anchor>
          )}
          <Group gap="sm">
            <Title order={1} style={{ overflowWrap: 'anywhere' }}>
              {t('order.title', { number: order.number })}
            </Title>
            <OrderStatus order={order} />
          </Group>
          <Text size="sm" c="dimmed">
            {moment(order.placed_at, language)}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={16} />}
            loading={invoice.isPending}
            onClick={() => invoice.mutate()}
          >
            {t('order.invoice')}
          </Button>
          {mayCancel && (
            <Button
              variant="default"
              c="var(--mantine-color-error)"
              loading={cancel.isPending}
              onClick={() =>
                confirm({
                  title: t('order.cancelAsk', { number: order.number }),
                  hint: Number(order.paid) > 0 ? t('order.cancelPaid') : t('order.cancelHint'),
                  confirm: t('order.cancel'),
                  onConfirm: () => cancel.mutate(),
                })
              }
            >
              {t('order.cancel')}
            </Button>
          )}
        </Group>
      </Group>
      <PayDue order={order} by={by} refused={state?.refused} />
      <div className={classes.split}>
        <Stack gap="lg">
          <Parcels order={order} by={by} />
          <Section title={t('order.goods')}>
            <OrderedLines lines={order.items ?? []} currency={order.currency} link />
          </Section>
          <OrderReturns order={order} by={by} />
          <Notes by={by} />
          <OrderMessages by={by} />
        </Stack>
        <Stack gap="lg">
          <Paper withBorder p="md" component="section" aria-label={t('sums.title')}>
            <Sums
              totals={{ ...order, discounts: order.discounts ?? [] }}
              due={Number(order.due) > 0 ? order.due : undefined}
              refunded={order.refunded}
            />
          </Paper>
          <Section title={t('order.delivery')}>
            <Stack gap={2}>
              {order.shipping_method && (
                <Text size="sm" fw={550}>
                  {order.shipping_method}
                </Text>
              )}
              {address ? (
                <Written address={address} />
              ) : (
                <Text size="sm" c="dimmed">
                  {country(order.country, language)}
                </Text>
              )}
            </Stack>
          </Section>
          {order.billing_address && (
            <Section title={t('order.bill')}>
              <Written address={postal(order.billing_address)} />
            </Section>
          )}
          {!signedIn && state?.placed && (
            <Text size="sm" c="dimmed">
              {t('order.keepLink')}{' '}
              <Anchor component="button" size="sm" onClick={() => void navigate('/sign-up')}>
                {t('ui:auth.register')}
              </Anchor>
            </Text>
          )}
        </Stack>
      </div>
    </Stack>
  )
}

function Written({ address }: { address: Postal }) {
  const language = useLanguage()
  return (
    <Text size="sm" component="address" style={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
      {[
        address.name,
        [address.line1, address.line2].filter(Boolean).join(', '),
        [address.postcode, address.city, address.region].filter(Boolean).join(', '),
        country(address.country, language),
        address.phone,
      ]
        .filter(Boolean)
        .join('\n')}
    </Text>
  )
}

const PAYMENTS = ['unpaid', 'authorised', 'partially_paid', 'partially_refunded', 'refunded'] as const

/** Where an order stands, and its money where that says more. */
export function OrderStatus({ order }: { order: Pick<Purchase, 'status' | 'payment_status'> }) {
  const { t } = useTranslation('shop')
  const status = STATUSES.find((one) => one === order.status)
  const paid = PAYMENTS.find((one) => one === order.payment_status)
  return (
    <Group gap={6} component="span">
      <StatusBadge status={order.status} label={status ? t(`order.status.${status}`) : order.status} />
      {paid && !(paid === 'unpaid' && order.status === 'pending') && (
        <Badge color="gray">{t(`order.payment.${paid}`)}</Badge>
      )}
    </Group>
  )
}

const STATUSES = ['pending', 'paid', 'processing', 'shipped', 'delivered', 'executed', 'cancelled', 'returned'] as const

function Notes({ by }: { by: Key }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const { data } = useQuery(notesQuery(by))
  if (!data?.length) return null
  return (
    <Section title={t('order.notes')}>
      <Stack gap="sm">
        {data.map(({ id, text, created_at }) => (
          <div key={id}>
            <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {text}
            </Text>
            <Text size="xs" c="dimmed">
              {moment(created_at, language)}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  )
}
