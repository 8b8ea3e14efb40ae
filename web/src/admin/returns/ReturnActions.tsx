import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Return } from '@/api/aftersales'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { showDone } from '@/ui/notices'

import { EntityModal } from '../catalog/EntityModal'
import { ExchangeModal } from './ExchangeModal'
import { ReceiveModal } from './ReceiveModal'

type Verb = 'approve' | 'reject' | 'close' | 'receive' | 'refund' | 'exchange'

/** What may follow for a return. */
export function ReturnActions({ found }: { found: Return }) {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('orders:write')
  const mayPay = useMay('payments:write')
  const client = useQueryClient()
  const [verb, setVerb] = useState<Verb | null>(null)
  const may = (status: string) => found.may_become.includes(status)
  const refresh = () =>
    Promise.all(
      ['returns', 'sales', 'payments', 'inventory', 'products'].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    )
  if (!mayWrite) return null
  const params = { path: { return_id: found.id } }
  const close = () => setVerb(null)
  return (
    <>
      {may('approved') && <Button onClick={() => setVerb('approve')}>{t('returns.approve')}</Button>}
      {may('received') && <Button onClick={() => setVerb('receive')}>{t('returns.receive')}</Button>}
      {may('refunded') && mayPay && <Button onClick={() => setVerb('refund')}>{t('payments.refund')}</Button>}
      {may('exchanged') && mayPay && (
        <Button variant="default" onClick={() => setVerb('exchange')}>
          {t('returns.exchange')}
        </Button>
      )}
      {may('closed') && (
        <Button variant="default" onClick={() => setVerb('close')}>
          {t('returns.close')}
        </Button>
      )}
      {may('rejected') && (
        <Button variant="default" onClick={() => setVerb('reject')}>
          {t('returns.reject')}
        </Button>
      )}
      {(verb === 'approve' || verb === 'reject' || verb === 'close') && (
        <EntityModal
          title={t(`returns.${verb}`)}
          submit={t(`returns.${verb}`)}
          initial={{ text: '' }}
          fields={[{ name: 'text', label: t('returns.answer'), hint: t(`returns.${verb}Hint`), kind: 'long' }]}
          save={({ text }) => {
            const given = { params, body: { text: String(text) } }
            if (verb === 'approve') return unwrap(api.POST('/api/v1/returns/{return_id}/approve', given))
            if (verb === 'reject') return unwrap(api.POST('/api/v1/returns/{return_id}/reject', given))
            return unwrap(api.POST('/api/v1/returns/{return_id}/close', given))
          }}
          onSaved={() => void refresh()}
          onClose={close}
        />
      )}
      {verb === 'receive' && <ReceiveModal found={found} onSaved={() => void refresh()} onClose={close} />}
      {verb === 'exchange' && <ExchangeModal found={found} onClose={close} />}
      {verb === 'refund' && (
        <EntityModal
          title={t('payments.refund')}
          submit={t('payments.refund')}
          initial={{ amount: '' }}
          fields={[
            {
              name: 'amount',
              label: t('payments.amount'),
              hint: t('returns.refundHint'),
              kind: 'money',
              currency: found.currency,
            },
          ]}
          save={({ amount }) =>
            unwrap(api.POST('/api/v1/returns/{return_id}/refund', { params, body: { amount: String(amount) || null } }))
          }
          onSaved={() => {
            showDone(t('payments.refundMade'))
            void refresh()
          }}
          onClose={close}
        />
      )}
    </>
  )
}
