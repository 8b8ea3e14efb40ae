import { ActionIcon, Badge } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type Report, reports } from '@/api/figures'
import { useConfirm } from '@/ui/confirm'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { addressOf } from './kept'
import { SaveReport } from './SaveReport'
import { useScheduleText } from './ScheduleFields'

/** One's own reports and those that others share: a press opens one above. */
export function SavedReports() {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const scheduled = useScheduleText()
  const [edited, setEdited] = useState<Report | null>(null)
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
                {row.schedule && <Sub narrow>{scheduled(row.schedule)}</Sub>}
              </>
            ),
          },
          {
            key: 'state',
            title: t('figures.mail'),
            wide: true,
            render: (row) =>
              row.schedule ? <Badge>{scheduled(row.schedule)}</Badge> : row.shared ? t('figures.shared') : null,
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
                    aria-label={`${t('figures.changeReport')}: ${row.name}`}
                    onClick={() => setEdited(row)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('ui:action.delete')}: ${row.name}`}
                    onClick={() =>
                      confirm({
                        title: t('catalog.deleteConfirm', { name: row.name }),
                        hint: t('figures.deleteReportHint'),
                        confirm: t('ui:action.delete'),
                        onConfirm: () => remove.mutate(row.id),
                      })
                    }
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
      {edited && <SaveReport query={undefined} report={edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}
