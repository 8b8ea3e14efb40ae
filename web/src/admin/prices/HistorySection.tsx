import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { PriceChange, Prices } from '@/api/pricing'
import { moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { DataTable, Sub } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'

const StepChart = lazy(() => import('../parts/StepChart'))

/** How a price came to be what it is, as a line and as a list. */
export function HistorySection({ prices }: { prices: Prices }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const currencies = prices.prices.map(({ currency }) => currency)
  const [chosen, setChosen] = useState(currencies[0] ?? '')
  const [asTable, setAsTable] = useState(false)
  const row = prices.prices.find(({ currency }) => currency === chosen) ?? prices.prices[0]
  const currency = row?.currency ?? ''
  const query = useQuery({
    queryKey: ['prices', 'history', prices.variant_id, currency],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/prices/{variant_id}/history', {
          params: { path: { variant_id: prices.variant_id }, query: { currency, limit: 200 } },
        }),
      ),
    enabled: currency !== '',
  })
  if (!row) return null
  return (
    <Section
      title={t('prices.history')}
      hint={t('prices.lowestIs', { price: money(row.lowest_30_days, currency, language) })}
      actions={
        <Group gap="xs">
          {currencies.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={t('prices.currency')}
              value={currency}
              onChange={setChosen}
              data={currencies}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('prices.history')}
            value={asTable ? 'table' : 'chart'}
            onChange={(value) => setAsTable(value === 'table')}
            data={[
              { value: 'chart', label: t('home.asChart') },
              { value: 'table', label: t('home.asTable') },
            ]}
          />
        </Group>
      }
    >
      {query.error && !query.data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton h={220} />
      ) : query.data.items.length === 0 ? (
        <Empty compact title={t('prices.noHistory')} />
      ) : asTable ? (
        <HistoryTable query={query} />
      ) : (
        <Stack gap="xs">
          <Suspense fallback={<Skeleton h={220} />}>
            <StepChart
              label={t('prices.history')}
              changes={query.data.items}
              name={t('prices.price')}
              currency={currency}
              across={{ y: Number(row.lowest_30_days), label: t('prices.lowest') }}
            />
          </Suspense>
          <Text size="xs" c="dimmed">
            {t('prices.chartHint')}
          </Text>
        </Stack>
      )}
    </Section>
  )
}

function HistoryTable({ query }: { query: Parameters<typeof DataTable<PriceChange>>[0]['query'] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <DataTable<PriceChange>
      label={t('prices.history')}
      query={query}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'when',
          title: t('stock.when'),
          render: ({ at, actor_name }) => (
            <>
              {moment(at, language)}
              <Sub>{actor_name}</Sub>
            </>
          ),
        },
        {
          key: 'before',
          title: t('prices.before'),
          align: 'end',
          render: ({ before, currency }) => money(before, currency, language),
        },
        {
          key: 'after',
          title: t('prices.after'),
          align: 'end',
          render: ({ after, currency }) => money(after, currency, language),
        },
      ]}
      empty={null}
    />
  )
}
