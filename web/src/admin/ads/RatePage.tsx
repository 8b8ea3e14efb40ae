import { Anchor, SimpleGrid, Skeleton, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { isProblem } from '@/api/problem'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure, NotFound } from '@/ui/states'
import { Stat } from '@/ui/Stat'
import { StatusBadge } from '@/ui/StatusBadge'

import { useChannelName } from '../figures/words'
import { adviceQuery, bid, share } from './calls'
import { TONES } from './RatesPage'

const RateChart = lazy(() => import('./RateChart'))

/** Advice on one bid: what a click brings, and what each bid would have earned. */
export default function RatePage() {
  const { id } = useParams()
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const { data: advice, error, refetch } = useQuery(adviceQuery(Number(id)))
  const back = { to: '/promotion/rates', label: t('nav.rates') }
  if (isProblem(error, 'not-found')) return <NotFound home="/promotion/rates" />
  if (!advice) {
    return (
      <Page title="…" back={back}>
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton h={320} radius="lg" />}
      </Page>
    )
  }
  const amount = (value: string | null) => (value === null ? '—' : money(value, advice.currency, language))
  return (
    <Page
      title={advice.product_name ?? advice.item_id}
      badge={<StatusBadge status={TONES[advice.reason] ?? 'off'} label={t(`ads.rate.${advice.reason as 'earns'}`)} />}
      hint={
        <>
          <Anchor component={Link} to={`/promotion/campaigns/${advice.campaign_id}`} size="sm">
            {advice.campaign}
          </Anchor>
          {` · ${channelName(advice.channel)}`}
        </>
      }
      back={back}
    >
      <Section>
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
          <Stat label={t('ads.bidNow')} value={bid(advice.bid, advice.kind, advice.currency, language)} />
          <Stat label={t('ads.advised')} value={amount(advice.advised)} />
          <Stat
            label={t('ads.most')}
            value={bid(advice.most, advice.kind, advice.currency, language)}
            hint={t(advice.kind === 'cps' ? 'ads.mostOfSales' : 'ads.mostHint')}
          />
          <Stat
            label={t('ads.conversion')}
            value={share(advice.conversion, language)}
            hint={t('ads.ofClicks', {
              orders: count(advice.orders, language),
              clicks: count(advice.clicks, language),
            })}
          />
          <Stat label={t('ads.margin')} value={amount(advice.order_margin)} />
          <Stat label={t('ads.clickValue')} value={amount(advice.click_value)} />
        </SimpleGrid>
      </Section>
      <Section
        title={t('ads.bidsTried')}
        hint={t(`ads.basis.${advice.basis as 'auctions'}`, { lists: count(advice.lists, language) })}
      >
        {advice.points.length === 0 ? (
          <Empty compact title={t('ads.noPoints')} hint={t('ads.noPointsHint')} />
        ) : (
          <Suspense fallback={<Skeleton h={260} />}>
            <RateChart label={t('ads.bidsTried')} advice={advice} />
          </Suspense>
        )}
      </Section>
      {advice.points.length > 0 && (
        <Section title={t('ads.inFigures')} flush>
          <Table.ScrollContainer minWidth={520}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('ads.bid')}</Table.Th>
                  <Table.Th ta="end">{t('ads.clicks')}</Table.Th>
                  <Table.Th ta="end">{t('ads.cost')}</Table.Th>
                  <Table.Th ta="end">{t('ads.extraCost')}</Table.Th>
                  <Table.Th ta="end">{t('ads.earns')}</Table.Th>
                  <Table.Th ta="end">{t('ads.place')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {advice.points.map((one) => (
                  <Table.Tr key={one.bid}>
                    <Table.Td className="num">
                      <Text span size="sm" fw={one.bid === advice.advised ? 640 : 400}>
                        {amount(one.bid)}
                      </Text>
                    </Table.Td>
                    <Table.Td ta="end" className="num">
                      {one.clicks.toLocaleString(language)}
                    </Table.Td>
                    <Table.Td ta="end" className="num">
                      {amount(one.cost)}
                    </Table.Td>
                    <Table.Td ta="end" className="num">
                      {amount(one.extra_cost)}
                    </Table.Td>
                    <Table.Td ta="end" className="num">
                      {amount(one.earns)}
                    </Table.Td>
                    <Table.Td ta="end" className="num">
                      {one.place === null ? '—' : one.place.toLocaleString(language)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Section>
      )}
    </Page>
  )
}
