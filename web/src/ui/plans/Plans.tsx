import { Alert, Badge, Button, Card, Group, List, Radio, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconCheck, IconCreditCard, IconLicense } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { waysToPayQuery, type WayToPay } from '@/api/checkout'
import { api, unwrap } from '@/api/client'
import { featuresQuery, mySubscriptionsQuery, type Plan, plansQuery, type Subscription } from '@/api/plans'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { FormError } from '@/ui/FormError'
import { useProblemNotice, useProblemText } from '@/ui/problems'
import { useSaid } from '@/ui/said'
import { Empty, Failure } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

/** What a form of a way to pay shows, and what was typed into it. */
export type CardForm = { field: ReactNode; taking: boolean; take: () => Promise<Record<string, string> | null> }
const NONE: CardForm = { field: null, taking: false, take: () => Promise.resolve({}) }
const noForm = () => NONE
type Props = { useForm?: (way: WayToPay | undefined) => CardForm }

/** One's own subscriptions, and the plans there are to subscribe to. */
export function Plans({ useForm = noForm }: Props) {
  const { t } = useTranslation('ui')
  const plans = useQuery(plansQuery)
  const mine = useQuery(mySubscriptionsQuery)
  const [chosen, setChosen] = useState<Plan | Subscription | null>(null)
  const error = plans.error ?? mine.error
  if (error && !(plans.data && mine.data)) {
    return <Failure error={error} onRetry={() => void Promise.all([plans.refetch(), mine.refetch()])} />
  }
  if (!plans.data || !mine.data) return <Skeleton h={260} />
  const running = mine.data.items.filter(({ status }) => status !== 'expired' && status !== 'cancelled')
  return (
    <Stack gap="xl">
      {running.map((one) => (
        <Mine key={one.id} one={one} onPay={() => setChosen(one)} />
      ))}
      {chosen && <Pay key={chosen.id} what={chosen} useForm={useForm} onDone={() => setChosen(null)} />}
      <section aria-label={t('plans.offer')}>
        <Title order={2} size="h4" mb="sm">
          {t('plans.offer')}
        </Title>
        {plans.data.items.length === 0 ? (
          <Empty icon={<IconLicense size={26} stroke={1.5} />} title={t('plans.none')} hint={t('plans.noneHint')} />
        ) : (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {plans.data.items.map((plan) => (
              <One
                key={plan.id}
                plan={plan}
                had={running.some(({ tariff_id }) => tariff_id === plan.id)}
                onChoose={() => setChosen(plan)}
              />
            ))}
          </SimpleGrid>
        )}
      </section>
    </Stack>
  )
}

function One({ plan, had, onChoose }: { plan: Plan; had: boolean; onChoose: () => void }) {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const { data: features } = useQuery(featuresQuery)
  const title = (key: string) => features?.items.find((one) => one.key === key)?.title[language] ?? key
  return (
    <Card withBorder padding="lg" component="article" aria-label={plan.name}>
      <Stack gap="sm" h="100%">
        <Title order={3} size="h4">
          {plan.name}
        </Title>
        <Text fw={700} size="xl" className="num">
          {Number(plan.price) === 0 ? t('plans.free') : money(plan.price, plan.currency, language)}
          {Number(plan.price) > 0 && plan.period !== 'once' && (
            <Text span size="sm" c="dimmed" fw={400}>
              {' '}
              {t(`plans.per.${plan.period}`)}
            </Text>
          )}
        </Text>
        {plan.features && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {plan.features}
          </Text>
        )}
        {plan.includes.length > 0 && (
          <List size="sm" spacing={4} icon={<IconCheck size={16} aria-hidden />}>
            {plan.includes.map((key) => (
              <List.Item key={key}>
                {title(key)}
                {plan.limits[key] ? ` · ${t('plans.limit', { count: plan.limits[key] })}` : ''}
              </List.Item>
            ))}
          </List>
        )}
        {plan.trial_days > 0 && (
          <Badge variant="light" style={{ alignSelf: 'flex-start' }}>
            {t('plans.trial', { count: plan.trial_days })}
          </Badge>
        )}
        <Button mt="auto" variant={had ? 'default' : 'filled'} disabled={had} onClick={onChoose}>
          {t(had ? 'plans.yours' : 'plans.subscribe')}
        </Button>
      </Stack>
    </Card>
  )
}

