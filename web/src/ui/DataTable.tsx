import { ActionIcon, Box, Checkbox, Group, Skeleton, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronLeft, IconChevronRight, IconSelector } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { useLanguage } from '@/lib/i18n'
import { count } from '@/lib/format'
import type { ListState } from '@/lib/list'

import classes from './DataTable.module.css'
import { useSaid } from './said'
import { Failure, NothingFound } from './states'

export type PageOf<Row> = { items: Row[]; total: number; next?: string | null }

export type Column<Row> = {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** The server's name for sorting by this column. */
  sort?: string
  align?: 'end'
  /** Narrow screens leave this column out; say the same under the first column with `Sub`. */
  wide?: boolean | 'md' | 'lg' | 'xl'
  width?: number | string
}

export type Selection = { ids: ReadonlySet<number>; change: (ids: ReadonlySet<number>) => void }

type Props<Row> = {
  label: string
  columns: Column<Row>[]
  query: Pick<UseQueryResult<PageOf<Row>>, 'data' | 'error' | 'isPending' | 'isPlaceholderData'> & {
    refetch: () => Promise<unknown>
  }
  rowKey: (row: Row) => number | string
  /** Where a row leads. Its first column becomes the link. */
  href?: (row: Row) => string | undefined
  nameOf?: (row: Row) => string
  selection?: Selection
  list?: ListState<string>
  pageSize?: number
  /** Left out where `list` only sorts, and what it shows is not cut into pages. */
  pager?: boolean
  /** Shown instead of the table when there is nothing at all. */
  empty: ReactNode
}

/** A list from the server: loading, failed, empty, filtered to nothing, sorted, selected, paged. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, query, rowKey, href, nameOf, selection, list, pageSize = 24, pager = true, empty } = props
  const { t } = useTranslation()
  const rows = query.data?.items

  if (query.error && !rows) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (rows?.length === 0) {
    return <Box role="status">{list?.isFiltered ? <NothingFound onClear={list.clear} /> : empty}</Box>
  }

  const keys = rows?.map((row) => Number(rowKey(row))) ?? []
  const chosen = selection ? keys.filter((key) => selection.ids.has(key)).length : 0

  return (
    <>
      <Box className={classes.scroller} aria-busy={query.isPending || query.isPlaceholderData}>
        <Table className={classes.table} aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {selection && (
                <Table.Th w={40}>
                  <Checkbox
                    size="xs"
                    aria-label={t('list.selectAll')}
                    checked={keys.length > 0 && chosen === keys.length}
                    indeterminate={chosen > 0 && chosen < keys.length}
                    onChange={(event) => selection.change(new Set(event.currentTarget.checked ? keys : []))}
                  />
                </Table.Th>
              )}
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} list={list} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className={query.isPlaceholderData ? classes.busy : undefined}>
            {rows
              ? rows.map((row) => {
                  const key = rowKey(row)
                  const isChosen = selection?.ids.has(Number(key))
                  const to = href?.(row)
                  return (
                    <Table.Tr
                      key={key}
                      className={classes.row}
                      data-link={to ? true : undefined}
                      data-selected={isChosen ? true : undefined}
                    >
                      {selection && (
                        <Table.Td>
                          <Checkbox
                            className={classes.above}
                            size="xs"
                            aria-label={t('list.selectRow', { name: nameOf?.(row) ?? String(key) })}
                            checked={isChosen ?? false}
                            onChange={() => {
                              const ids = new Set(selection.ids)
                              if (!ids.delete(Number(key))) ids.add(Number(key))
                              selection.change(ids)
                            }}
                          />
                        </Table.Td>
                      )}
                      {columns.map((column, position) => (
                        <Table.Td key={column.key} className={column.align && classes.end} {...visible(column)}>
                          {position === 0 && to ? (
                            <LinkedCell to={to}>{column.render(row)}</LinkedCell>
                          ) : (
                            column.render(row)
                          )}
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  )
                })
              : Array.from({ length: 8 }, (_, line) => (
                  <Table.Tr key={line}>
                    {selection && <Table.Td />}
                    {columns.map((column, position) => (
                      <Table.Td key={column.key} {...visible(column)}>
                        <Skeleton h={14} w={position === 0 ? '70%' : '45%'} ml={column.align ? 'auto' : 0} my={4} />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
          </Table.Tbody>
        </Table>
      </Box>
      {!rows && <VisuallyHidden role="status">{t('list.loading')}</VisuallyHidden>}
      {pager && list && query.data && <Pager list={list} page={query.data} pageSize={pageSize} />}
    </>
  )
}

/** Its first line is the row's link; a second line may follow with `Sub`. */
function LinkedCell({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={classes.link}>
      {children}
    </Link>
  )
}

/** A second, quieter line in a cell; with `narrow` only where the other columns are left out. */
export function Sub({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <Text component="span" display="block" size="xs" c="dimmed" fw={400} {...(narrow ? { hiddenFrom: 'sm' } : {})}>
      {children}
    </Text>
  )
}

/** What is wrong with a row, in its cell; nothing where nothing is. */
export function Wrong({ children }: { children: string }) {
  const said = useSaid()
  if (!children) return null
  return (
    <Text size="xs" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
      {said.reason(children)}
    </Text>
  )
}

/** Buttons inside a row that has a link over all of it. */
export function RowActions({ children }: { children: ReactNode }) {
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap" className={classes.above}>
      {children}
    </Group>
  )
}

function visible(column: { wide?: boolean | 'md' | 'lg' | 'xl' }) {
  return column.wide ? { visibleFrom: column.wide === true ? 'sm' : column.wide } : {}
}

function HeadCell<Row>({ column, list }: { column: Column<Row>; list: ListState<string> | undefined }) {
  const { t } = useTranslation()
  const { sort } = column
  if (!sort || !list) {
    return (
      <Table.Th className={column.align && classes.end} w={column.width} {...visible(column)}>
        {column.title || <VisuallyHidden>{t('list.actions')}</VisuallyHidden>}
      </Table.Th>
    )
  }
  const active = list.sort.replace(/^-/, '') === sort
  const descending = active && list.sort.startsWith('-')
  const Icon = !active ? IconSelector : descending ? IconArrowDown : IconArrowUp
  return (
    <Table.Th
      className={column.align && classes.end}
      w={column.width}
      aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}
      {...visible(column)}
    >
      <UnstyledButton
        className={classes.sort}
        data-active={active || undefined}
        aria-label={t('list.sortBy', { name: column.title })}
        onClick={() => list.set({ sort: active && !descending ? `-${sort}` : sort })}
      >
        {column.title}
        <Icon size={13} stroke={1.8} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  )
}

function Pager({ list, page, pageSize }: { list: ListState<string>; page: PageOf<unknown>; pageSize: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const from = list.page * pageSize + 1
  const to = from + page.items.length - 1
  const hasMore = Boolean(page.next)
  return (
    <Group justify="space-between" px="md" py="sm" style={{ borderTop: '1px solid var(--tp-line)' }}>
      <Text size="sm" c="dimmed" role="status" className="num">
        {t('list.range', { from: count(from, language), to: count(to, language), total: count(page.total, language) })}
      </Text>
      {(hasMore || list.cursor) && (
        <Group gap={6} component="nav" aria-label={t('list.pages')}>
          <ActionIcon
            variant="default"
            size="md"
            aria-label={t('action.previous')}
            disabled={!list.cursor}
            onClick={list.goBack}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="md"
            aria-label={t('action.next')}
            disabled={!hasMore}
            onClick={() => page.next && list.goNext(page.next)}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
      )}
    </Group>
  )
}
