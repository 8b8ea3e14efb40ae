import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { useChannelName } from '../figures/words'
import type { AdRule } from './calls'
import { DecisionsTable } from './DecisionsTable'

/** How a rule stands, for its badge. */
export function stateOf(rule: AdRule): 'off' | 'needsTry' | 'needsLook' | 'on' {
  if (!rule.active) return 'off'
  if (rule.confirmed) return 'on'
  return rule.tried ? 'needsLook' : 'needsTry'
}

export const TONES = { off: 'off', needsTry: 'draft', needsLook: 'pending', on: 'on' } as const

/** What is done to campaigns by itself. */
export default function AdRulesPage() {
  const { t } = useTranslation('admin')
  const channelName = useChannelName()
  const mayWrite = useMay('promotion:write')
  const list = useListState('name')
  const query = useQuery({
    queryKey: ['ads', 'rules', 'list', list.cursor],
    queryFn: () =>
      unwrap(api.GET('/api/v1/promotion/campaigns/rules', { params: { query: { cursor: list.cursor ?? null } } })),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button component={Link} to="/promotion/campaigns/rules/new" leftSection={<IconPlus size={16} />}>
      {t('ads.newRule')}
    </Button>
  )
  return (
    <Page
      title={t('ads.rules')}
      hint={t('ads.rulesHint')}
      back={{ to: '/promotion/campaigns', label: t('nav.campaigns') }}
      actions={create}
    >
      <Section flush>
        <DataTable<AdRule>
          label={t('ads.rules')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/promotion/campaigns/rules/${id}`}
          columns={[
            {
              key: 'name',
              title: t('catalog.name'),
              render: (rule) => (
                <>
                  {rule.name}
                  <Sub>{rule.sentence}</Sub>
                </>
              ),
            },
            {
              key: 'channel',
              title: t('promotion.channel'),
              wide: true,
              render: ({ channel }) => (channel === null ? t('ads.everyChannel') : channelName(channel)),
            },
            {
              key: 'state',
              title: t('orders.status'),
              render: (rule) => {
                const state = stateOf(rule)
                return <StatusBadge status={TONES[state]} label={t(`ads.ruleState.${state}`)} />
              },
            },
          ]}
          empty={<Empty title={t('ads.noRules')} hint={t('ads.noRulesHint')} action={create} />}
        />
      </Section>
      <Section title={t('ads.log')} flush>
        <DecisionsTable />
      </Section>
    </Page>
  )
}
