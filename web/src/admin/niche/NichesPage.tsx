import { Button, SimpleGrid, Skeleton } from '@mantine/core'
import { IconFileImport, IconScale } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { count, money, shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Stat } from '@/ui/Stat'
import { Empty } from '@/ui/states'
import { FilterSelect, SearchField, Toolbar, ViewSwitch } from '@/ui/Toolbar'

import { ratio } from '../figures/words'
import { Days } from './Days'
import { daysOf, type Found, MOST, nicheOf, sources, toAddress, useMarketName } from './niche'
import { ScoreBadge } from './Score'

const BY = ['category', 'brand', 'seller', 'channel'] as const

/** The niches that the market falls into, by what is looked for. */
export default function NichesPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayImport = useMay('imports:write')
  const marketName = useMarketName()
  const [params] = useSearchParams()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const list = useListState('-revenue', ['by', 'channel', 'category'])
  const days = daysOf(params)
  const by = BY.find((one) => one === list.filters.by) ?? 'category'
  const asked = { search_term: list.q, channel: list.filters.channel ?? '', category: list.filters.category ?? '' }
  const query = useQuery({
    queryKey: ['niche', 'search', asked, by, days],
    queryFn: () => unwrap(api.GET('/api/v1/niche/search', { params: { query: { ...asked, by, days, limit: 100 } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const seen = useQuery(sources)
  const rows = query.data?.items ?? []
  const market = query.data?.market
  const currency = query.data?.currency ?? ''
  const compared = [...chosen].flatMap((place) => rows[place] ?? [])
  const addImport = mayImport && (
    <Button component={Link} to="/import?kind=market" variant="default" leftSection={<IconFileImport size={16} />}>
      {t('niche.import')}
    </Button>
  )
  return (
    <Page
      title={t('nav.niches')}
      hint={t('niche.hint')}
      actions={
        <>
          {addImport}
          <Button component={Link} to={`/niche/analysis?${toAddress(nicheOf(asked))}&days=${days}`}>
            {t('niche.analyzeAll')}
          </Button>
        </>
      }
    >
      <Section>
        {market ? (
          <SimpleGrid cols={{ base: 2, sm: 3, xl: 6 }} spacing="lg">
            <Stat label={t('niche.revenue')} value={shortMoney(Number(market.revenue), currency, language)} />
            <Stat label={t('niche.items')} value={count(market.items, language)} />
            <Stat label={t('niche.sellers')} value={count(market.sellers, language)} />
            <Stat label={t('niche.brands')} value={count(market.brands, language)} />
            <Stat label={t('niche.median')} value={money(market.median_price, currency, language)} />
            <Stat label={t('niche.sold')} value={ratio(market.sold_share, language, 0)} />
          </SimpleGrid>
        ) : (
          <Skeleton h={64} />
        )}
      </Section>
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('niche.find')} />
          <FilterSelect
            list={list}
            name="channel"
            label={t('niche.channel')}
            data={[...new Set(seen.data?.map(({ channel }) => channel))].map((value) => ({
              value,
              label: marketName(value),
            }))}
          />
          <Days />
          <ViewSwitch
            aria-label={t('niche.toldApart')}
            size="xs"
            value={by}
            onChange={(value) => {
              setChosen(new Set())
              list.set({ by: value === 'category' ? null : value })
            }}
            data={BY.map((value) => ({ value, label: t(`niche.by.${value}`) }))}
          />
          <Button
            component={Link}
            variant="light"
            leftSection={<IconScale size={16} />}
            data-disabled={compared.length < 2 || compared.length > MOST || undefined}
            onClick={(event) => {
              if (compared.length < 2 || compared.length > MOST) event.preventDefault()
            }}
            to={`/niche/compare?${new URLSearchParams([...compared.map(({ niche }): [string, string] => ['niche', toAddress(nicheOf(niche))]), ['days', String(days)]]).toString()}`}
          >
            {t('niche.compareChosen', { count: compared.length })}
          </Button>
        </Toolbar>
        <DataTable<Found & { place: number }>
          label={t('nav.niches')}
          query={{
            ...query,
            data: query.data && {
              items: rows.map((row, place) => ({ ...row, place })),
              total: query.data.total,
            },
          }}
          pager={false}
          list={list}
          selection={{ ids: chosen, change: setChosen }}
          nameOf={({ name }) => name}
          rowKey={({ place }) => place}
          href={({ niche }) => `/niche/analysis?${toAddress(nicheOf(niche))}&days=${days}`}
          columns={[
            {
              key: 'name',
              title: t(`niche.by.${by}`),
              render: (row) => (
                <>
                  {by === 'channel' ? marketName(row.name) : row.name}
                  <Sub narrow>
                    {t('niche.itemsSellers', {
                      items: count(row.items, language),
                      sellers: count(row.sellers, language),
                    })}
                  </Sub>
                </>
              ),
            },
            {
              key: 'revenue',
              title: t('niche.revenue'),
              align: 'end',
              render: ({ revenue }) => shortMoney(Number(revenue), currency, language),
            },
            {
              key: 'units',
              title: t('niche.units'),
              align: 'end',
              wide: true,
              render: ({ units }) => count(units, language),
            },
            {
              key: 'items',
              title: t('niche.items'),
              align: 'end',
              wide: true,
              render: ({ items }) => count(items, language),
            },
            {
              key: 'sellers',
              title: t('niche.sellers'),
              align: 'end',
              wide: 'md',
              render: ({ sellers }) => count(sellers, language),
            },
            {
              key: 'median',
              title: t('niche.median'),
              align: 'end',
              wide: 'md',
              render: ({ median_price }) => money(median_price, currency, language),
            },
            {
              key: 'hhi',
              title: t('niche.hhi'),
              align: 'end',
              wide: 'lg',
              render: ({ seller_hhi }) => count(seller_hhi === null ? null : Math.round(seller_hhi), language),
            },
            {
              key: 'newcomers',
              title: t('niche.newcomers'),
              align: 'end',
              wide: 'lg',
              render: ({ newcomer_share }) => ratio(newcomer_share, language, 0),
            },
            {
              key: 'score',
              title: t('niche.score'),
              align: 'end',
              render: ({ score }) => <ScoreBadge score={score} />,
            },
          ]}
          empty={<Empty title={t('niche.none')} hint={t('niche.noneHint')} action={addImport} />}
        />
      </Section>
    </Page>
  )
}
