import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { saveBlob } from '@/lib/download'
import type { ListState } from '@/lib/list'
import { type Column, DataTable } from '@/ui/DataTable'
import { Section } from '@/ui/Page'

import { type Cell, csv } from './csv'
import classes from './FigureTable.module.css'

/** A column that a file can hold as well: the bare value, not its wording. */
export type FigureColumn<Row> = Column<Row> & { cell: (row: Row) => Cell }

/** What a row is about: its name, and below it something that tells it from others. */
export function nameColumn<Row extends { name: string }>(
  title: string,
  below: (row: Row) => ReactNode,
): FigureColumn<Row> {
  return {
    key: 'name',
    title,
    cell: (row) => row.name,
    render: (row) => (
      <>
        <span className={classes.name}>{row.name}</span>
        {below(row)}
      </>
    ),
  }
}

type Props<Row> = {
  title: string
  hint?: string
  columns: FigureColumn<Row>[]
  rows: Row[] | undefined
  error?: unknown
  busy?: boolean
  refetch?: () => Promise<unknown>
  rowKey: (row: Row) => string | number
  href?: (row: Row) => string | undefined
  list?: ListState<string>
  /** The server's own page, where the list is cut into pages. */
  page?: { total: number; next?: string | null } | undefined
  pageSize?: number
  empty: ReactNode
  /** The file's name, without its ending. */
  file: string
  /** All rows for the file, where more than the shown ones exist. */
  all?: () => Promise<Row[]>
  actions?: ReactNode
  footer?: ReactNode
}

/** The table beside a chart, and the same as a file. */
export function FigureTable<Row>(props: Props<Row>) {
  const {
    title,
    hint,
    columns,
    rows,
    error,
    busy = false,
    refetch,
    rowKey,
    href,
    list,
    page,
    pageSize,
    empty,
    file,
    all,
    actions,
    footer,
  } = props
  return (
    <Section
      title={title}
      {...(hint ? { hint } : {})}
      flush
      actions={
        <>
          {actions}
          <CsvButton
            file={file}
            columns={columns}
            rows={all ?? (() => Promise.resolve(rows ?? []))}
            disabled={!rows?.length}
          />
        </>
      }
    >
      <DataTable
        label={title}
        columns={columns}
        query={{
          data: rows && { items: rows, total: page?.total ?? rows.length, next: page?.next ?? null },
          error: (error ?? null) as Error | null,
          isPending: !rows,
          isPlaceholderData: busy,
          refetch: refetch ?? (() => Promise.resolve()),
        }}
        rowKey={rowKey}
        {...(href ? { href } : {})}
        {...(list ? { list } : {})}
        pager={page !== undefined}
        {...(pageSize ? { pageSize } : {})}
        empty={empty}
      />
      {footer}
    </Section>
  )
}

type CsvProps<Row> = {
  file: string
  columns: FigureColumn<Row>[]
  rows: () => Promise<Row[]>
  disabled: boolean
}

function CsvButton<Row>({ file, columns, rows, disabled }: CsvProps<Row>) {
  const { t } = useTranslation('admin')
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={14} />}
      disabled={disabled}
      onClick={async () => {
        const body = (await rows()).map((row) => columns.map((column) => column.cell(row)))
        const text = csv(
          columns.map(({ title }) => title),
          body,
        )
        saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${file}.csv`)
      }}
    >
      {t('figures.csv')}
    </Button>
  )
}
