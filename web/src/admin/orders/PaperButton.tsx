import { Button } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { request } from '@/api/client'
import type { Order } from '@/api/orders'
import { saveBlob } from '@/lib/download'
import { useProblemNotice } from '@/ui/problems'

type Props = { paper: 'invoice' | 'packing-slip'; order: Order; size?: 'xs' | 'sm' }

/** An order's paper as a file. */
export function PaperButton({ paper, order, size = 'xs' }: Props) {
  const { t } = useTranslation('admin')
  const notice = useProblemNotice()
  const name =
    paper === 'packing-slip'
      ? t('orders.packingSlip')
      : order.kind === 'return'
        ? t('orders.creditNote')
        : t('orders.invoice')
  const get = useMutation({
    mutationFn: async () => {
      const answer = await request(`/api/v1/orders/${encodeURIComponent(order.number)}/${paper}`)
      saveBlob(await answer.blob(), `${order.number} ${name}.pdf`)
    },
    onError: notice,
  })
  return (
    <Button
      size={size}
      variant="default"
      leftSection={<IconFileTypePdf size={16} />}
      loading={get.isPending}
      onClick={() => get.mutate()}
    >
      {name}
    </Button>
  )
}
