import { Anchor, Box, SimpleGrid, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { type CostChange, costHistoryQuery, costQuery } from '@/api/buying'
import type { Product } from '@/api/catalog'
import { count, moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { DataTable, Sub } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { Stat } from '@/ui/Stat'
import { Empty, Failure } from '@/ui/states'

import { OfVariant } from '../parts/OfVariant'

const StepChart = lazy(() => import('../parts/StepChart'))

/** What a unit costs on the shelf, and how deliveries made it so. */
export function CostTab({ product }: { product: Product }) {
  return <OfVariant product={product}>{(id) => <VariantCost key={id} id={id} />}</OfVariant>
}

function VariantCost({ id }: { id: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const cost = useQuery(costQuery(id))
  const history = useQuery(costHistoryQuery(id))
  if (cost.error && !cost.data) return <Failure error={cost.error} onRetry={() => void cost.refetch()} />
  if (!cost.data) return <Skeleton h={120} />
  const { average, on_hand, value, currency } = cost.data
  return (
    <>
      <Section title={t('buying.costTitle')} hint={t('buying.costHint')}>
        <SimpleGrid cols={{ base: 2, sm: 3 }}>
          <Stat label={t('buying.average')} value={money(average, currency, language)} />
          <Stat label={t('buying.onShelf')} value={count(on_hand, language)} />
          <Stat label={t('buying.shelfValue')} value={money(value, currency, language)} />
        </SimpleGrid>
      </Section>
      <Section title={t('buying.costHistory')} flush>
        {history.data && history.data.items.length > 0 && (
          <Box px="md" pb="md">
            <Suspense fallback={<Skeleton h={220} />}>
              <StepChart
                label={t('buying.costHistory')}
                changes={history.data.items}
                name={t('buying.average')}
                currency={currency}
              />
            </Suspense>
          </Box>
        )}
        <DataTable<CostChange>
          label={t('buying.costHistory')}
          query={history}
          pager={false}
          rowKey={({ id: key }) => key}
          columns={[
            {
              key: 'at',
              title: t('stock.when'),
              render: (row) => (
                <>
                  {moment(row.at, language)}
                  <Sub>
                    <Cause change={row} />
                  </Sub>
                </>
              ),
            },
            { key: 'who', title: t('stock.who'), wide: 'md', render: ({ actor_name }) => actor_name || '—' },
            {
              key: 'came',
              title: t('buying.came'),
              align: 'end',
              render: ({ kind, quantity, value: paid }) =>
                kind === 'received' ? (
                  <>
                    {count(quantity, language)}
                    <Sub>{money(paid, currency, language)}</Sub>
                  </>
                ) : (
                  '—'
                ),
            },
            {
              key: 'before',
              title: t('prices.before'),
              align: 'end',
              wide: true,
              render: ({ before }) => money(before, currency, language),
            },
            {
              key: 'after',
              title: t('prices.after'),
              align: 'end',
              render: ({ after }) => <b>{money(after, currency, language)}</b>,
            },
          ]}
          empty={<Empty compact title={t('buying.noCosts')} hint={t('buying.noCostsHint')} />}
        />
      </Section>
    </>
  )
}

/** The purchase that came, or whoever said it by hand. */
function Cause({ change }: { change: CostChange }) {
  const { t } = useTranslation('admin')
  if (change.purchase_id === null) return change.note || t('buying.byHand')
  return (
    <Anchor component={Link} to={`/purchases/${change.purchase_id}`} size="xs">
      {change.purchase_number}
    </Anchor>
  )
}
