import type { CheckedOut, WayToPay } from '@/api/checkout'
import { api, unwrap } from '@/api/client'
import { keyed } from '@/api/purchases'

type Refusal = { message?: string } | null
export type Card = {
  mount: (at: HTMLElement) => void
  on: (what: 'change', then: () => void) => void
  destroy: () => void
}

/** What is used here of Stripe's own script (docs.stripe.com/js). */
export type Stripe = {
  elements: (options: { locale: string }) => { create: (kind: 'card', options: object) => Card }
  createPaymentMethod: (from: {
    type: 'card'
    card: Card
  }) => Promise<{ paymentMethod?: { id: string }; error?: Refusal }>
  confirmCardPayment: (secret: string) => Promise<{ error?: Refusal }>
}
type Maker = (key: string) => Stripe

/** Where the form of a way to pay comes from; nothing for those that have none. */
export function scriptOf(way: WayToPay | undefined): string | null {
  const script = way?.browser['script']
  return typeof script === 'string' && way?.browser['publishable_key'] ? script : null
}

const loading = new Map<string, Promise<Maker>>()

/** Stripe's script as Stripe serves it: cards are typed into its form, and their numbers never come to the shop. */
export async function loadStripe(way: WayToPay): Promise<Stripe> {
  const address = scriptOf(way) ?? ''
  const known = loading.get(address) ?? load(address)
  loading.set(address, known)
  return (await known)(way.browser['publishable_key'] as string)
}

function load(address: string): Promise<Maker> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    const failed = () => {
      // The next try asks anew.
      loading.delete(address)
      script.remove()
      reject(new Error(`no script at ${address}`))
    }
    script.onerror = failed
    script.onload = () => {
      const { Stripe: made } = window as { Stripe?: Maker }
      if (made) resolve(made)
      else failed()
    }
    script.src = address
    document.head.append(script)
  })
}

/** A bank that wants to see its customer asks in a window of Stripe's; what came of it the shop asks Stripe itself. */
export async function passBank(found: CheckedOut, ways: WayToPay[], token: string | null): Promise<CheckedOut> {
  const { order, payment } = found
  const way = ways.find(({ name }) => name === payment?.provider)
  if (!way || !scriptOf(way) || payment?.status !== 'pending' || !payment.client_secret) return found
  let stripe: Stripe
  try {
    stripe = await loadStripe(way)
  } catch {
    return found // the order is there and can be paid from its own page
  }
  await stripe.confirmCardPayment(payment.client_secret)
  return unwrap(
    api.POST('/api/v1/orders/{number}/pay', {
      body: { payment_provider: way.name, payment: {} },
      params: keyed({ number: order.number, token }),
    }),
  )
}
