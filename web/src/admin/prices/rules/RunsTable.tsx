import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { RuleRun } from '@/api/pricing'
import { count, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

/** Runs, the newest first: the last ones of a rule, or all of them in pages. */
export function RunsTable({ ruleId }: { ruleId?: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('-id')
  const query = useQuery({
    queryKey: ['prices', 'runs', 'list', ruleId, ruleId === undefined && list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/price/runs', {
          params: {
            query: { rule_id: ruleId ?? null, cursor: ruleId === undefined ? (list.cursor ?? null) : null, limit: 12 },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => status === 'running') ? 1500 : false),
  })
  return (
    <DataTable<RuleRun>
      label={t('repricing.runs')}
      query={query}
      {...(ruleId === undefined ? { list } : {})}
      pageSize={12}
      rowKey={({ id }) => id}
      href={({ id }) => `/price-rules/runs/${id}`}
      columns={[
        {
          key: 'when',
          title: t('repricing.ran'),
          render: ({ created_at, rule_name, by, scheduled }) => (
            <>
              {moment(created_at, language)}
              <Sub>
                {[ruleId === undefined ? rule_name : null, scheduled ? t('repricing.byItself') : by]
                  .filter(Boolean)
                  .join(' · ')}
              </Sub>
            </>
          ),
        },
        {
          key: 'kind',
          title: t('repricing.kind'),
          wide: true,
          render: ({ dry }) => t(dry ? 'repricing.dry' : 'repricing.real'),
        },
        ...(['changed', 'same', 'refused'] as const).map((name) => ({
          key: name,
          title: t(`repricing.outcome.${name}`),
          align: 'end' as const,
          wide: name === 'changed' ? false : ('md' as const),
          render: (run: RuleRun) => count(run[name], language),
        })),
        {
          key: 'status',
          title: t('orders.status'),
          render: ({ status }) => <StatusBadge status={status} label={t(`repricing.status.${status}`)} />,
        },
      ]}
      empty={<Empty compact title={t('repricing.noRuns')} />}
    />
  )
}
