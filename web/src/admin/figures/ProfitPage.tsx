import { Anchor, Button, SegmentedControl, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { IconReceipt2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { listFile, type Profit, profit } from '@/api/figures'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Failure } from '@/ui/states'
import { Stat } from '@/ui/Stat'

import { narrowed, useAsked } from './asked'
import { FigureBar } from './FigureBar'
import { FigureTable, nameColumn } from './FigureTable'
import { NoFigures } from './NoFigures'
import steps from './Waterfall.module.css'
import { waterfall } from './waterfall'
import { figure, numberOf, ratio, useChannelName } from './words'

const LINES = [
  'gross_sales', 'discounts', 'refunds', 'revenue', 'delivery', 'tax', 'cost_of_goods', 'gross_profit', 'fees',
  'shipping', 'advertising', 'payment_fees', 'other', 'profit',
] as const // prettier-ignore
const KINDS = ['product', 'category', 'channel'] as const
const PARTS = ['channel', 'category', 'product'] as const

type Part = Pick<Profit, 'revenue' | 'cost_of_goods' | 'profit' | 'margin' | 'units' | 'gross_profit'> & {
  key: string
  name: string
  to: string | undefined
}

/** What is left of what was sold, one deduction after the other; and of which products, categories and channels. */
export default function ProfitPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const asked = useAsked()
  const list = useListState('')
  const channelName = useChannelName()
  const { filters } = narrowed(asked)
  const part = Object.keys(asked.filters).length > 0
  const question = {
    start_date: asked.span.from,
    end_date: asked.span.to,
    product_id: filters.product_ids,
    category_id: filters.category_ids,
    channel: filters.channels,
  }
  const query = useQuery(profit({ ...question, limit: 50, cursor: list.cursor ?? null }))
  const answer = query.data
  const currency = answer?.currency ?? ''
  const money = (value: unknown) => figure(value, 'money', currency, language)
  const kind = KINDS.find((one) => one === asked.params.get('as')) ?? 'product'
  const nothing = answer?.lines.every(({ amount }) => Number(amount) === 0)
  const parts =
    answer &&
    partsOf(answer, kind, {
      uncategorised: t('figures.noneOf.category'),
      general: t('figures.general'),
      channel: channelName,
      to: asked.to,
    })
  return (
    <Page
      title={t('nav.profit')}
      hint={t('figures.hints.profit')}
      actions={
        <Button component={Link} to="/expenses" variant="default" leftSection={<IconReceipt2 size={16} />}>
          {t('nav.expenses')}
        </Button>
      }
    >
      <FigureBar asked={asked} compare={false} filters={PARTS} />
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : nothing ? (
        <Section>
          <NoFigures asked={asked} />
        </Section>
      ) : (
        <>
          <Section>
            <SimpleGrid cols={{ base: 2, sm: 4 }}>
              <Stat
                label={t('figures.metric.revenue')}
                value={figure(answer?.revenue, 'money', currency, language, true)}
              />
              <Stat
                label={t('figures.metric.gross_profit')}
                value={figure(answer?.gross_profit, 'money', currency, language, true)}
              />
              <Stat
                label={t('figures.line.profit')}
                value={figure(answer?.profit, 'money', currency, language, true)}
                tone={Number(answer?.profit ?? 0) < 0 ? 'bad' : undefined}
              />
              <Stat label={t('figures.metric.margin')} value={ratio(answer?.margin, language)} />
            </SimpleGrid>
          </Section>
          <Section title={t('figures.waterfall')} hint={t(part ? 'figures.waterfallPart' : 'figures.waterfallHint')}>
            {answer ? <Steps answer={answer} /> : <Skeleton h={420} />}
            {answer && answer.units_without_cost > 0 && (
              <Text size="sm" c="dimmed" mt="sm">
                {t('figures.withoutCost', { count: answer.units_without_cost })}
              </Text>
            )}
          </Section>
          <FigureTable<Part>
            title={t('figures.leftBy')}
            file={`profit-${kind}`}
            take={(format) => listFile('profit', { ...question, of: kind }, format)}
            {...(kind === 'product' && answer ? { page: answer.products, list, pageSize: 50 } : {})}
            actions={
              <SegmentedControl
                size="xs"
                aria-label={t('figures.toldApart')}
                value={kind}
                onChange={(value) => asked.set({ as: value === 'product' ? null : value })}
                data={KINDS.map((value) => ({ value, label: t(`figures.dimension.${value}`) }))}
              />
            }
            columns={[
              nameColumn(t(`figures.dimension.${kind}`), (row) => (
                <Sub narrow>{t('figures.ofRevenueIs', { revenue: money(row.revenue) })}</Sub>
              )),
              {
                key: 'profit',
                title: t('figures.line.profit'),
                align: 'end',
                cell: (row) => row.profit,
                render: (row) => money(row.profit),
              },
              {
                key: 'margin',
                title: t('figures.metric.margin'),
                align: 'end',
                cell: (row) => row.margin,
                render: (row) => ratio(row.margin, language),
              },
              {
                key: 'revenue',
                title: t('figures.metric.revenue'),
                align: 'end',
                wide: true,
                cell: (row) => row.revenue,
                render: (row) => money(row.revenue),
              },
              {
                key: 'cost',
                title: t('figures.metric.cost_of_goods'),
                align: 'end',
                wide: 'lg',
                cell: (row) => row.cost_of_goods,
                render: (row) => money(row.cost_of_goods),
              },
              {
                key: 'units',
                title: t('figures.metric.units'),
                align: 'end',
                wide: 'lg',
                cell: (row) => row.units,
                render: (row) => count(row.units, language),
              },
            ]}
            rows={parts}
            busy={query.isPlaceholderData}
            rowKey={(row) => row.key}
            href={(row) => row.to}
            empty={<NoFigures asked={asked} compact />}
          />
        </>
      )}
    </Page>
  )
}

