import { Anchor, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import type { Decision } from './calls'

const TONES: Record<string, string> = { done: 'active', would: 'scheduled', failed: 'failed', doing: 'running' }

/** What a decision changes, in a line. */
export function useChanges(): (one: Decision) => string {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return ({ changes, currency }) =>
    changes
      .map(({ what, before, after }) =>
        what === 'state'
          ? t(`ads.state.${after as 'paused'}`)
          : `${t(what === 'bid' ? 'ads.bid' : 'ads.dailyBudget')}: ${money(before, currency, language)} → ${money(after, currency, language)}`,
      )
      .join(', ')
}

/** What rules decided, the newest first: of a campaign, or of a rule. */
export function DecisionsTable({ campaignId, ruleId }: { campaignId?: number; ruleId?: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const changes = useChanges()
  const list = useListState('-id')
  const query = useQuery({
    queryKey: ['ads', 'decisions', campaignId ?? null, ruleId ?? null, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/promotion/campaigns/rules/decisions', {
          params: {
            query: { campaign_id: campaignId ?? null, rule_id: ruleId ?? null, cursor: list.cursor ?? null },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <DataTable<Decision>
      label={t('ads.log')}
      query={query}
      list={list}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          title: t(campaignId === undefined ? 'ads.campaign' : 'ads.rule'),
          render: (one) => (
            <>
              {campaignId === undefined ? (
                <Anchor component={Link} to={`/promotion/campaigns/${one.campaign_id}`} size="sm">
                  {one.campaign}
                </Anchor>
              ) : (
                one.rule_name
              )}
              <Sub>{one.text}</Sub>
              {one.changes.length > 0 && <Sub>{changes(one)}</Sub>}
              {one.problem && (
                <Text size="xs" c="var(--mantine-color-error)">
                  {one.problem}
                </Text>
              )}
            </>
          ),
        },
        {
          key: 'outcome',
          title: t('orders.status'),
          render: ({ outcome }) => (
            <StatusBadge status={TONES[outcome] ?? 'off'} label={t(`ads.outcome.${outcome as 'done'}`)} />
          ),
        },
        {
          key: 'at',
          title: t('ads.when'),
          align: 'end',
          wide: true,
          render: ({ created_at }) => moment(created_at, language),
        },
      ]}
      empty={<Empty compact title={t('ads.noDecisions')} hint={t('ads.noDecisionsHint')} />}
    />
  )
}
