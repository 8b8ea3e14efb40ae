import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { useShop } from '@/api/shop'
import { moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { DataTable, Sub, Wrong } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'

type Below = components['schemas']['PromotionBelowOut']

const TONE = { leaving: 'running', left: 'active', stays: 'pending', failed: 'failed' } as const

/** What took part in a promotion of the channel below its floor, and what became of it; nothing where nothing did. */
export function PromotionsBelow({ id }: { id: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const currency = useShop().currency ?? ''
  const query = useQuery({
    queryKey: ['channels', 'promotions', id],
    queryFn: () =>
      unwrap(api.GET('/api/v1/channels/{channel_id}/promotions', { params: { path: { channel_id: id } } })),
  })
  if (!query.data?.items.length) return null
  return (
    <Section title={t('channels.promotionsBelow')} hint={t('channels.promotionsBelowHint')} flush>
      <DataTable<Below>
        label={t('channels.promotionsBelow')}
        query={query}
        rowKey={(row) => row.id}
        empty={null}
        columns={[
          {
            key: 'item',
            title: t('channels.item'),
            render: (row) => (
              <>
                <Text size="sm">{row.title || row.external_id}</Text>
                <Sub>{[row.sku, row.external_id].filter(Boolean).join(' · ')}</Sub>
                <Sub narrow>{row.name}</Sub>
                <Sub narrow>{t(`channels.promotionState.${row.state}`)}</Sub>
                <Wrong>{row.error}</Wrong>
              </>
            ),
          },
          { key: 'name', title: t('channels.promotion'), wide: true, render: (row) => row.name },
          {
            key: 'price',
            title: t('channels.priceThere'),
            align: 'end',
            render: (row) => (
              <>
                <Text size="sm">{money(row.price, currency, language)}</Text>
                <Sub narrow>{money(row.floor, currency, language)}</Sub>
              </>
            ),
          },
          {
            key: 'floor',
            title: t('channels.floor'),
            align: 'end',
            wide: true,
            render: (row) => money(row.floor, currency, language),
          },
          {
            key: 'state',
            title: t('channels.stands'),
            wide: true,
            render: (row) => (
              <>
                <StatusBadge status={TONE[row.state]} label={t(`channels.promotionState.${row.state}`)} />
                <Sub>{moment(row.seen_at, language)}</Sub>
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
