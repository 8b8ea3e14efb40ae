import { Button } from '@mantine/core'
import { IconPlus, IconRefresh, IconSettingsAutomation } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { isEnded, useJob } from '@/api/jobs'
import { useMay } from '@/api/me'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { useChannelName } from '../figures/words'
import { JobProgress } from '../jobs/JobBits'
import { type Campaign, DAYS, share, STATES } from './calls'

/** Advertising on every channel. */
export default function CampaignsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [jobId, setJobId] = useState<string | null>(null)
  const job = useJob(jobId)
  const list = useListState('-id', ['state', 'channel'])
  const channels = useQuery({
    queryKey: ['channels', 'all'],
    queryFn: () => unwrap(api.GET('/api/v1/channels', { params: { query: { limit: 200 } } })),
    enabled: useMay('channels:read'),
  })
  const query = useQuery({
    queryKey: ['ads', 'campaigns', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/promotion/campaigns', {
          params: {
            query: {
              q: list.q || null,
              state: (list.filters.state as Campaign['state'] | undefined) ?? null,
              channel: list.filters.channel ?? null,
              sort: list.sort as '-id',
              cursor: list.cursor ?? null,
              days: DAYS,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const status = job.data?.status
  useEffect(() => {
    if (status === 'succeeded') void client.invalidateQueries({ queryKey: ['ads'] })
  }, [status, client])
  const sync = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/promotion/campaigns/sync')),
    onSuccess: ({ id }) => setJobId(id),
    onError: notice,
  })
  const reading = job.data !== undefined && !isEnded(job.data)
  const create = mayWrite && (
    <Button component={Link} to="/promotion/campaigns/new" leftSection={<IconPlus size={16} />}>
      {t('ads.new')}
    </Button>
  )
  return (
    <Page
      title={t('nav.campaigns')}
      hint={t('ads.hint', { days: DAYS })}
      actions={
        <>
          {mayWrite && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} />}
              loading={sync.isPending || reading}
              onClick={() => sync.mutate()}
            >
              {t('ads.sync')}
            </Button>
          )}
          <Button
            component={Link}
            to="/promotion/campaigns/rules"
            variant="default"
            leftSection={<IconSettingsAutomation size={16} />}
          >
            {t('ads.rules')}
          </Button>
          {create}
        </>
      }
    >
      {job.data && reading && (
        <Section>
          <JobProgress job={job.data} label={t('ads.syncing')} />
        </Section>
      )}
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('ads.find')} />
          <FilterSelect
            list={list}
            name="state"
            label={t('orders.status')}
            data={STATES.map((value) => ({ value, label: t(`ads.state.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="channel"
            label={t('promotion.channel')}
            data={(channels.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Toolbar>
        <DataTable<Campaign>
          label={t('nav.campaigns')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/promotion/campaigns/${id}`}
          columns={[
            {
              key: 'name',
              title: t('catalog.name'),
              sort: 'name',
              render: (row) => (
                <>
                  {row.name}
                  <Sub>{channelName(row.channel)}</Sub>
                </>
              ),
            },
            {
              key: 'state',
              title: t('orders.status'),
              sort: 'state',
              render: (row) => (
                <>
                  <StatusBadge
                    status={row.state === 'running' ? 'on' : row.state}
                    label={t(`ads.state.${row.state}`)}
                  />
                  {row.holds && <Sub>{t(`ads.holds.${row.holds as 'budget'}`)}</Sub>}
                </>
              ),
            },
            {
              key: 'budget',
              title: t('ads.left'),
              align: 'end',
              wide: 'md',
              render: ({ left, currency }) => (left === null ? t('ads.noBudget') : money(left, currency, language)),
            },
            {
              key: 'views',
              title: t('ads.views'),
              align: 'end',
              wide: 'md',
              render: ({ figures }) => count(figures.views, language),
            },
            {
              key: 'clicks',
              title: t('ads.clicks'),
              align: 'end',
              wide: true,
              render: ({ figures }) => count(figures.clicks, language),
            },
            {
              key: 'cost',
              title: t('ads.cost'),
              align: 'end',
              render: ({ figures, currency }) => money(figures.cost, currency, language),
            },
            {
              key: 'orders',
              title: t('ads.orders'),
              align: 'end',
              wide: true,
              render: ({ figures }) => count(figures.orders, language),
            },
            {
              key: 'share',
              title: t('ads.costShare'),
              align: 'end',
              wide: true,
              render: ({ figures }) => share(figures.cost_share, language),
            },
          ]}
          empty={<Empty title={t('ads.none')} hint={t('ads.noneHint')} action={create} />}
        />
      </Section>
    </Page>
  )
}
