import { Button } from '@mantine/core'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { type AutoReply, type TriggerName, TRIGGERS } from '@/api/replies'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

/** The rules by which the shop answers by itself, in the order in which they are asked. */
export default function AutoRepliesPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('replies:write')
  const list = useListState('position', ['trigger', 'active'])
  const query = useQuery({
    queryKey: ['auto-replies', 'list', list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/auto-replies', {
          params: {
            query: {
              trigger: list.filters.trigger ?? '',
              active: list.filters.active ? list.filters.active === 'yes' : null,
              sort: list.sort as 'position',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button component={Link} to="/auto-replies/new" leftSection={<IconPlus size={16} />}>
      {t('replies.new')}
    </Button>
  )
  return (
    <Page
      title={t('replies.title')}
      hint={t('replies.hint')}
      actions={
        <>
          <Button
            component={Link}
            to="/auto-replies/sendings"
            variant="default"
            leftSection={<IconListCheck size={16} />}
          >
            {t('replies.log')}
          </Button>
          {create}
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="trigger"
            label={t('replies.trigger')}
            data={TRIGGERS.map((value) => ({ value, label: t(`replies.triggers.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="active"
            label={t('replies.state')}
            data={[
              { value: 'yes', label: t('replies.on') },
              { value: 'no', label: t('replies.off') },
            ]}
          />
        </Toolbar>
        <DataTable<AutoReply>
          label={t('replies.title')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/auto-replies/${id}`}
          columns={[
            {
              key: 'name',
              title: t('replies.trigger'),
              sort: 'trigger',
              render: (rule) => (
                <>
                  {rule.name || t(`replies.triggers.${rule.trigger as TriggerName}`)}
                  <Sub>{rule.name ? t(`replies.triggers.${rule.trigger as TriggerName}`) : rule.response}</Sub>
                </>
              ),
            },
            {
              key: 'response',
              title: t('replies.response'),
              wide: 'lg',
              render: ({ response }) => (response.length > 90 ? `${response.slice(0, 90)}…` : response),
            },
            {
              key: 'how',
              title: t('replies.how'),
              wide: 'md',
              render: ({ approve, quiet_from, quiet_to }) => (
                <>
                  {approve ? t('replies.approveFirst') : t('replies.atOnce')}
                  {quiet_from && <Sub>{t('replies.quietShort', { from: quiet_from, to: quiet_to })}</Sub>}
                </>
              ),
            },
            {
              key: 'sent',
              title: t('replies.statuses.sent'),
              align: 'end',
              wide: true,
              render: ({ counts }) => count(counts.sent, language),
            },
            {
              key: 'held',
              title: t('replies.statuses.held'),
              align: 'end',
              wide: 'md',
              render: ({ counts }) => count(counts.held, language),
            },
            {
              key: 'state',
              title: t('replies.state'),
              render: ({ active }) => (
                <StatusBadge status={active ? 'on' : 'off'} label={active ? t('replies.on') : t('replies.off')} />
              ),
            },
          ]}
          empty={<Empty title={t('replies.none')} hint={t('replies.noneHint')} action={create} />}
        />
      </Section>
    </Page>
  )
}
