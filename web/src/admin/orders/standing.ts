/** How an order stands with money and with goods, as the server names it. */
export const MONEY = [
  'unpaid',
  'authorised',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'cancelled',
] as const
export type MoneyStanding = (typeof MONEY)[number]

export const GOODS = ['unfulfilled', 'partial', 'shipped', 'delivered', 'returned', 'cancelled'] as const
export type GoodsStanding = (typeof GOODS)[number]