function Mine({ one, onPay }: { one: Subscription; onPay: () => void }) {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const confirm = useConfirm()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const cancel = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/user_tariffs/{subscription_id}/cancel', { params: { path: { subscription_id: one.id } } }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['plans'] }),
    onError: notice,
  })
  const due = one.status === 'pending' || one.status === 'grace' || one.status === 'trial'
  return (
    <Card withBorder padding="lg" component="article" aria-label={one.tariff_name}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="sm">
            <Text fw={650}>{one.tariff_name}</Text>
            <StatusBadge
              status={one.status === 'grace' ? 'waiting' : one.status === 'trial' ? 'on' : one.status}
              label={t(`plans.state.${one.status}`)}
            />
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {one.status === 'pending'
              ? t('plans.waits')
              : one.paid_until
                ? t(one.renews ? 'plans.renews' : 'plans.until', { when: day(one.paid_until, language) })
                : t('plans.forGood')}
          </Text>
        </div>
        <Group gap="xs">
          {due && <Button onClick={onPay}>{t('plans.pay')}</Button>}
          {!one.cancelled_at && (
            <Button
              variant="default"
              loading={cancel.isPending}
              onClick={() =>
                confirm({
                  title: t('plans.cancelAsk', { plan: one.tariff_name }),
                  hint: t('plans.cancelHint'),
                  confirm: t('plans.cancel'),
                  onConfirm: () => cancel.mutate(),
                })
              }
            >
              {t('plans.cancel')}
            </Button>
          )}
        </Group>
      </Group>
    </Card>
  )
}

/** How to pay for a plan, or for what is due of one; a free plan is just taken. */
function Pay({ what, useForm, onDone }: Required<Props> & { what: Plan | Subscription; onDone: () => void }) {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const why = useSaid()
  const text = useProblemText()
  const client = useQueryClient()
  const { data: all } = useQuery(waysToPayQuery)
  // Without a form of its own the page takes no cards.
  const ways = all?.filter(({ browser }) => useForm !== noForm || !browser['script'])
  const [chosen, setChosen] = useState('')
  const way = ways?.find(({ name }) => name === chosen) ?? ways?.[0]
  const card = useForm(way)
  const plan = 'trial_days' in what ? what : null
  const free = plan !== null && Number(plan.price) === 0
  const pay = useMutation({
    mutationFn: (method: Record<string, string>) => {
      const how = { payment_provider: way?.name ?? 'offline', payment: { language, ...method } }
      return plan
        ? unwrap(api.POST('/api/v1/user_tariffs', { body: { tariff_id: plan.id, ...how } }))
        : unwrap(
            api.POST('/api/v1/user_tariffs/{subscription_id}/pay', {
              params: { path: { subscription_id: what.id } },
              body: how,
            }),
          )
    },
    onSuccess: ({ good, payment }) => {
      if (payment && /^https?:\/\//.test(payment.redirect_url)) window.location.assign(payment.redirect_url)
      else if (good) onDone()
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['plans'] }),
  })
  const said = pay.data?.payment
  const name = plan ? plan.name : 'tariff_name' in what ? what.tariff_name : ''
  return (
    <Alert color="blue" icon={<IconCreditCard size={20} />} title={name}>
      <Stack gap="sm" align="flex-start">
        {plan && !free && <Text size="sm">{money(plan.price, plan.currency, language)}</Text>}
        {said?.instructions && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {said.instructions}
          </Text>
        )}
        {!free && ways && ways.length > 1 && (
          <Radio.Group label={t('plans.how')} value={way?.name ?? ''} onChange={setChosen}>
            <Stack gap={6} mt={6}>
              {ways.map((one) => (
                <Radio key={one.name} value={one.name} label={one.title[language]} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {!free && card.field && <div style={{ width: '100%', maxWidth: 420 }}>{card.field}</div>}
        <FormError>
          {pay.error
            ? text(pay.error)
            : said && ['declined', 'failed'].includes(said.status)
              ? t('plans.declined', { why: why.refusal(said) })
              : null}
        </FormError>
        {said && ['pending', 'authorised', 'unknown'].includes(said.status) && (
          <Text size="sm" role="status">
            {t('plans.waits')}
          </Text>
        )}
        <Group>
          <Button
            loading={card.taking || pay.isPending}
            onClick={() =>
              void (free ? Promise.resolve({}) : card.take()).then((method) => method && pay.mutate(method))
            }
          >
            {t(plan ? 'plans.subscribe' : 'plans.pay')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
