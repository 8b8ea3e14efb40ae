import type { TFunction } from 'i18next'

import type { Entry } from '@/api/discounts'
import { type Column, Sub } from '@/ui/DataTable'

type EntryKind = 'issued' | 'topped_up' | 'spent' | 'given_back' | 'refunded' | 'granted' | 'withdrawn'

/** How a balance, of a gift card or of somebody's credit, came to what it is. */
export function entryColumns(
  t: TFunction<'admin'>,
  when: (at: string) => string,
  money: (amount: string, currency: string) => string,
): Column<Entry>[] {
  return [
    {
      key: 'kind',
      title: t('cards.what'),
      render: ({ kind, reason, by, created_at }) => (
        <>
          {t(`cards.kinds.${kind as EntryKind}`, kind)}
          <Sub>{[reason, by].filter(Boolean).join(' · ')}</Sub>
          <Sub narrow>{when(created_at)}</Sub>
        </>
      ),
    },
    { key: 'when', title: t('stock.when'), wide: true, render: ({ created_at }) => when(created_at) },
    {
      key: 'amount',
      title: t('stock.change'),
      align: 'end',
      render: ({ amount, currency }) => `${Number(amount) > 0 ? '+' : ''}${money(amount, currency)}`,
    },
    {
      key: 'balance',
      title: t('cards.balance'),
      align: 'end',
      render: ({ balance, currency }) => money(balance, currency),
    },
  ]
}
