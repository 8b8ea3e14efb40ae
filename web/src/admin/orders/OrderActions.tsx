import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { isPlaced } from '@/api/aftersales'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { type Order, type Status, STATUSES } from '@/api/orders'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { useProblemNotice } from '@/ui/problems'

import { EntityModal } from '../catalog/EntityModal'
import { PaperButton } from './PaperButton'
import { useSoldOn } from './soldOn'

/** From each status the ones that may follow, as the server has them; it refuses what it does not allow. */
const NEXT: Record<Status, readonly Status[]> = {
  pending: ['paid', 'processing', 'shipped', 'delivered', 'executed', 'cancelled'],
  paid: ['processing', 'shipped', 'delivered', 'executed', 'cancelled', 'returned'],
  processing: ['shipped', 'delivered', 'executed', 'cancelled', 'returned'],
  shipped: ['delivered', 'executed', 'cancelled', 'returned'],
  delivered: ['executed', 'cancelled', 'returned'],
  executed: ['cancelled', 'returned'],
  cancelled: [],
  returned: [],
}
// What money and parcels do not say by themselves of an order that was placed here.
const BY_HAND: readonly Status[] = ['processing', 'delivered', 'executed']

/** What can be done with an order as a whole. */
export function OrderActions({ order }: { order: Order }) {
  const mayWrite = useMay('orders:write')
  return (
    <>
      <PaperButton paper="invoice" size="sm" order={order} />
      {mayWrite && order.kind === 'sale' && (
        <>
          <CancelButton order={order} />
          <StatusMenu order={order} />
        </>
      )}
    </>
  )
}

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all(
      ['sales', 'inventory', 'products', 'payments'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    )
}

function CancelButton({ order }: { order: Order }) {
  const { t } = useTranslation('admin')
  const refresh = useRefresh()
  const [asking, setAsking] = useState(false)
  if (!isPlaced(order) || !['pending', 'paid', 'processing'].includes(order.status)) return null
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('orders.cancel')}
      </Button>
      {asking && (
        <EntityModal
          title={t('orders.cancelOf', { number: order.number })}
          submit={t('orders.cancel')}
          initial={{ reason: '' }}
          fields={[{ name: 'reason', label: t('stock.reason'), hint: t('orders.cancelHint') }]}
          save={({ reason }) =>
            unwrap(
              api.POST('/api/v1/orders/{number}/cancel', {
                params: { path: { number: order.number } },
                body: { reason: String(reason) },
              }),
            )
          }
          onSaved={() => {
            showDone(t('orders.cancelled'))
            void refresh()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function StatusMenu({ order }: { order: Order }) {
  const { t } = useTranslation(['admin', 'ui'])
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const refresh = useRefresh()
  const change = useMutation({
    mutationFn: (status: Status) =>
      unwrap(
        api.PUT('/api/v1/sales/{sale_id}', {
          params: { path: { sale_id: order.id } },
          body: { status },
          headers: { 'If-Match': `"${order.version}"` },
        }),
      ),
    onSuccess: () => showDone(t('orders.statusChanged')),
    onSettled: refresh,
    onError: notice,
  })
  const { there, known } = useSoldOn(order)
  const may = NEXT[order.status as Status] as readonly Status[] | undefined
  const next = (may ?? []).filter(
    (status) => (!isPlaced(order) || BY_HAND.includes(status)) && !there?.asked_there.includes(status),
  )
  if (next.length === 0 || !known) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} />} loading={change.isPending}>
          {t('orders.changeStatus')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STATUSES.filter((status) => next.includes(status)).map((status) => {
          const label = t(`orders.state.${status}`)
          const final = status === 'cancelled' || status === 'returned'
          return (
            <Menu.Item
              key={status}
              color={final ? 'red' : undefined}
              onClick={() =>
                final
                  ? confirm({
                      title: t('orders.setStatus', { status: label }),
                      confirm: label,
                      onConfirm: () => change.mutate(status),
                    })
                  : change.mutate(status)
              }
            >
              {label}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
