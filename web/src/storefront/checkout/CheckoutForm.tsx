import { Alert, Anchor, Button, Checkbox, Paper, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useIsMutating, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { type Cart, shippingQuery, useChangeCart } from '@/api/cart'
import { type Address, attemptFor, creditQuery, waysToPayQuery } from '@/api/checkout'
import { api } from '@/api/client'
import { isProblem } from '@/api/problem'
import type { components } from '@/api/schema'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { Section } from '@/ui/Page'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

import classes from '../cart/Cart.module.css'
import { Codes } from '../cart/Codes'
import { Sums } from '../cart/Sums'
import { AddressFields, type Postal, postal } from './AddressFields'
import { useCard } from './CardField'
import { DeliveryChoice, PaymentChoice } from './Choices'
import { OrderedLines } from './OrderedLines'
import { isUncertain, usePlacing } from './placing'

type Props = { cart: Cart; me: components['schemas']['AccountOut'] | null; addresses: Address[] }
const OTHER = 'other'

/** The whole checkout on one page. What is filled in is kept with the cart as it is typed, so a reload loses nothing. */
export function CheckoutForm({ cart, me, addresses }: Props) {
  const { t } = useTranslation(['shop', 'ui'])
  const language = useLanguage()
  const text = useProblemText()
  const change = useChangeCart()
  const placing = usePlacing()
  const busy = useIsMutating({ mutationKey: ['cart'] }) > 0
  const [problem, setProblem] = useState<ReactNode>(null)
  const [entered, setEntered] = useState('')
  const usual = cart.shipping_address ? null : (addresses.find(({ is_default }) => is_default) ?? addresses[0])
  const [saved, setSaved] = useState(usual ? String(usual.id) : OTHER)
  const { data: quotes } = useQuery({ ...shippingQuery(cart, language), enabled: Boolean(cart.country) })
  const { data: ways } = useQuery(waysToPayQuery)
  const { data: credits } = useQuery({ ...creditQuery, enabled: me !== null })
  const credit = credits?.find(({ currency, balance }) => currency === cart.currency && Number(balance) > 0)

  // A way that does not serve this address any more is not chosen any more; the only way to pay is.
  const methodOf = (value: string) => quotes?.find(({ method_id }) => String(method_id) === value)
  const wayOf = (value: string) =>
    (ways?.find(({ name }) => name === value) ?? (ways?.length === 1 ? ways[0] : undefined))?.name

  const required = (value: string) => (value.trim() ? null : t('ui:form.required'))
  const ofBill = (value: string, all: { billing: boolean }) => (all.billing ? required(value) : null)
  const form = useForm({
    initialValues: {
      email: cart.email || (me?.email ?? ''),
      shipping_address: postal(cart.shipping_address ?? usual ?? { name: me?.name ?? '', country: cart.country }),
      shipping_method_id: cart.shipping_method_id === null ? '' : String(cart.shipping_method_id),
      payment_provider: cart.payment_provider,
      gift_card: '',
      use_credit: false,
      billing: cart.billing_address !== null,
      billing_address: postal(cart.billing_address ?? { name: me?.name ?? '', country: cart.country }),
      note: '',
      keep: false,
    },
    validate: {
      email: (value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : t('checkout.email_bad')),
      shipping_address: { name: required, line1: required, city: required, country: required },
      billing_address: {
        name: ofBill,
        line1: ofBill,
        city: ofBill,
        country: ofBill,
      },
      shipping_method_id: (value) => (quotes?.length && !methodOf(value) ? t('checkout.chooseDelivery') : null),
      payment_provider: (value) => (wayOf(value) ? null : t('checkout.unchosenPayment')),
    },
    onValuesChange: ({ shipping_address: after }, { shipping_address: before }) => {
      setProblem(null)
      if (after.country !== before.country) keep(after, { country: after.country || null })
    },
  })
  const values = form.getValues()
  const chosen = methodOf(values.shipping_method_id)
  const provider = wayOf(values.payment_provider)
  const card = useCard(ways?.find(({ name }) => name === provider))

  /** What is known so far goes into the cart: from it follow the ways of delivery, taxes and totals. */
  function keep(address: Postal, more: components['schemas']['CartChange'] = {}) {
    const news = isWhole(address) && !isSame(cart.shipping_address, address)
    const body = { ...more, ...(news ? { shipping_address: address } : {}) }
    if (Object.keys(body).length) change.mutate(body)
  }

  function keepBill() {
    const { billing, billing_address: address } = form.getValues()
    if (billing && isWhole(address) && !isSame(cart.billing_address, address)) {
      change.mutate({ billing_address: address })
    }
  }

  /** What the card pays is seen before anything is ordered. */
  function enterCard() {
    const gift_card = form.getValues().gift_card.trim()
    if (!gift_card || gift_card === entered) return
    change.mutate(
      { gift_card },
      {
        onSuccess: () => setEntered(gift_card),
        onError: (error) => form.setFieldError('gift_card', cardProblem(error)),
      },
    )
  }

  function leaveCard() {
    form.setFieldValue('gift_card', '')
    change.mutate({ gift_card: null }, { onSuccess: () => setEntered('') })
  }

  const cardProblem = (error: unknown) =>
    isProblem(error) && error.fields.some(({ field }) => field === 'gift_card')
      ? t('checkout.giftCardBad')
      : text(error)

  const submit = form.onSubmit(
    async (filled) => {
      setProblem(null)
      const payment = await card.take()
      if (payment === null) {
        setProblem(t('checkout.wrong'))
        return
      }
      const address = filled.shipping_address
      const attempt = attemptFor({
        cart_id: cart.id,
        email: filled.email.trim(),
        name: address.name,
        phone: address.phone,
        country: address.country,
        shipping_address: address,
        billing_address: filled.billing ? filled.billing_address : null,
        shipping_method_id: chosen?.method_id ?? null,
        payment_provider: provider ?? null,
        payment,
        gift_card: filled.gift_card.trim() || null,
        use_credit: filled.use_credit,
        expected_total: cart.totals.total,
        language,
        note: filled.note,
      })
      placing.mutateAsync(attempt).then(
        () => {
          if (me && filled.keep && saved === OTHER) void api.POST('/api/v1/profile/addresses', { body: address })
        },
        (error: unknown) => setProblem(explain(error)),
      )
    },
    (errors) => {
      setProblem(t('checkout.wrong'))
      const first = Object.keys(errors)[0]
      if (first) form.getInputNode(first)?.focus()
    },
  )

  function explain(error: unknown): ReactNode {
    if (isUncertain(error)) return t('checkout.lost')
    if (isProblem(error, 'totals-changed')) {
      const totals = error.body['totals'] as { total: string } | undefined
      const amount = money(totals?.total, cart.currency, language)
      return `${t('checkout.changed')}. ${t('checkout.changedHint', { amount })}`
    }
    if (isProblem(error) && error.status === 409) {
      return (
        <>
          {text(error)}{' '}
          <Anchor component={Link} to="/basket" size="sm">
            {t('checkout.toCart')}
          </Anchor>
        </>
      )
    }
    const rest = putProblemOnForm(form, error, text)
    if (form.errors['gift_card']) form.setFieldError('gift_card', cardProblem(error))
    return rest
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.split}>
        <Stack gap="lg">
          <Section
            title={t('checkout.contact')}
            actions={
              !me && (
                <Anchor component={Link} to="/sign-in" state={{ to: '/basket/checkout' }} size="sm">
                  {t('checkout.signIn')}
                </Anchor>
              )
            }
          >
            <TextInput
              {...form.getInputProps('email')}
              label={t('checkout.email')}
              description={t('checkout.emailHint')}
              type="email"
              autoComplete="email"
              required
              maxLength={300}
              onBlur={() => {
                const email = values.email.trim()
                if (email !== cart.email && form.isValid('email')) change.mutate({ email: email || null })
              }}
            />
          </Section>
          <Section title={t('checkout.address')}>
            <Stack gap="sm" onBlur={() => keep(form.getValues().shipping_address)}>
              {addresses.length > 0 && (
                <Select
                  label={t('checkout.saved')}
                  allowDeselect={false}
                  value={saved}
                  data={[
                    ...addresses.map((one) => ({
                      value: String(one.id),
                      label: [one.name, one.line1, one.city].filter(Boolean).join(', '),
                    })),
                    { value: OTHER, label: t('checkout.newAddress') },
                  ]}
                  onChange={(value) => {
                    setSaved(value ?? OTHER)
                    const address = postal(addresses.find(({ id }) => String(id) === value))
                    form.setFieldValue('shipping_address', address)
                    keep(address)
                  }}
                />
              )}
              <AddressFields form={form} prefix="shipping_address." />
              {me && saved === OTHER && (
                <Checkbox label={t('checkout.keepAddress')} {...form.getInputProps('keep', { type: 'checkbox' })} />
              )}
            </Stack>
          </Section>
          <Section title={t('checkout.billTo')}>
            <Stack gap="sm" onBlur={keepBill}>
              <Checkbox
                label={t('checkout.billing')}
                checked={values.billing}
                onChange={(event) => {
                  form.setFieldValue('billing', event.currentTarget.checked)
                  // An order without one is billed where it goes: what the cart had kept is forgotten.
                  if (!event.currentTarget.checked && cart.billing_address) change.mutate({ billing_address: null })
                }}
              />
              {values.billing && <AddressFields form={form} prefix="billing_address." />}
            </Stack>
          </Section>
          <Section title={t('checkout.delivery')}>
            <DeliveryChoice
              quotes={quotes}
              currency={cart.currency}
              hasCountry={Boolean(values.shipping_address.country)}
              value={chosen ? String(chosen.method_id) : ''}
              error={form.errors['shipping_method_id']}
              onChange={(value) => {
                form.setFieldValue('shipping_method_id', value)
                form.clearFieldError('shipping_method_id')
                keep(values.shipping_address, { shipping_method_id: Number(value) })
              }}
            />
          </Section>
          <Section title={t('checkout.payment')}>
            <Stack gap="sm">
              <PaymentChoice
                ways={ways}
                value={provider ?? ''}
                error={form.errors['payment_provider']}
                onChange={(value) => {
                  form.setFieldValue('payment_provider', value)
                  form.clearFieldError('payment_provider')
                }}
              />
              {card.field}
              {credit && (
                <Checkbox
                  label={t('checkout.useCredit', { amount: money(credit.balance, credit.currency, language) })}
                  {...form.getInputProps('use_credit', { type: 'checkbox' })}
                />
              )}
              <TextInput
                {...form.getInputProps('gift_card')}
                label={t('checkout.giftCard')}
                description={t('checkout.giftCardHint')}
                autoComplete="off"
                maxLength={60}
                maw={340}
                onBlur={enterCard}
              />
              {cart.gift_card && (
                <Text size="sm" role="status">
                  {t('checkout.giftCardPays', { amount: money(cart.totals.credit, cart.currency, language) })}{' '}
                  <Anchor component="button" type="button" size="sm" onClick={leaveCard}>
                    {t('checkout.giftCardLeave')}
                  </Anchor>
                </Text>
              )}
            </Stack>
          </Section>
          <Section title={t('checkout.note')}>
            <Textarea
              {...form.getInputProps('note')}
              aria-label={t('checkout.note')}
              placeholder={t('address.optional')}
              autosize
              minRows={2}
              maxLength={2000}
            />
          </Section>
        </Stack>
        <Paper withBorder p="md" className={classes.aside} component="section" aria-label={t('checkout.summary')}>
          <Stack gap="md">
            <OrderedLines lines={cart.lines} currency={cart.currency} />
            <Codes cart={cart} />
            <div aria-busy={busy} style={{ opacity: busy ? 0.45 : 1 }}>
              <Sums
                totals={cart.totals}
                delivery={chosen || quotes?.length === 0 ? undefined : t('sums.chooseDelivery')}
                due={cart.totals.due}
              />
            </div>
            {typeof problem === 'string' || problem === null ? (
              <FormError>{problem}</FormError>
            ) : (
              <Alert role="alert" color="red" py="xs">
                <Text size="sm">{problem}</Text>
              </Alert>
            )}
            <Button
              type="submit"
              size="md"
              fullWidth
              loading={card.taking || placing.isPending || placing.isSuccess}
              disabled={busy}
            >
              {t('checkout.place', { amount: money(cart.totals.due, cart.currency, language) })}
            </Button>
          </Stack>
        </Paper>
      </div>
    </form>
  )
}

const isWhole = (address: Postal) => Boolean(address.line1.trim() && address.city.trim() && address.country)

const isSame = (known: Partial<Record<keyof Postal, unknown>> | null, address: Postal) =>
  known !== null && (Object.keys(address) as (keyof Postal)[]).every((name) => (known[name] ?? '') === address[name])
