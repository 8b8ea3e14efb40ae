import { Button, Menu, MultiSelect, Select, SimpleGrid, Skeleton } from '@mantine/core'
import { IconDeviceFloppy, IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { figures, figuresFile, type Format, knownFigures, type Query, type Row } from '@/api/figures'
import { saveBlob } from '@/lib/download'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure } from '@/ui/states'

import { narrowed, useAsked } from './asked'
import { Bars } from './Bars'
import { Trend } from './charts'
import { useLabels, useMetricColumns, useMetrics } from './columns'
import { FigureBar } from './FigureBar'
import { type FigureColumn, FigureTable } from './FigureTable'
import classes from './FigureTable.module.css'
import { NAMED } from './kept'
import { NoFigures } from './NoFigures'
import { GRAINS } from './range'
import { SavedReports } from './SavedReports'
import { SaveReport } from './SaveReport'
import { bucket, figure, numberOf, tick, useValueName } from './words'

/** Any figures by anything: put together here, seen at once, kept under a name, mailed. */
export default function ReportsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const labels = useLabels()
  const { unit } = useMetrics()
  const nameOf = useValueName()
  const notice = useProblemNotice()
  const asked = useAsked()
  const { data: known } = useQuery(knownFigures)
  const [saving, setSaving] = useState(false)
  const chosen = (name: string, usual: string) => (asked.params.get(name) ?? usual).split(',').filter(Boolean)
  const metrics = chosen('metrics', 'revenue,orders')
  const by = chosen('by', 'channel')
  const grain = GRAINS.find((one) => one === asked.params.get('cut')) ?? null
  const first = metrics[0] ?? 'revenue'
  const body: Query = {
    ...narrowed(asked),
    metrics: metrics.length ? metrics : ['revenue'],
    dimensions: by,
    grain,
    ...(grain ? {} : { sort: [`-${first}`] }),
  }
  const query = useQuery(figures(body))
  const answer = query.data
  const currency = answer?.currency ?? ''
  const preset = asked.preset === 'custom' ? undefined : NAMED[asked.preset]
  // What is kept goes along with today where its days have a name.
  const kept: Query = preset ? { ...body, start_date: null, end_date: null, preset } : body
  const take = useMutation({
    mutationFn: async (format: Format) =>
      saveBlob(await figuresFile({ ...body, limit: 100_000 }, format), `report.${format}`),
    onError: notice,
  })
  const metricColumns = useMetricColumns(metrics, currency, false)
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
      title={t('nav.reports')}
      hint={t('figures.hints.reports')}
      actions={
        <>
          <Menu>
            <Menu.Target>
              <Button variant="default" leftSection={<IconDownload size={16} />} loading={take.isPending}>
                {t('figures.take')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(['csv', 'xlsx', 'parquet'] as const).map((format) => (
                <Menu.Item key={format} onClick={() => take.mutate(format)}>
                  {format.toUpperCase()}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button leftSection={<IconDeviceFloppy size={16} />} onClick={() => setSaving(true)}>
            {t('figures.keep')}
          </Button>
        </>
      }
    >
      <FigureBar asked={asked} compare={false} />
      <Section>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <MultiSelect
            label={t('figures.metrics')}
            searchable
            maxValues={8}
            value={metrics}
            onChange={(value) => asked.set({ metrics: value.join(',') || null })}
            data={(known?.metrics ?? []).map(({ name }) => ({ value: name, label: labels.metric(name) }))}
          />
          <MultiSelect
            label={t('figures.toldApart')}
            searchable
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
        </SimpleGrid>
      </Section>
      {query.error && !answer ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
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
                }))}
                text={text}
                tick={(value) => tick(value, unit(first), currency, language)}
              />
            ) : answer.rows.length === 0 ? (
              <NoFigures asked={asked} compact />
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
            rowKey={(row) => `${row.start ?? ''}${JSON.stringify(row.dimensions)}`}
            empty={<NoFigures asked={asked} compact />}
          />
        </>
      )}
      <SavedReports />
      {saving && <SaveReport query={kept} onClose={() => setSaving(false)} />}
    </Page>
  )
}
