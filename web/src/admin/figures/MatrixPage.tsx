import { Select, Skeleton, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Cell, listFile, type Matrix, matrix, type Placed } from '@/api/figures'

import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Failure } from '@/ui/states'

import { spanned, useAsked } from './asked'
import { FigureBar } from './FigureBar'
import fields from './FigureBar.module.css'
import { FigureTable, nameColumn } from './FigureTable'
import grid from './Matrix.module.css'
import { NoFigures } from './NoFigures'
import { decimal, figure, ratio } from './words'

const BY = ['revenue', 'profit', 'units'] as const
const PERIODS = ['day', 'week', 'month', 'quarter'] as const
const LETTERS = ['A', 'B', 'C'] as const
const STEADY = ['X', 'Y', 'Z'] as const

/** What products bring against how steadily they sell: press a cell for its products and for advice. */
export default function MatrixPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const asked = useAsked('12m')
  const list = useListState('')
  const by = BY.find((one) => one === asked.params.get('by')) ?? 'revenue'
  const period = PERIODS.find((one) => one === asked.params.get('period')) ?? 'month'
  const wanted = asked.params.get('cell')
  const question = { ...spanned(asked), by, period, cell: isCell(wanted) ? wanted : null }
  const query = useQuery(matrix({ ...question, limit: 100, cursor: list.cursor ?? null }))
  const answer = query.data
  const currency = answer?.currency ?? ''
  const unit = by === 'units' ? 'count' : 'money'
  const value = (amount: string | number) => figure(amount, unit, currency, language, true)
  const chosen = answer?.cells.find(({ cell }) => cell === wanted)
  const nothing = answer?.cells.every(({ products }) => products === 0)
  return (
    <Page title={t('nav.matrix')} hint={t('figures.hints.matrix')}>
      <FigureBar asked={asked} compare={false}>
        <Select
          className={fields.field}
          aria-label={t('figures.rankedBy')}
          allowDeselect={false}
          value={by}
          onChange={(one) => asked.set({ by: one === 'revenue' ? null : one })}
          data={BY.map((one) => ({ value: one, label: t(`figures.rank.${one}`) }))}
        />
        <Select
          className={fields.field}
          aria-label={t('figures.steadyBy')}
          allowDeselect={false}
          value={period}
          onChange={(one) => asked.set({ period: one === 'month' ? null : one })}
          data={PERIODS.map((one) => ({ value: one, label: t(`figures.steady.${one}`) }))}
        />
      </FigureBar>
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : nothing ? (
        <Section>
          <NoFigures asked={asked} />
        </Section>
      ) : (
        <>
          <Section
            title={t('figures.matrix')}
            hint={t('figures.matrixHint', { period: t(`figures.grains.${period}`).toLowerCase() })}
          >
            {answer ? (
              <Cells answer={answer} chosen={chosen?.cell} value={value} onChoose={(cell) => asked.set({ cell })} />
            ) : (
              <Skeleton h={300} />
            )}
            {answer?.units_without_cost ? (
              <Text size="sm" c="dimmed" mt="sm">
                {t('figures.withoutCost', { count: answer.units_without_cost })}
              </Text>
            ) : null}
          </Section>
          <FigureTable<Placed>
            title={chosen ? t('figures.cellProducts', { cell: chosen.cell }) : t('figures.allProducts')}
            {...(chosen
              ? { hint: language === 'ru' ? chosen.advice_ru : chosen.advice }
              : { hint: t('figures.pressCell') })}
            file={`abc-xyz${chosen ? `-${chosen.cell}` : ''}`}
            take={(format) => listFile('abc-xyz', question, format)}
            list={list}
            page={answer}
            pageSize={100}
            columns={[
              nameColumn(t('figures.dimension.product'), (row) => <Sub>{row.sku}</Sub>),
              { key: 'cell', title: t('figures.cell'), cell: (row) => row.cell, render: (row) => row.cell },
              {
                key: 'value',
                title: t(`figures.rank.${by}`),
                align: 'end',
                cell: (row) => row.value,
                render: (row) => figure(row.value, unit, currency, language),
              },
              {
                key: 'share',
                title: t('figures.share'),
                align: 'end',
                wide: true,
                cell: (row) => row.share,
                render: (row) => ratio(row.share, language),
              },
              {
                key: 'cumulative',
                title: t('figures.cumulative'),
                align: 'end',
                wide: 'lg',
                cell: (row) => row.cumulative_share,
                render: (row) => ratio(row.cumulative_share, language),
              },
              {
                key: 'mean',
                title: t('figures.mean'),
                align: 'end',
                wide: 'lg',
                cell: (row) => row.mean,
                render: (row) => decimal(row.mean, language),
              },
              {
                key: 'variation',
                title: t('figures.variation'),
                align: 'end',
                wide: true,
                cell: (row) => row.variation,
                render: (row) => ratio(row.variation, language),
              },
            ]}
            rows={answer?.items}
            busy={query.isPlaceholderData}
            rowKey={(row) => row.product_id}
            href={(row) => asked.to('/figures/revenue', { product: String(row.product_id) })}
            empty={<NoFigures asked={asked} compact />}
          />
        </>
      )}
    </Page>
  )
}

const isCell = (text: string | null): text is Cell => text !== null && /^[ABC][XYZ]$/.test(text)

type CellsProps = {
  answer: Matrix
  chosen: Cell | undefined
  value: (amount: string | number) => string
  onChoose: (cell: Cell | null) => void
}

function Cells({ answer, chosen, value, onChoose }: CellsProps) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const found = new Map(answer.cells.map((each) => [each.cell, each]))
  return (
    <table className={grid.matrix} aria-label={t('figures.matrix')}>
      <thead>
        <tr>
          <td />
          {STEADY.map((letter) => (
            <th key={letter} scope="col">
              <b>{letter}</b> <span>{t(`figures.letters.${letter}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LETTERS.map((letter) => (
          <tr key={letter}>
            <th scope="row">
              <b>{letter}</b> <span>{t(`figures.letters.${letter}`)}</span>
            </th>
            {STEADY.map((steady) => {
              const name: Cell = `${letter}${steady}`
              const cell = found.get(name)
              const share = Math.max(0, cell?.share ?? 0)
              return (
                <td key={steady}>
                  <UnstyledButton
                    className={grid.cell}
                    aria-pressed={chosen === name}
                    disabled={!cell?.products}
                    style={{
                      background: `color-mix(in srgb, var(--mantine-color-petrol-6) ${Math.round(share * 55)}%, var(--tp-hover))`,
                    }}
                    title={language === 'ru' ? cell?.advice_ru : cell?.advice}
                    onClick={() => onChoose(chosen === name ? null : name)}
                  >
                    <b>{name}</b>
                    <span className="num">{t('figures.goods', { count: cell?.products ?? 0 })}</span>
                    {cell && cell.products > 0 && (
                      <span className="num">
                        <span className={grid.wide}>{value(cell.value)} · </span>
                        {ratio(cell.share, language)}
                      </span>
                    )}
                  </UnstyledButton>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
