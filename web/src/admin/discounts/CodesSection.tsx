import { ActionIcon, Button, Code } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Discount } from '@/api/discounts'
import { useMay } from '@/api/me'
import type { components } from '@/api/schema'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { saveBlob } from '@/lib/download'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable, RowActions } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { EntityModal } from '../catalog/EntityModal'

type CodeOf = components['schemas']['CodeOut']

/** The codes that give a discount: those that are named, and those that are drawn by chance. */
export function CodesSection({ discount }: { discount: Discount }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('discounts:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [adding, setAdding] = useState<'named' | 'drawn' | null>(null)
  const list = useListState('id')
  const path = { discount_id: discount.id }
  const query = useQuery({
    queryKey: ['discounts', 'codes', discount.id, list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/discounts/{discount_id}/codes', {
          params: { path, query: { sort: list.sort as 'id', cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['discounts'] })
  const remove = useMutation({
    mutationFn: ({ id }: CodeOf) =>
      unwrap(
        api.DELETE('/api/v1/discounts/{discount_id}/codes/{code_id}', { params: { path: { ...path, code_id: id } } }),
      ),
    onSuccess: () => showDone(t('catalog.deleted')),
    onSettled: refresh,
    onError: notice,
  })
  return (
    <Section
      title={t('discounts.codes')}
      flush
      actions={
        mayWrite && (
          <>
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setAdding('named')}>
              {t('discounts.addCode')}
            </Button>
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setAdding('drawn')}>
              {t('discounts.drawCodes')}
            </Button>
          </>
        )
      }
    >
      <DataTable<CodeOf>
        label={t('discounts.codes')}
        query={query}
        list={list}
        rowKey={({ id }) => id}
        columns={[
          { key: 'code', title: t('discounts.code'), sort: 'code', render: ({ code }) => <Code>{code}</Code> },
          {
            key: 'made',
            title: t('discounts.made'),
            wide: true,
            render: ({ created_at }) => day(created_at, language),
          },
          {
            key: 'used',
            title: t('discounts.used'),
            sort: 'used',
            align: 'end',
            render: ({ used, max_uses }) =>
              max_uses === null ? count(used, language) : `${count(used, language)} / ${count(max_uses, language)}`,
          },
          {
            key: 'actions',
            title: '',
            align: 'end',
            width: 60,
            render: (code) =>
              mayWrite && (
                <RowActions>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('ui:action.delete')}: ${code.code}`}
                    onClick={() =>
                      confirm({
                        title: t('catalog.deleteConfirm', { name: code.code }),
                        hint: t('discounts.codeDeleteHint'),
                        confirm: t('ui:action.delete'),
                        onConfirm: () => remove.mutate(code),
                      })
                    }
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </RowActions>
              ),
          },
        ]}
        empty={<Empty compact title={t('discounts.noCodes')} hint={t('discounts.noCodesHint')} />}
      />
      {adding === 'named' && (
        <EntityModal
          title={t('discounts.addCode')}
          initial={{ code: '', max_uses: '' }}
          fields={[
            { name: 'code', label: t('discounts.code'), hint: t('discounts.codeHint'), required: true },
            { name: 'max_uses', label: t('discounts.codeUses'), hint: t('discounts.limitHint'), kind: 'number' },
          ]}
          save={(values) =>
            unwrap(
              api.POST('/api/v1/discounts/{discount_id}/codes', {
                params: { path },
                body: { codes: [String(values['code'])], max_uses: Number(values['max_uses']) || null },
              }),
            )
          }
          onSaved={() => void refresh()}
          onClose={() => setAdding(null)}
        />
      )}
      {adding === 'drawn' && (
        <EntityModal
          title={t('discounts.drawCodes')}
          submit={t('discounts.drawAndDownload')}
          initial={{ count: 100, prefix: '', max_uses: 1 }}
          fields={[
            { name: 'count', label: t('discounts.howMany'), kind: 'number', required: true },
            { name: 'prefix', label: t('discounts.prefix'), hint: t('discounts.prefixHint') },
            { name: 'max_uses', label: t('discounts.codeUses'), hint: t('discounts.limitHint'), kind: 'number' },
          ]}
          save={async (values) => {
            const { codes } = await unwrap(
              api.POST('/api/v1/discounts/{discount_id}/codes', {
                params: { path },
                body: {
                  count: Number(values['count']),
                  prefix: String(values['prefix']),
                  max_uses: Number(values['max_uses']) || null,
                },
              }),
            )
            saveBlob(new Blob([codes.join('\n') + '\n'], { type: 'text/csv' }), `${discount.name}.csv`)
          }}
          onSaved={() => void refresh()}
          onClose={() => setAdding(null)}
        />
      )}
    </Section>
  )
}
