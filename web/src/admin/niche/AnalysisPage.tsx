import { Alert, Button, Grid, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { IconScale, IconStar, IconStarFilled } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { count, day, money, shortMoney, wholeMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { DataTable, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { Stat } from '@/ui/Stat'
import { Empty, Failure } from '@/ui/states'

import { EntityModal } from '../catalog/EntityModal'
import { Bars } from '../figures/Bars'
import { Donut, Trend } from '../figures/charts'
import { slicesOf } from '../figures/charts/slices'
import { bucket, decimal, numberOf, ratio } from '../figures/words'
import { Days } from './Days'
import {
  type Analysis,
  analysis,
  daysOf,
  isWhole,
  kept,
  nicheOf,
  toAddress,
  useMarketName,
  useNicheName,
} from './niche'
import { ScoreBadge, ScoreParts } from './Score'

type Item = Analysis['top_items'][number]

/** A niche from every side. */
export default function AnalysisPage() {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const [params] = useSearchParams()
  const [keeping, setKeeping] = useState(false)
  const nameOf = useNicheName()
  const niche = nicheOf(params)
  const days = daysOf(params)
  const query = useQuery(analysis(niche, days))
  const favorites = useQuery(kept)
  const own = favorites.data?.items.find((one) => toAddress(nicheOf(one.niche)) === toAddress(niche))
  const found = query.data
  return (
    <Page
      title={nameOf(niche)}
      badge={found && found.items > 0 && <ScoreBadge score={found.score.total} />}
      hint={t('niche.analysisHint')}
      back={{ to: '/niche', label: t('nav.niches') }}
      actions={
        <>
          <Days />
          <Button
            component={Link}
            to={`/niche/compare?${new URLSearchParams([
              ['niche', toAddress(niche)],
              ['days', String(days)],
            ]).toString()}`}
            variant="default"
            leftSection={<IconScale size={16} />}
          >
            {t('niche.compare')}
          </Button>
          {own ? (
            <Button component={Link} to="/niche/favorites" variant="light" leftSection={<IconStarFilled size={16} />}>
              {t('niche.isKept', { name: own.name })}
            </Button>
          ) : (
            !isWhole(niche) && (
              <Button leftSection={<IconStar size={16} />} onClick={() => setKeeping(true)}>
                {t('niche.keep')}
              </Button>
            )
          )}
        </>
      }
    >
      {query.error && !found && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton h={420} radius="lg" />}
      {found?.items === 0 && (
        <Section>
          <Empty title={t('niche.nothing')} hint={t('niche.noneHint')} />
        </Section>
      )}
      {found && found.items > 0 && <Sides found={found} busy={query.isPlaceholderData} />}
      {keeping && (
        <EntityModal
          title={t('niche.keep')}
          fields={[
            { name: 'name', label: t('niche.name'), required: true },
            { name: 'alert_percent', label: t('niche.alert'), kind: 'number', hint: t('niche.alertHint') },
          ]}
          initial={{ name: nameOf(niche).slice(0, 120), alert_percent: 20 }}
          save={({ name, alert_percent }) =>
            unwrap(
              api.POST('/api/v1/niche/favorites', {
                body: { name: String(name), niche, alert_percent: Number(alert_percent) || null },
              }),
            )
          }
          onSaved={() => {
            showDone(t('niche.keptNow'))
            void client.invalidateQueries({ queryKey: ['niche', 'favorites'] })
          }}
          onClose={() => setKeeping(false)}
        />
      )}
    </Page>
  )
}

function Sides({ found, busy }: { found: Analysis; busy: boolean }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency } = found
  const whole = (amount: string | null) => (amount === null ? '—' : wholeMoney(amount, currency, language))
  const short = (amount: string | null) => (amount === null ? '—' : shortMoney(Number(amount), currency, language))
  const exact = (amount: string | null) => money(amount, currency, language)
  return (
    <Stack gap="lg" style={busy ? { opacity: 0.6 } : undefined}>
      <Section>
        <SimpleGrid cols={{ base: 2, sm: 3, xl: 6 }} spacing="lg">
          <Stat
            label={t('niche.revenue')}
            value={short(found.revenue)}
            hint={t('niche.lastDays', { count: found.days })}
          />
          <Stat label={t('niche.units')} value={count(found.units, language)} />
          <Stat
            label={t('niche.average')}
            value={exact(found.average_price)}
            hint={`${t('niche.median')}: ${exact(found.median_price)}`}
          />
          <Stat
            label={t('niche.items')}
            value={count(found.items, language)}
            hint={t('niche.withSales', { share: ratio(found.sold_share, language, 0) })}
          />
          <Stat label={t('niche.perItem')} value={short(found.per_item)} />
          <Stat
            label={t('niche.lost')}
            value={short(found.lost)}
            hint={found.lost_share === null ? t('niche.unknown') : ratio(found.lost_share, language)}
          />
        </SimpleGrid>
      </Section>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Section title={t('niche.score')} hint={t('niche.scoreHint')} h="100%">
            <Stack>
              <Text fz={40} fw={680} lh={1} className="num">
                {found.score.total === null ? '—' : count(Math.round(found.score.total), language)}
                <Text span c="dimmed" size="md">
                  {' '}
                  / 100
                </Text>
              </Text>
              <ScoreParts score={found.score} />
            </Stack>
          </Section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Months found={found} />
            <Section title={t('niche.segments')} hint={t('niche.segmentsHint')}>
              <Bars
                label={t('niche.segments')}
                bars={found.segments.map((one) => ({
                  key: one.low,
                  name: one.low === one.high ? exact(one.low) : `${exact(one.low)} – ${exact(one.high)}`,
                  value: numberOf(one.revenue) ?? 0,
                  text: `${whole(one.revenue)} · ${ratio(one.share, language, 0)}`,
                  note: ` · ${t('niche.itemsCount', { count: one.items })}`,
                }))}
              />
            </Section>
          </Stack>
        </Grid.Col>
      </Grid>
      <Grid gap="lg">
        {(['seller', 'brand'] as const).map((kind) => (
          <Grid.Col key={kind} span={{ base: 12, md: 6 }}>
            <Concentration found={found} kind={kind} />
          </Grid.Col>
        ))}
      </Grid>
      <TopItems found={found} />
      <Text size="sm" c="dimmed">
        <Sources found={found} />
      </Text>
    </Stack>
  )
}

/** Revenue by month, where it goes, and which months are the good ones. */
function Months({ found }: { found: Analysis }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency, trend, seasonality } = found
  const part = (value: number) =>
    new Intl.NumberFormat(language, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    }).format(value)
  const month = (number: string) =>
    new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, Number(number) - 1, 1))
  return (
    <Section title={t('niche.months')} hint={t('niche.monthsHint')}>
      {found.months.length === 0 ? (
        <Empty compact title={t('niche.noMonths')} hint={t('niche.noMonthsHint')} />
      ) : (
        <Stack>
          <Trend
            label={t('niche.months')}
            name={t('niche.revenue')}
            height={220}
            points={found.months.map(({ start, revenue }) => ({
              at: bucket(start, 'month', language),
              now: numberOf(revenue),
            }))}
            text={(value) => wholeMoney(String(value), currency, language)}
            tick={(value) => shortMoney(value, currency, language)}
          />
          {trend ? (
            <Alert
              variant="light"
              color={trend.direction === 'growing' ? 'petrol' : trend.direction === 'falling' ? 'red' : 'gray'}
              title={t(`niche.direction.${trend.direction}`)}
            >
              {t('niche.trend', {
                monthly: part(trend.monthly),
                low: part(trend.low),
                high: part(trend.high),
                count: trend.months,
              })}
            </Alert>
          ) : (
            <Text size="sm" c="dimmed">
              {t('niche.noTrend')}
            </Text>
          )}
          {seasonality && (
            <div>
              <Text size="sm" fw={550} mb="xs">
                {t('niche.seasonality')}
              </Text>
              <SimpleGrid cols={{ base: 4, xs: 6 }} spacing="xs">
                {Object.entries(seasonality).map(([number, value]) => (
                  <div key={number}>
                    <Text size="xs" c="dimmed">
                      {month(number)}
                    </Text>
                    <Text
                      size="sm"
                      fw={value >= 1.1 ? 650 : 450}
                      className="num"
                      c={value >= 1.1 ? 'var(--tp-accent-text)' : value < 0.9 ? 'dimmed' : undefined}
                    >
                      × {decimal(value, language)}
                    </Text>
                  </div>
                ))}
              </SimpleGrid>
            </div>
          )}
        </Stack>
      )}
    </Section>
  )
}