type Words = {
  uncategorised: string
  general: string
  channel: (channel: string) => string
  to: (path: string, changes: Record<string, string>) => string
}

function partsOf(answer: Profit, kind: (typeof KINDS)[number], { uncategorised, general, channel, to }: Words): Part[] {
  if (kind === 'product')
    return answer.products.items.map((row) => ({
      ...row,
      key: String(row.product_id),
      name: row.name || general,
      to: row.product_id ? to('/figures/revenue', { product: String(row.product_id) }) : undefined,
    }))
  if (kind === 'category')
    return answer.categories.map((row) => ({
      ...row,
      key: String(row.category_id),
      name: row.category ?? uncategorised,
      to: row.category_id ? to('/figures/products', { category: String(row.category_id) }) : undefined,
    }))
  return answer.channels.map((row) => ({
    ...row,
    key: String(row.channel),
    name: row.channel ? channel(row.channel) : general,
    to: row.channel ? to('/figures/products', { channel: row.channel }) : undefined,
  }))
}

/** The picture is the table: each line's bar begins where the one above ended. */
function Steps({ answer }: { answer: Profit }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { bars } = waterfall(answer.lines.map(({ kind, amount }) => ({ kind, amount: numberOf(amount) ?? 0 })))
  return (
    <table className={steps.table} aria-label={t('figures.waterfall')}>
      <tbody>
        {answer.lines.map((line, place) => {
          const bar = bars[place]
          const known = LINES.find((one) => one === line.name)
          return (
            <tr key={line.name} data-subtotal={line.kind === 'subtotal' || undefined}>
              <th scope="row" title={language === 'ru' ? line.source_ru : line.source}>
                {known ? t(`figures.line.${known}`) : line.name}
                {!line.known && (
                  <Anchor component={Link} to="/expenses" size="xs" display="block">
                    {t('figures.unrecorded')}
                  </Anchor>
                )}
              </th>
              <td className={steps.picture}>
                <div className={steps.track} aria-hidden>
                  {bar && bar.width > 0 && (
                    <div
                      className={steps.bar}
                      data-less={(line.kind === 'amount' && bar.below) || undefined}
                      data-loss={(line.kind === 'subtotal' && bar.below) || undefined}
                      style={{ insetInlineStart: `${bar.start * 100}%`, width: `${bar.width * 100}%` }}
                    />
                  )}
                </div>
              </td>
              <td className={`${steps.amount} num`}>{figure(line.amount, 'money', answer.currency, language)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
