import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { Format } from '@/api/figures'
import { saveBlob } from '@/lib/download'
import type { ListState } from '@/lib/list'
import { type Column, DataTable } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'

import { type Cell, csv } from './csv'
import classes from './FigureTable.module.css'

/** A column that a file can hold as well: the bare value, not its wording. */
export type FigureColumn<Row> = Column<Row> & {
  cell: (row: Row) => Cell
  /** Stands in files alone. */
  fileOnly?: boolean
}

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
  /** The same from the server, which writes other kinds of files, and of a list in pages all of it. */
  take?: (format: Format) => Promise<Blob>
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
    take,
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
          <Files
            file={file}
            columns={columns}
            rows={all ?? (() => Promise.resolve(rows ?? []))}
            take={take}
            whole={page !== undefined}
            disabled={!rows?.length}
          />
        </>
      }
    >
      <DataTable
        label={title}
        columns={columns.filter(({ fileOnly }) => !fileOnly)}
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

type FilesProps<Row> = {
  file: string
  columns: FigureColumn<Row>[]
  rows: () => Promise<Row[]>
  take: ((format: Format) => Promise<Blob>) | undefined
  whole: boolean
  disabled: boolean
}

/** What is seen as a file: CSV with the words of the page where it is all there, the rest by the server with its own. */
function Files<Row>({ file, columns, rows, take, whole, disabled }: FilesProps<Row>) {
  const { t } = useTranslation('admin')
  const notice = useProblemNotice()
  const save = useMutation({
    mutationFn: async (format: Format) => saveBlob(await made(format), `${file}.${format}`),
    onError: notice,
  })
  const made = async (format: Format) => {
    if (take && (whole || format !== 'csv')) return take(format)
    const body = (await rows()).map((row) => columns.map((column) => column.cell(row)))
    const text = csv(
      columns.map(({ title }) => title),
      body,
    )
    return new Blob([text], { type: 'text/csv;charset=utf-8' })
  }
  const button = {
    size: 'xs',
    variant: 'default',
    leftSection: <IconDownload size={14} />,
    loading: save.isPending,
    disabled,
  }
  if (!take)
    return (
      <Button {...button} onClick={() => save.mutate('csv')}>
        CSV
      </Button>
    )
  return (
    <Menu>
      <Menu.Target>
        <Button {...button}>{t('figures.take')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['csv', 'xlsx', 'parquet'] as const).map((format) => (
          <Menu.Item key={format} onClick={() => save.mutate(format)}>
            {format === 'parquet' ? 'Parquet' : format.toUpperCase()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
