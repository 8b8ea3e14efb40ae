import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { useLetCartGo } from '@/api/cart'
import { type Attempt, closeAttempt, placeOrder, waysToPayQuery } from '@/api/checkout'
import { isProblem } from '@/api/problem'
import { useSaid } from '@/ui/said'

import { passBank } from './stripe'

/** Where an order is looked at; its token opens it for whoever has no account. */
export function orderPath(number: string, token?: string | null): string {
  return `/order/${encodeURIComponent(number)}${token ? `?token=${encodeURIComponent(token)}` : ''}`
}

/** Silence, or a server in trouble: nobody knows yet whether there is an order. */
export const isUncertain = (error: unknown) => isProblem(error) && (error.status === 0 || error.status >= 500)

/** Sends an attempt, and once it is known what became of it, goes on: to the payment's page or to the order. */
export function usePlacing() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const said = useSaid()
  const letCartGo = useLetCartGo()
  return useMutation({
    mutationFn: async (attempt: Attempt) => {
      const placed = await placeOrder(attempt)
      const paid = await passBank(placed, await client.query({ ...waysToPayQuery, staleTime: 'static' }), placed.token)
      return { ...paid, token: placed.token }
    },
    onSuccess: async ({ order, payment, token }) => {
      closeAttempt()
      const path = orderPath(order.number, token)
      const onward = payment?.redirect_url ?? ''
      const refused = payment && ['declined', 'failed'].includes(payment.status) ? said.refusal(payment) : null
      await navigate(path, { replace: true, state: { placed: true, refused } })
      letCartGo()
      void client.invalidateQueries({ queryKey: ['orders'] })
      void client.invalidateQueries({ queryKey: ['store-credit'] })
      if (/^https?:\/\//.test(onward)) window.location.assign(onward)
    },
    onError: (error) => {
      if (isUncertain(error)) return
      closeAttempt()
      void client.invalidateQueries({ queryKey: ['cart'] })
    },
  })
}
