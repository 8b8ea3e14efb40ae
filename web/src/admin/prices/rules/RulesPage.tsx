import { Button } from '@mantine/core'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { Rule } from '@/api/pricing'
import { count, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { SearchField, Toolbar } from '@/ui/Toolbar'

import { useRuleWords } from './words'

/** Rules that prices follow. */
export default function RulesPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('prices:write')
  const words = useRuleWords()
  const list = useListState('name')
  const query = useQuery({
    queryKey: ['prices', 'rules', 'list', list.q, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/price/rules', { params: { query: { q: list.q, cursor: list.cursor ?? null } } }),
      ),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button component={Link} to="/price-rules/new" leftSection={<IconPlus size={16} />}>
      {t('repricing.newRule')}
    </Button>
  )
  return (
    <Page
      title={t('nav.priceRules')}
      hint={t('repricing.rulesHint')}
      actions={
        <>
          <Button component={Link} to="/price-rules/runs" variant="default" leftSection={<IconListCheck size={16} />}>
            {t('repricing.log')}
          </Button>
          {create}
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('repricing.findRule')} />
        </Toolbar>
        <DataTable<Rule>
          label={t('nav.priceRules')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/price-rules/${id}`}
          columns={[
            {
              key: 'name',
              title: t('catalog.name'),
              render: (rule) => (
                <>
                  {rule.name}
                  <Sub>{words.steps(rule)}</Sub>
                </>
              ),
            },
            { key: 'when', title: t('repricing.schedule'), wide: true, render: (rule) => words.schedule(rule) },
            {
              key: 'priority',
              title: t('repricing.priority'),
              align: 'end',
              wide: 'md',
              render: ({ priority }) => count(priority, language),
            },
            {
              key: 'next',
              title: t('repricing.next'),
              wide: 'md',
              render: ({ next_at }) => (next_at ? moment(next_at, language) : '—'),
            },
            {
              key: 'last',
              title: t('repricing.lastRun'),
              wide: 'md',
              render: ({ last_run }) => (last_run ? moment(last_run.created_at, language) : '—'),
            },
            {
              key: 'state',
              title: t('orders.status'),
              render: (rule) => <StatusBadge {...words.state(rule)} />,
            },
          ]}
          empty={<Empty title={t('repricing.noRules')} hint={t('repricing.noRulesHint')} action={create} />}
        />
      </Section>
    </Page>
  )
}
