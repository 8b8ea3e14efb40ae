import { ActionIcon, Badge } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type Report, reports } from '@/api/figures'
import { RowActions, Sub } from '@/ui/DataTable'
import { DataTable } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { addressOf } from './kept'

const EVERY = ['day', 'week', 'month'] as const

/** One's own reports and those that others share: a press opens one above. */
export function SavedReports() {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const query = useQuery(reports)
  const remove = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.DELETE('/api/v1/analytics/reports/{report_id}', { params: { path: { report_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['reports'] }),
    onError: notice,
  })
  return (
    <Section title={t('figures.savedReports')} flush>
      <DataTable<Report>
        label={t('figures.savedReports')}
        query={query}
        columns={[
          {
            key: 'name',
            title: t('figures.reportName'),
            render: (row) => (
              <>
                {row.name}
                {row.author && <Sub>{row.author}</Sub>}
              </>
            ),
          },
          {
            key: 'state',
            title: t('figures.mail'),
            render: (row) => {
              const every = EVERY.find((one) => one === row.schedule?.['every'])
              return every ? <Badge>{t(`figures.every.${every}`)}</Badge> : row.shared ? t('figures.shared') : null
            },
          },
          {
            key: 'actions',
            title: '',
            align: 'end',
            render: (row) =>
              row.mine && (
                <RowActions>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('ui:action.delete')}: ${row.name}`}
                    onClick={() => remove.mutate(row.id)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </RowActions>
              ),
          },
        ]}
        rowKey={(row) => row.id}
        href={(row) => addressOf(row.query, row.id)}
        empty={<Empty compact title={t('figures.noReports')} hint={t('figures.noReportsHint')} />}
      />
    </Section>
  )
}