/** How few hands a niche is in. */
function Concentration({ found, kind }: { found: Analysis; kind: 'seller' | 'brand' }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const [rows, hhi] = kind === 'seller' ? [found.top_sellers, found.seller_hhi] : [found.top_brands, found.brand_hhi]
  const slices = slicesOf(
    rows.map(({ name, revenue }) => ({ name, value: numberOf(revenue) ?? 0 })),
    t('figures.other'),
  )
  const colours = new Map(slices.map(({ name, color }) => [name, color]))
  const degree = hhi === null ? null : hhi > 1800 ? 'high' : hhi >= 1000 ? 'moderate' : 'low'
  return (
    <Section
      title={t(kind === 'seller' ? 'niche.topSellers' : 'niche.topBrands')}
      hint={
        hhi === null || degree === null
          ? t('niche.unknown')
          : t(`niche.concentration.${degree}`, {
              hhi: count(Math.round(hhi), language),
              top: ratio(found.top_share, language, 0),
            })
      }
      h="100%"
    >
      {rows.length === 0 ? (
        <Empty compact title={t('niche.noNames')} />
      ) : (
        <Stack>
          {slices.length > 1 && (
            <Donut
              label={t('figures.shares')}
              slices={slices}
              text={(value) => wholeMoney(String(value), found.currency, language)}
              whole={count(kind === 'seller' ? found.sellers : found.brands, language)}
            />
          )}
          <Bars
            label={t(kind === 'seller' ? 'niche.topSellers' : 'niche.topBrands')}
            bars={rows.map((one) => ({
              key: one.name,
              name: one.name,
              value: numberOf(one.revenue) ?? 0,
              text: ratio(one.share, language),
              note: ` · ${t('niche.itemsCount', { count: one.items })}`,
              to: `/niche/analysis?${toAddress({ ...nicheOf(found.niche), [kind]: one.name })}`,
              color: colours.get(one.name) ?? 'gray.5',
            }))}
          />
        </Stack>
      )}
    </Section>
  )
}

