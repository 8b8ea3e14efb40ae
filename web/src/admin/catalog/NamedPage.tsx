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

import { EntityModal, type FieldOf } from './EntityModal'

type Value = string | number | boolean | null
type Values = Record<string, Value>

type Props<Row> = {
  title: string
  right: Right
  queryKey: string[]
  sort: string
  load: (list: ListState<never>) => Promise<PageOf<Row>>
  columns: Column<Row>[]
  href?: (row: Row) => string
  newTitle: string
  editTitle: string
  fields: (row: Row | null) => FieldOf[]
  initial: (row: Row | null) => Values
  save: (row: Row | null, values: Values) => Promise<unknown>
  remove: (row: Row) => Promise<unknown>
  hint?: ReactNode
}

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
    fields,
    initial,
    save,
    remove,
    hint,
  } = props
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay(right)
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [edited, setEdited] = useState<Row | 'new' | null>(null)
  const list = useListState(sort)
  const query = useQuery({
    queryKey: [...queryKey, 'list', list.sort, list.cursor],
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
    <Page title={title} hint={hint} actions={create} width={920}>
      <Section flush>
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
                          hint: t('catalog.deleteHint'),
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
          empty={<Empty title={t('catalog.none')} action={create} />}
        />
      </Section>
      {edited && (
        <EntityModal
          title={row ? editTitle : newTitle}
          fields={fields(row)}
          initial={initial(row)}
          save={(values) => save(row, values)}
          onSaved={() => void refresh()}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  )
}
