import { ActionIcon, Button, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { type CategoryBranch, categoryTree } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { categoryOptions, flatten, type Leaf } from '@/lib/categories'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { DataTable, RowActions } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { EntityModal } from './EntityModal'

type Edited = { category: CategoryBranch | null; parent: number | null }

/** The tree of categories. */
export default function CategoriesPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('catalog:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [edited, setEdited] = useState<Edited | null>(null)
  const query = useQuery(categoryTree)
  const rows = query.data ? flatten(query.data) : undefined
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['categories'] }),
      client.invalidateQueries({ queryKey: ['products'] }),
    ])
  const remove = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.DELETE('/api/v1/categories/{category_id}', { params: { path: { category_id: id } } })),
    onSuccess: () => showDone(t('catalog.deleted')),
    onSettled: refresh,
    onError: notice,
  })
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited({ category: null, parent: null })}>
      {t('catalog.newCategory')}
    </Button>
  )
  return (
    <Page title={t('nav.categories')} actions={create} width={920}>
      <Section flush>
        <DataTable<Leaf<CategoryBranch>>
          label={t('nav.categories')}
          query={{
            data: rows ? { items: rows, total: rows.length } : undefined,
            error: query.error,
            isPending: query.isPending,
            isPlaceholderData: false,
            refetch: query.refetch,
          }}
          rowKey={({ branch }) => branch.id}
          columns={[
            {
              key: 'name',
              title: t('catalog.name'),
              render: ({ branch, depth }) => (
                <Text size="sm" fw={depth === 0 ? 600 : 450} pl={depth * 22}>
                  {branch.name}
                </Text>
              ),
            },
            {
              key: 'slug',
              title: t('catalog.slug'),
              wide: true,
              render: ({ branch }) => (
                <Text size="sm" c="dimmed">
                  /c/{branch.slug}
                </Text>
              ),
            },
            {
              key: 'products',
              title: t('catalog.products'),
              align: 'end',
              render: ({ branch }) => (
                <Link to={`/products?category=${branch.id}`} style={{ color: 'inherit' }}>
                  {count(branch.products, language)}
                </Link>
              ),
            },
            {
              key: 'actions',
              title: '',
              align: 'end',
              width: 130,
              render: ({ branch }) =>
                mayWrite && (
                  <RowActions>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('catalog.subcategory')}: ${branch.name}`}
                      onClick={() => setEdited({ category: null, parent: branch.id })}
                    >
                      <IconPlus size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('catalog.editCategory')}: ${branch.name}`}
                      onClick={() => setEdited({ category: branch, parent: branch.parent_id })}
                    >
                      <IconPencil size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('ui:action.delete')}: ${branch.name}`}
                      onClick={() =>
                        confirm({
                          title: t('catalog.deleteConfirm', { name: branch.name }),
                          hint: t('catalog.deleteHint'),
                          confirm: t('ui:action.delete'),
                          onConfirm: () => remove.mutate(branch.id),
                        })
                      }
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </RowActions>
                ),
            },
          ]}
          empty={<Empty title={t('catalog.none')} hint={t('catalog.noneHint')} action={create} />}
        />
      </Section>
      {edited && (
        <CategoryModal
          edited={edited}
          tree={query.data ?? []}
          onClose={() => setEdited(null)}
          onSaved={() => void refresh()}
        />
      )}
    </Page>
  )
}

type ModalProps = { edited: Edited; tree: CategoryBranch[]; onClose: () => void; onSaved: () => void }

function CategoryModal({ edited: { category, parent }, tree, onClose, onSaved }: ModalProps) {
  const { t } = useTranslation('admin')
  // A category cannot stand below itself.
  const own = new Set(category ? flatten([category]).map(({ branch }) => String(branch.id)) : [])
  return (
    <EntityModal
      title={category ? t('catalog.editCategory') : t('catalog.newCategory')}
      initial={{
        name: category?.name ?? '',
        parent_id: parent === null ? null : String(parent),
        description: category?.description ?? '',
        position: category?.position ?? 0,
        ...(category ? { slug: category.slug } : {}),
      }}
      fields={[
        { name: 'name', label: t('catalog.name'), required: true },
        {
          name: 'parent_id',
          label: t('catalog.parent'),
          kind: 'select',
          placeholder: t('catalog.noParent'),
          data: categoryOptions(tree).filter(({ value }) => !own.has(value)),
        },
        { name: 'description', label: t('catalog.description'), kind: 'long' },
        { name: 'position', label: t('catalog.position'), kind: 'number' },
        ...(category ? [{ name: 'slug', label: t('catalog.slug'), hint: t('catalog.slugHint') }] : []),
      ]}
      save={(values) => {
        const body = {
          name: String(values['name']),
          description: String(values['description']),
          parent_id: values['parent_id'] === null ? null : Number(values['parent_id']),
          position: Number(values['position']),
        }
        return category
          ? unwrap(
              api.PUT('/api/v1/categories/{category_id}', {
                params: { path: { category_id: category.id } },
                body: { ...body, ...(values['slug'] !== category.slug ? { slug: String(values['slug']) } : {}) },
              }),
            )
          : unwrap(api.POST('/api/v1/categories', { body }))
      }}
      onSaved={onSaved}
      onClose={onClose}
    />
  )
}
