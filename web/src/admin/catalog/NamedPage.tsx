import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { type Right, useMay } from '@/api/me'
import { type ListState, useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { type Column, DataTable, type PageOf, RowActions } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { Toolbar } from '@/ui/Toolbar'

import { EntityModal, type FieldOf, type Values } from './EntityModal'

/** What the dialog asks, or a dialog of the page's own. */
type Editing<Row> =
  | {
      fields: (row: Row | null) => FieldOf[]
      initial: (row: Row | null) => Values
      save: (row: Row | null, values: Values) => Promise<unknown>
      editor?: never
    }
  | { editor: (row: Row | null, saved: () => void, close: () => void) => ReactNode }

type Props<Row> = {
  title: string
  right: Right
  queryKey: string[]
  sort: string
  /** Names of what the list is filtered by; their fields stand in `toolbar`. */
  filters?: readonly string[]
  load: (list: ListState<string>) => Promise<PageOf<Row>>
  columns: Column<Row>[]
  href?: (row: Row) => string
  newTitle: string
  editTitle: string
  remove: (row: Row) => Promise<unknown>
  hint?: ReactNode
  toolbar?: (list: ListState<string>) => ReactNode
  actions?: ReactNode
  deleteHint?: string
  empty?: { title: string; hint?: string }
  /** Between the heading and the list. */
  children?: ReactNode
} & Editing<Row>

/** A list of small things with a name: brands, sellers, collections, locations. */
export function NamedPage<Row extends { id: number; name: string }>(props: Props<Row>) {
  const {
    title,
    right,
    queryKey,
    sort,
    load,
    columns,
    href,
    newTitle,
    editTitle,
    remove,
    hint,
    filters = [],
    toolbar,
    actions,
    deleteHint,
    empty,
    children,
  } = props
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay(right)
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [edited, setEdited] = useState<Row | 'new' | null>(null)
  const list = useListState<string>(sort, filters)
  const query = useQuery({
    queryKey: [...queryKey, 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () => load(list),
    placeholderData: keepPreviousData,
  })
  const refresh = () => client.invalidateQueries({ queryKey })
  const drop = useMutation({
    mutationFn: remove,
    onSuccess: () => showDone(t('catalog.deleted')),
    onSettled: refresh,
    onError: notice,
  })
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {newTitle}
    </Button>
  )
  const row = edited === 'new' ? null : edited
  return (
    <Page
      title={title}
      hint={hint}
      actions={
        <>
          {actions}
          {create}
        </>
      }
      width={920}
    >
      {children}
      <Section flush>
        {toolbar && <Toolbar>{toolbar(list)}</Toolbar>}
        <DataTable<Row>
          label={title}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          {...(href ? { href } : {})}
          columns={[
            ...columns,
            {
              key: 'actions',
              title: '',
              align: 'end',
              width: 100,
              render: (each) =>
                mayWrite && (
                  <RowActions>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${editTitle}: ${each.name}`}
                      onClick={() => setEdited(each)}
                    >
                      <IconPencil size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('ui:action.delete')}: ${each.name}`}
                      onClick={() =>
                        confirm({
                          title: t('catalog.deleteConfirm', { name: each.name }),
                          hint: deleteHint ?? t('catalog.deleteHint'),
                          confirm: t('ui:action.delete'),
                          onConfirm: () => drop.mutate(each),
                        })
                      }
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </RowActions>
                ),
            },
          ]}
          empty={
            <Empty
              title={empty?.title ?? t('catalog.none')}
              action={create}
              {...(empty?.hint ? { hint: empty.hint } : {})}
            />
          }
        />
      </Section>
      {edited &&
        (props.editor ? (
          props.editor(
            row,
            () => void refresh(),
            () => setEdited(null),
          )
        ) : (
          <EntityModal
            title={row ? editTitle : newTitle}
            fields={props.fields(row)}
            initial={props.initial(row)}
            save={(values) => props.save(row, values)}
            onSaved={() => void refresh()}
            onClose={() => setEdited(null)}
          />
        ))}
    </Page>
  )
}
