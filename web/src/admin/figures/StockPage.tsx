import { Badge, Grid, Group, SegmentedControl, Select, SimpleGrid, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Shelf, type StockQuery, stockFile, stockHealth } from '@/api/figures'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'
import { Stat } from '@/ui/Stat'

import { narrowed, useAsked } from './asked'
import { Bars } from './Bars'
import { FigureBar } from './FigureBar'
import fields from './FigureBar.module.css'
import { FigureTable, nameColumn } from './FigureTable'
import { decimal, figure } from './words'

const STATES = ['low', 'out', 'dead'] as const
const DEAD = ['30', '60', '90', '180', '365'] as const
type Sort = NonNullable<NonNullable<StockQuery>['sort']>
const SORTS: Sort[] = [
  '-value', 'value', '-days_of_cover', 'days_of_cover', '-units_sold', 'units_sold', '-on_hand', 'on_hand',
] // prettier-ignore

/** Whether the stock is healthy: what it is worth, how long it lasts, what lies dead, what is low. */
export default function StockPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const asked = useAsked('90d')
  const list = useListState('-value')
  const state = STATES.find((one) => one === asked.params.get('state')) ?? null
  const dead = DEAD.find((one) => one === asked.params.get('dead')) ?? '90'
  const question: NonNullable<StockQuery> = {
    start_date: asked.span.from,
    end_date: asked.span.to,
    category_ids: narrowed(asked).filters.category_ids,
    dead_after_days: Number(dead),
    state,
    sort: SORTS.find((one) => one === list.sort) ?? '-value',
  }
  const query = useQuery(stockHealth({ ...question, limit: 50, cursor: list.cursor ?? null }))
  const answer = query.data
  const currency = answer?.currency ?? ''
  const money = (value: unknown) => figure(value, 'money', currency, language)
  const total = answer?.total
  return (
    <Page title={t('nav.stockHealth')} hint={t('figures.hints.stock')}>
      <FigureBar asked={asked} compare={false} filters={[]}>
        <Select
          className={fields.field}
          aria-label={t('figures.deadAfter')}
          allowDeselect={false}
          value={dead}
          onChange={(one) => asked.set({ dead: one === '90' ? null : one })}
          data={DEAD.map((one) => ({ value: one, label: t('figures.deadAfterDays', { days: one }) }))}
        />
      </FigureBar>
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : answer?.total.variants === 0 ? (
        <Section>
          <Empty title={t('stock.none')} hint={t('figures.noStockHint')} />
        </Section>
      ) : (
        <>
          <Section>
            {answer && total ? (
              <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="lg">
                <Stat
                  label={t('figures.stockValue')}
                  value={figure(total.value, 'money', currency, language, true)}
                  hint={t('figures.retail', { value: figure(total.retail_value, 'money', currency, language, true) })}
                />
                <Stat label={t('figures.onHand')} value={count(total.on_hand, language)} />
                <Stat
                  label={t('figures.cover')}
                  value={decimal(total.days_of_cover, language, 0)}
                  hint={t('figures.turnover', { value: decimal(total.turnover_yearly, language, 1) })}
                />
                <Stat
                  label={t('figures.state.low')}
                  value={count(answer.low_stock.count, language)}
                  tone={answer.low_stock.count > 0 ? 'bad' : undefined}
                  hint={t('figures.ofThemOut', { count: answer.low_stock.out })}
                />
                <Stat
                  label={t('figures.state.dead')}
                  value={figure(answer.dead_stock.value, 'money', currency, language, true)}
                  hint={t('figures.unitsLie', { count: answer.dead_stock.units })}
                />
                <Stat label={t('figures.metric.units_sold')} value={count(total.units_sold, language)} />
              </SimpleGrid>
            ) : (
              <Skeleton h={90} />
            )}
          </Section>
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, md: 6 }}>
              <Section title={t('figures.shortest')} h="100%">
                {answer?.low_stock.items.length === 0 ? (
                  <Empty compact title={t('home.lowStockNone')} hint={t('home.lowStockNoneHint')} />
                ) : answer ? (
                  <Bars
                    label={t('figures.shortest')}
                    bars={answer.low_stock.items.slice(0, 8).map((row) => ({
                      key: String(row.variant_id),
                      name: row.name,
                      value: row.days_of_cover ?? 0,
                      text: t('figures.leftFor', {
                        units: count(row.available, language),
                        days: decimal(row.days_of_cover, language, 0),
                      }),
                      to: `/products/${row.product_id}`,
                    }))}
                  />
                ) : (
                  <Skeleton h={240} />
                )}
              </Section>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 6 }}>
              <Section title={t('figures.deadest')} h="100%">
                {answer?.dead_stock.items.length === 0 ? (
                  <Empty compact title={t('figures.nothingDead')} hint={t('figures.nothingDeadHint')} />
                ) : answer ? (
                  <Bars
                    label={t('figures.deadest')}
                    bars={answer.dead_stock.items.slice(0, 8).map((row) => ({
                      key: String(row.variant_id),
                      name: row.name,
                      value: Number(row.value ?? 0),
                      text: money(row.value),
                      to: `/products/${row.product_id}`,
                    }))}
                  />
                ) : (
                  <Skeleton h={240} />
                )}
              </Section>
            </Grid.Col>
          </Grid>
          <FigureTable<Shelf>
            title={t('figures.shelves')}
            file="stock-health"
            take={(format) => stockFile(question, format)}
            list={list}
            page={answer && { total: answer.total_items, next: answer.next ?? null }}
            pageSize={50}
            actions={
              <SegmentedControl
                size="xs"
                aria-label={t('figures.stateShown')}
                value={state ?? 'all'}
                onChange={(one) => asked.set({ state: one === 'all' ? null : one })}
                data={(['all', ...STATES] as const).map((one) => ({ value: one, label: t(`figures.state.${one}`) }))}
              />
            }
            columns={[
              nameColumn(t('figures.dimension.product'), (row) => <Sub>{row.sku}</Sub>),
              {
                key: 'state',
                title: t('figures.stateShown'),
                wide: true,
                cell: (row) => STATES.filter((one) => row[one]).join(' '),
                render: (row) => (
                  <Group gap={4}>
                    {STATES.filter((one) => row[one]).map((one) => (
                      <Badge key={one} color={{ low: 'yellow', out: 'red', dead: 'gray' }[one]}>
                        {t(`figures.state.${one}`)}
                      </Badge>
                    ))}
                  </Group>
                ),
              },
              {
                key: 'on_hand',
                title: t('figures.onHand'),
                sort: 'on_hand',
                align: 'end',
                cell: (row) => row.on_hand,
                render: (row) => count(row.on_hand, language),
              },
              {
                key: 'value',
                title: t('figures.stockValue'),
                sort: 'value',
                align: 'end',
                wide: true,
                cell: (row) => row.value,
                render: (row) => money(row.value),
              },
              {
                key: 'sold',
                title: t('figures.metric.units_sold'),
                sort: 'units_sold',
                align: 'end',
                wide: 'lg',
                cell: (row) => row.units_sold,
                render: (row) => count(row.units_sold, language),
              },
              {
                key: 'cover',
                title: t('figures.cover'),
                sort: 'days_of_cover',
                align: 'end',
                cell: (row) => row.days_of_cover,
                render: (row) => decimal(row.days_of_cover, language, 0),
              },
              {
                key: 'last',
                title: t('figures.lastSold'),
                align: 'end',
                wide: 'xl',
                cell: (row) => row.last_sold,
                render: (row) => day(row.last_sold, language),
              },
            ]}
            rows={answer?.items}
            busy={query.isPlaceholderData}
            rowKey={(row) => row.variant_id}
            href={(row) => `/figures/forecast/${row.product_id}`}
            empty={<Empty compact title={t('figures.noSuchStock')} />}
          />
        </>
      )}
    </Page>
  )
}
