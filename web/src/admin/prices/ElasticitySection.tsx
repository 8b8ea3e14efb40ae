import { Group, List, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Elasticity } from '@/api/pricing'
import { count, money, shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { MoneyInput } from '@/ui/MoneyInput'
import { Section } from '@/ui/Page'
import { Stat } from '@/ui/Stat'
import { Failure } from '@/ui/states'

import { Band } from '../figures/charts'
import type { BandPoint } from '../figures/charts/Band'

/** How demand answers to the price of a variant, and which price should earn most. */
export function ElasticitySection({ variantId }: { variantId: number }) {
  const { t } = useTranslation('admin')
  const [floor, setFloor] = useState('')
  const [ceiling, setCeiling] = useState('')
  const query = useQuery({
    queryKey: ['prices', 'elasticity', variantId, floor, ceiling],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/price/elasticity', {
          params: { query: { variant_id: variantId, floor: floor || null, ceiling: ceiling || null } },
        }),
      ),
    placeholderData: (before) => before,
  })
  return (
    <Section title={t('repricing.elasticity')} hint={t('repricing.elasticityHint')}>
      {query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <Stack>
          {query.data.elasticity != null && (
            <Group grow maw={420} align="flex-start">
              <MoneyInput
                label={t('repricing.notBelow')}
                currency={query.data.currency}
                value={floor}
                onChange={setFloor}
              />
              <MoneyInput
                label={t('repricing.notAbove')}
                currency={query.data.currency}
                value={ceiling}
                onChange={setCeiling}
              />
            </Group>
          )}
          <Answer found={query.data} />
        </Stack>
      ) : (
        <Skeleton h={120} />
      )}
    </Section>
  )
}

function Answer({ found }: { found: Elasticity }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const show = (amount: string | number | null | undefined) => money(amount, found.currency, language)
  const number = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(value)
  const { best, elasticity, curve = [] } = found
  const points: BandPoint[] = curve.map((one) => ({
    at: show(one.price),
    mean: one.profit === null ? one.units : Number(one.profit),
    band: one.profit === null ? [one.units_low, one.units_high] : [Number(one.profit_low), Number(one.profit_high)],
    actual: null,
  }))
  const ofProfit = curve[0]?.profit !== null
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('repricing.basis', {
          days: count(found.days, language),
          units: count(found.units, language),
          prices: count(found.held.length, language),
        })}
      </Text>
      {elasticity != null && found.interval_80 && found.interval_95 && (
        <SimpleGrid cols={{ base: 1, sm: best ? 3 : 1 }}>
          <Stat
            label={t('repricing.elasticityIs')}
            value={number(elasticity)}
            hint={t('repricing.interval', {
              low: number(found.interval_80.low),
              high: number(found.interval_80.high),
              least: number(found.interval_95.low),
              most: number(found.interval_95.high),
            })}
          />
          {best && (
            <Stat
              label={t('repricing.best')}
              value={show(best.price)}
              hint={
                found.bound
                  ? t(`repricing.bound.${found.bound}`)
                  : t('repricing.between', { low: show(found.best_low), high: show(found.best_high) })
              }
            />
          )}
          {best && (
            <Stat
              label={t('repricing.profitThere')}
              value={show(best.profit)}
              hint={
                found.now
                  ? t('repricing.profitNow', { price: show(found.now.price), profit: show(found.now.profit) })
                  : t('repricing.between', { low: show(best.profit_low), high: show(best.profit_high) })
              }
            />
          )}
        </SimpleGrid>
      )}
      {found.lacks.length > 0 && (
        <List size="sm" role="status">
          {found.lacks.map(({ reason, text }) => (
            <List.Item key={reason}>{text}</List.Item>
          ))}
        </List>
      )}
      {points.length > 1 && (
        <Band
          label={t(ofProfit ? 'repricing.profitChart' : 'repricing.unitsChart')}
          points={points}
          names={{
            mean: t(ofProfit ? 'repricing.profitADay' : 'repricing.unitsADay'),
            band: t('repricing.band'),
            actual: '',
          }}
          text={(value) => (ofProfit ? show(value.toFixed(2)) : number(value))}
          axis={(value) => (ofProfit ? shortMoney(value, found.currency, language) : number(value))}
        />
      )}
    </>
  )
}