function TopItems({ found }: { found: Analysis }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const marketName = useMarketName()
  return (
    <Section title={t('niche.topItems')} flush>
      <DataTable<Item>
        label={t('niche.topItems')}
        query={{
          data: { items: found.top_items, total: found.top_items.length },
          error: null,
          isPending: false,
          isPlaceholderData: false,
          refetch: () => Promise.resolve(),
        }}
        pager={false}
        rowKey={({ channel, external_id }) => `${channel} ${external_id}`}
        href={({ product_id }) => (product_id === null ? undefined : `/products/${product_id}`)}
        columns={[
          {
            key: 'name',
            title: t('niche.item'),
            render: (row) => (
              <>
                {row.name}
                <Sub>{[marketName(row.channel), row.brand, row.seller].filter(Boolean).join(' · ')}</Sub>
              </>
            ),
          },
          {
            key: 'price',
            title: t('niche.price'),
            align: 'end',
            wide: true,
            render: ({ price }) => money(price, found.currency, language),
          },
          {
            key: 'units',
            title: t('niche.units'),
            align: 'end',
            wide: true,
            render: ({ units }) => count(units, language),
          },
          {
            key: 'stars',
            title: t('niche.stars'),
            align: 'end',
            wide: 'md',
            render: ({ rating, reviews }) =>
              rating === null ? '—' : `${decimal(rating, language, 1)} (${count(reviews, language)})`,
          },
          {
            key: 'since',
            title: t('niche.since'),
            align: 'end',
            wide: 'lg',
            render: ({ first_seen }) => day(first_seen, language),
          },
          {
            key: 'revenue',
            title: t('niche.revenue'),
            align: 'end',
            render: ({ revenue }) => wholeMoney(revenue, found.currency, language),
          },
        ]}
        empty={<Empty compact title={t('niche.nothing')} />}
      />
    </Section>
  )
}

function Sources({ found }: { found: Analysis }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const marketName = useMarketName()
  const told = found.sources.map(({ channel, taken_on, days, items }) =>
    t('niche.source', {
      channel: marketName(channel),
      items: count(items, language),
      day: day(taken_on, language),
      count: days,
    }),
  )
  return <>{`${t('niche.from')}: ${told.join('; ')}.`}</>
}
