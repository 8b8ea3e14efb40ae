import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { useChannelName } from '../figures/words'
import { bid as bidText, type Rate, share } from './calls'

export const TONES: Record<string, string> = { earns: 'on', advised: 'on', too_high: 'failed', loses: 'failed' }

/** What a click of each advertised item brings, beside what is bid for it. */
export default function RatesPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const list = useListState('-id')
  const query = useQuery({
    queryKey: ['ads', 'rates', 'list', list.cursor],
    queryFn: () => unwrap(api.GET('/api/v1/promotion/rates', { params: { query: { cursor: list.cursor ?? null } } })),
    placeholderData: keepPreviousData,
  })
  const amount = (value: string | null, currency: string) => (value === null ? '—' : money(value, currency, language))
  return (
    <Page title={t('nav.rates')} hint={t('ads.ratesHint')}>
      <Section flush>
        <DataTable<Rate>
          label={t('nav.rates')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/promotion/rates/${id}`}
          columns={[
            {
              key: 'item',
              title: t('ads.item'),
              render: (row) => (
                <>
                  {row.product_name ?? row.item_id}
                  <Sub>
                    {row.campaign} · {channelName(row.channel)}
                  </Sub>
                </>
              ),
            },
            {
              key: 'conversion',
              title: t('ads.conversion'),
              align: 'end',
              wide: 'md',
              render: ({ conversion }) => share(conversion, language),
            },
            {
              key: 'margin',
              title: t('ads.margin'),
              align: 'end',
              wide: 'md',
              render: ({ order_margin, currency }) => amount(order_margin, currency),
            },
            {
              key: 'bid',
              title: t('ads.bid'),
              align: 'end',
              render: ({ bid, kind, currency }) => bidText(bid, kind, currency, language),
            },
            {
              key: 'most',
              title: t('ads.most'),
              align: 'end',
              render: ({ most, kind, currency }) => bidText(most, kind, currency, language),
            },
            {
              key: 'verdict',
              title: t('ads.verdict'),
              wide: true,
              render: ({ reason }) => (
                <StatusBadge status={TONES[reason] ?? 'off'} label={t(`ads.rate.${reason as 'earns'}`)} />
              ),
            },
          ]}
          empty={<Empty title={t('ads.noRates')} hint={t('ads.noRatesHint')} />}
        />
      </Section>
    </Page>
  )
}
