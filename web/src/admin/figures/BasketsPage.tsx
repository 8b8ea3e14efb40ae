import { Anchor, Select, SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { baskets, listFile, type Pair } from '@/api/figures'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'

import { narrowed, spanned, useAsked } from './asked'
import { Bars } from './Bars'
import { FigureBar } from './FigureBar'
import fields from './FigureBar.module.css'
import { FigureTable } from './FigureTable'
import classes from './FigureTable.module.css'
import { NoFigures } from './NoFigures'
import { decimal, ratio } from './words'

const SORTS = ['lift', 'support', 'confidence'] as const
const LEAST = ['0.001', '0.005', '0.01', '0.02', '0.05'] as const

/** What is bought together: for sets, for shelves side by side, and for "goes well with". */
export default function BasketsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const asked = useAsked('12m')
  const list = useListState('')
  const sort = SORTS.find((one) => one === asked.params.get('order')) ?? 'lift'
  const least = LEAST.find((one) => one === asked.params.get('least')) ?? '0.01'
  const question = {
    ...spanned(asked),
    product_id: narrowed(asked).filters.product_ids[0] ?? null,
    sort,
    min_support: least,
  }
  const query = useQuery(baskets({ ...question, limit: 50, cursor: list.cursor ?? null }))
  const answer = query.data
  const measure = (pair: Pair) =>
    sort === 'lift' ? `×\u00a0${decimal(pair.lift, language, 1)}` : ratio(pair[sort], language)
  return (
    <Page title={t('figures.titles.baskets')} hint={t('figures.hints.baskets')}>
      <FigureBar asked={asked} compare={false}>
        <Select
          className={fields.field}
          aria-label={t('figures.least')}
          allowDeselect={false}
          value={least}
          onChange={(one) => asked.set({ least: one === '0.01' ? null : one })}
          data={LEAST.map((one) => ({
            value: one,
            label: t('figures.atLeast', { share: ratio(Number(one), language) }),
          }))}
        />
        <SegmentedControl
          aria-label={t('figures.orderBy')}
          value={sort}
          onChange={(one) => asked.set({ order: one === 'lift' ? null : one })}
          data={SORTS.map((one) => ({ value: one, label: t(`figures.basket.${one}`) }))}
        />
      </FigureBar>
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : answer?.orders === 0 ? (
        <Section>
          <NoFigures asked={asked} />
        </Section>
      ) : answer?.total === 0 ? (
        <Section>
          <Empty title={t('figures.noPairs')} hint={t('figures.noPairsHint', { count: answer.min_orders })} />
        </Section>
      ) : (
        <>
          <Section
            title={t(`figures.strongest.${sort}`)}
            {...(answer ? { hint: t('figures.basketHint', { orders: count(answer.orders, language) }) } : {})}
          >
            {answer ? (
              <Bars
                label={t(`figures.strongest.${sort}`)}
                bars={answer.items.slice(0, 8).map((pair) => ({
                  key: `${pair.first.product_id}-${pair.second.product_id}`,
                  name: `${pair.first.name} + ${pair.second.name}`,
                  value: pair[sort],
                  text: measure(pair),
                }))}
              />
            ) : (
              <Skeleton h={280} />
            )}
          </Section>
          <FigureTable<Pair>
            title={t('figures.pairs')}
            file="bought-together"
            take={(format) => listFile('baskets', question, format)}
            list={list}
            page={answer}
            pageSize={50}
            columns={[
              {
                key: 'first',
                title: t('figures.pair'),
                cell: (row) => `${row.first.name} + ${row.second.name}`,
                render: (row) => (
                  <div className={classes.name}>
                    {[row.first, row.second].map((good) => (
                      <div key={good.product_id}>
                        <Anchor
                          component={Link}
                          size="sm"
                          to={asked.to('/figures/baskets', { product: String(good.product_id) })}
                        >
                          {good.name}
                        </Anchor>
                      </div>
                    ))}
                    <Sub narrow>
                      {t('figures.basket.support')} {ratio(row.support, language)}
                    </Sub>
                  </div>
                ),
              },
              {
                key: 'orders',
                title: t('figures.together'),
                align: 'end',
                cell: (row) => row.orders,
                render: (row) => count(row.orders, language),
              },
              {
                key: 'support',
                title: t('figures.basket.support'),
                align: 'end',
                wide: true,
                cell: (row) => row.support,
                render: (row) => ratio(row.support, language),
              },
              {
                key: 'confidence',
                title: t('figures.basket.confidence'),
                align: 'end',
                wide: true,
                cell: (row) => row.confidence,
                render: (row) => ratio(row.confidence, language),
              },
              {
                key: 'back',
                title: t('figures.confidenceBack'),
                align: 'end',
                wide: 'lg',
                cell: (row) => row.confidence_back,
                render: (row) => ratio(row.confidence_back, language),
              },
              {
                key: 'lift',
                title: t('figures.basket.lift'),
                align: 'end',
                cell: (row) => row.lift,
                render: (row) => `×\u00a0${decimal(row.lift, language, 1)}`,
              },
            ]}
            rows={answer?.items}
            busy={query.isPlaceholderData}
            rowKey={(row) => `${row.first.product_id}-${row.second.product_id}`}
            empty={<NoFigures asked={asked} compact />}
          />
        </>
      )}
    </Page>
  )
}
