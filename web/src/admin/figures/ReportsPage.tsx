import { Button, MultiSelect, Select, SimpleGrid, Skeleton } from '@mantine/core'
import { IconCopyPlus, IconDeviceFloppy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { figures, figuresFile, knownFigures, type Query, reports, type Row } from '@/api/figures'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { Failure } from '@/ui/states'

import { narrowed, useAsked } from './asked'
import { Bars } from './Bars'
import { Trend } from './charts'
import { useComparedColumns, useLabels, useMetrics } from './columns'
import { FigureBar } from './FigureBar'
import { type FigureColumn, FigureTable } from './FigureTable'
import classes from './FigureTable.module.css'
import { AGAINST, COMPARED, NAMED } from './kept'
import { NoFigures } from './NoFigures'
import { GRAINS } from './range'
import { SavedReports } from './SavedReports'
import { SaveReport } from './SaveReport'
import { bucket, figure, numberOf, tick, useValueName } from './words'

/** The field that one types into stays beside what is chosen. */
const NARROW_SEARCH = { inputField: { minWidth: 40 } }

/** Any figures by anything: put together here, seen at once, kept under a name, mailed. */
export default function ReportsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const labels = useLabels()
  const { unit } = useMetrics()
  const nameOf = useValueName()
  const asked = useAsked()
  const { data: known } = useQuery(knownFigures)
  const { data: saved } = useQuery(reports)
  const [saving, setSaving] = useState<'new' | 'opened' | null>(null)
  const opened = saved?.items.find(({ id, mine }) => mine && String(id) === asked.params.get('report'))
  const chosen = (name: string, usual: string) => (asked.params.get(name) ?? usual).split(',').filter(Boolean)
  const metrics = chosen('metrics', 'revenue,orders')
  const by = chosen('by', 'channel')
  const grain = GRAINS.find((one) => one === asked.params.get('cut')) ?? null
  const against = asked.span.from ? AGAINST.find((one) => one === asked.params.get('against')) : undefined
  const first = metrics[0] ?? 'revenue'
  const body: Query = {
    ...narrowed(asked),
    metrics: metrics.length ? metrics : ['revenue'],
    dimensions: by,
    grain,
    compare: against ? COMPARED[against] : null,
    ...(grain ? {} : { sort: [`-${first}`] }),
  }
  const query = useQuery(figures(body))
  const answer = query.data
  const currency = answer?.currency ?? ''
  const preset = asked.preset === 'custom' ? undefined : NAMED[asked.preset]
  // What is kept goes along with today where its days have a name.
  const kept: Query = preset ? { ...body, start_date: null, end_date: null, preset } : body
  const metricColumns = useComparedColumns(metrics, currency, against !== undefined)
  const nothing = answer?.rows.length === 0
  const keys: FigureColumn<Row>[] = [
    ...(grain
      ? [
          {
            key: 'start',
            title: t(`figures.grains.${grain}`),
            cell: (row: Row) => row.start,
            render: (row: Row) => bucket(row.start ?? '', grain, language),
          },
        ]
      : []),
    ...by.map((name) => ({
      key: name,
      title: labels.dimension(name),
      cell: (row: Row) => nameOf(row, name),
      render: (row: Row) => <span className={by.length === 1 ? classes.name : undefined}>{nameOf(row, name)}</span>,
    })),
  ]
  const title = labels.metric(first)
  const text = (value: number) => figure(value, unit(first), currency, language)
  return (
    <Page
      title={opened ? `${t('nav.reports')}: ${opened.name}` : t('nav.reports')}
      hint={t('figures.hints.reports')}
      actions={
        <>
          {opened && (
            <Button variant="default" leftSection={<IconCopyPlus size={16} />} onClick={() => setSaving('new')}>
              {t('figures.keepNew')}
            </Button>
          )}
          <Button leftSection={<IconDeviceFloppy size={16} />} onClick={() => setSaving(opened ? 'opened' : 'new')}>
            {t(opened ? 'figures.changeReport' : 'figures.keep')}
          </Button>
        </>
      }
    >
      <FigureBar asked={asked} compare={false} />
      <Section>
        <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
          <MultiSelect
            label={t('figures.metrics')}
            searchable
            styles={NARROW_SEARCH}
            maxValues={8}
            value={metrics}
            onChange={(value) => asked.set({ metrics: value.join(',') || null })}
            data={(known?.metrics ?? []).map(({ name }) => ({ value: name, label: labels.metric(name) }))}
          />
          <MultiSelect
            label={t('figures.toldApart')}
            searchable
            styles={NARROW_SEARCH}
            maxValues={4}
            value={by}
            onChange={(value) => asked.set({ by: value.join(',') || ',' })}
            data={(known?.dimensions ?? []).map(({ name }) => ({ value: name, label: labels.dimension(name) }))}
          />
          <Select
            label={t('figures.grain')}
            placeholder={t('figures.uncut')}
            clearable
            value={grain}
            onChange={(value) => asked.set({ cut: value })}
            data={GRAINS.map((value) => ({ value, label: t(`figures.grains.${value}`) }))}
          />
          <Select
            label={t('figures.compare')}
            placeholder={t('figures.against.none')}
            clearable
            disabled={asked.span.from === null}
            value={against ?? null}
            onChange={(value) => asked.set({ against: value })}
            data={AGAINST.map((value) => ({ value, label: t(`figures.against.${value}`) }))}
          />
        </SimpleGrid>
      </Section>
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : nothing ? (
        <Section>
          <NoFigures asked={asked} />
        </Section>
      ) : (
        <>
          <Section title={title}>
            {!answer ? (
              <Skeleton h={260} />
            ) : grain && by.length === 0 ? (
              <Trend
                label={title}
                name={title}
                points={answer.rows.map((row) => ({
                  at: bucket(row.start ?? '', grain, language),
                  now: numberOf(row.metrics[first]),
                  ...(row.previous ? { before: numberOf(row.previous[first]) } : {}),
                }))}
                beforeName={against ? t(against === 'year' ? 'figures.yearBefore' : 'figures.before') : undefined}
                text={text}
                tick={(value) => tick(value, unit(first), currency, language)}
              />
            ) : (
              <Bars
                label={title}
                bars={answer.rows.slice(0, 12).map((row, place) => ({
                  key: String(place),
                  name:
                    [
                      ...(grain ? [bucket(row.start ?? '', grain, language)] : []),
                      ...by.map((name) => nameOf(row, name)),
                    ].join(' · ') || title,
                  value: numberOf(row.metrics[first]) ?? 0,
                  text: figure(row.metrics[first], unit(first), currency, language),
                  before: row.previous ? numberOf(row.previous[first]) : null,
                }))}
              />
            )}
          </Section>
          <FigureTable<Row>
            title={t('figures.answer')}
            file="report"
            columns={[...keys, ...metricColumns]}
            rows={answer?.rows}
            busy={query.isPlaceholderData}
            take={(format) => figuresFile({ ...body, limit: 100_000 }, format)}
            rowKey={(row) => `${row.start ?? ''}${JSON.stringify(row.dimensions)}`}
            empty={<NoFigures asked={asked} compact />}
          />
        </>
      )}
      <SavedReports />
      {saving && (
        <SaveReport
          query={kept}
          report={saving === 'opened' ? opened : undefined}
          onSaved={({ id }) => asked.set({ report: String(id) })}
          onClose={() => setSaving(null)}
        />
      )}
    </Page>
  )
}
