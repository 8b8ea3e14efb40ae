import { Button, Input, useComputedColorScheme } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { WayToPay } from '@/api/checkout'
import { useLanguage } from '@/lib/i18n'

import classes from './Checkout.module.css'
import { type Card, loadStripe, scriptOf, type Stripe } from './stripe'

type Ready = { stripe: Stripe; card: Card }

/** Where the card is typed for a way to pay that has such a form: what to show, and `take` to have what was typed.
 *
 * `take` answers what the server needs for the payment, or null when something is wrong, which is said at the field. */
export function useCard(way: WayToPay | undefined): {
  field: ReactNode
  taking: boolean
  take: () => Promise<Record<string, string> | null>
} {
  const { t } = useTranslation('shop')
  const [ready, setReady] = useState<Ready | null>(null)
  const [problem, setProblem] = useState('')
  const [taking, setTaking] = useState(false)
  const known = way && scriptOf(way) ? way : undefined

  async function take(): Promise<Record<string, string> | null> {
    if (!known) return {}
    if (!ready) {
      setProblem(t('checkout.cardWait'))
      return null
    }
    setProblem('')
    setTaking(true)
    try {
      const { paymentMethod, error } = await ready.stripe.createPaymentMethod({ type: 'card', card: ready.card })
      if (paymentMethod) return { payment_method: paymentMethod.id }
      setProblem(error?.message || t('checkout.cardWrong'))
      return null
    } catch {
      setProblem(t('checkout.cardWrong'))
      return null
    } finally {
      setTaking(false)
    }
  }

  const field = known && (
    <CardField key={scriptOf(known)} way={known} problem={problem} onReady={setReady} say={setProblem} />
  )
  return { field, taking, take }
}

type Props = { way: WayToPay; problem: string; onReady: (ready: Ready | null) => void; say: (problem: string) => void }

function CardField({ way, problem, onReady, say }: Props) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const scheme = useComputedColorScheme('light')
  const host = useRef<HTMLDivElement>(null)
  const [lost, setLost] = useState(false)

  useEffect(() => {
    let card: Card | null = null
    let gone = false
    loadStripe(way).then(
      (stripe) => {
        if (gone || !host.current) return
        const { color, fontFamily } = getComputedStyle(host.current)
        card = stripe
          .elements({ locale: language })
          .create('card', { hidePostalCode: true, style: { base: { color, fontFamily, fontSize: '16px' } } })
        card.on('change', () => say(''))
        card.mount(host.current)
        onReady({ stripe, card })
      },
      () => setLost(true),
    )
    return () => {
      gone = true
      card?.destroy()
      onReady(null)
    }
    // `scheme`: the form has its colours from the page's.
  }, [way, language, scheme, onReady, say])

  if (lost) {
    return (
      <Input.Wrapper label={t('checkout.card')} error={t('checkout.cardLost')}>
        <div>
          <Button variant="default" size="xs" mt={6} onClick={() => window.location.reload()}>
            {t('checkout.cardReload')}
          </Button>
        </div>
      </Input.Wrapper>
    )
  }
  return (
    <Input.Wrapper label={t('checkout.card')} description={t('checkout.cardHint')} error={problem || null}>
      <div ref={host} className={classes.card} data-error={problem ? true : undefined} />
    </Input.Wrapper>
  )
}
