import { Anchor, Button, SimpleGrid, Skeleton, Table, Tabs, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure, NotFound } from '@/ui/states'
import { Stat } from '@/ui/Stat'
import { StatusBadge } from '@/ui/StatusBadge'

import { useChannelName } from '../figures/words'
import { CampaignForm } from './CampaignForm'
import { bid, type CampaignPage as Known, campaignQuery, DAYS, daysQuery, share } from './calls'
import { ChannelTerms } from './ChannelTerms'
import { DecisionsTable } from './DecisionsTable'

const DayChart = lazy(() => import('./DayChart'))
const TABS = ['figures', 'settings', 'log'] as const

/** A campaign: what it brought, how it is set, and what rules did to it. */
export default function CampaignPage() {
  const { id } = useParams()
  const { t } = useTranslation('admin')
  const navigate = useNavigate()
  const back = { to: '/promotion/campaigns', label: t('nav.campaigns') }
  const query = useQuery({ ...campaignQuery(Number(id)), enabled: id !== undefined })
  if (id === undefined) {
    return (
      <Page title={t('ads.new')} hint={t('ads.newHint')} back={back} width={1080}>
        <CampaignForm
          campaign={null}
          onSaved={(made) => void navigate(`/promotion/campaigns/${made.id}`, { replace: true })}
        />
      </Page>
    )
  }
  if (isProblem(query.error, 'not-found')) return <NotFound home="/promotion/campaigns" />
  if (!query.data) {
    return (
      <Page title="…" back={back}>
        {query.error ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton h={320} radius="lg" />
        )}
      </Page>
    )
  }
  return <Shown campaign={query.data} back={back} />
}

function Shown({ campaign, back }: { campaign: Known; back: { to: string; label: string } }) {
  const { t } = useTranslation('admin')
  const channelName = useChannelName()
  const [params, setParams] = useSearchParams()
  const tab = TABS.find((one) => one === params.get('tab')) ?? 'figures'
  const own = campaign.external_id === null
  return (
    <Page
      title={campaign.name}
      badge={
        <StatusBadge
          status={campaign.state === 'running' ? 'on' : campaign.state}
          label={t(`ads.state.${campaign.state}`)}
        />
      }
      hint={
        campaign.holds
          ? `${channelName(campaign.channel)} · ${t(`ads.holds.${campaign.holds as 'budget'}`)}`
          : channelName(campaign.channel)
      }
      back={back}
      actions={<Actions campaign={campaign} />}
    >
      <Tabs
        value={tab}
        onChange={(next) => setParams(next && next !== 'figures' ? { tab: next } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="figures">{t('ads.figures')}</Tabs.Tab>
          <Tabs.Tab value="settings">{t('ads.settings')}</Tabs.Tab>
          <Tabs.Tab value="log">{t('ads.log')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="figures">
          <FiguresTab campaign={campaign} />
        </Tabs.Panel>
        <Tabs.Panel value="settings" maw={1080}>
          {own ? (
            <CampaignForm key={campaign.version} campaign={campaign} onSaved={() => undefined} />
          ) : (
            <ChannelTerms campaign={campaign} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <Section flush>
            <DecisionsTable campaignId={campaign.id} />
          </Section>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function FiguresTab({ campaign }: { campaign: Known }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const days = useQuery(daysQuery(campaign.id))
  const { figures, currency } = campaign
  const amount = (value: string | null) => (value === null ? '—' : money(value, currency, language))
  return (
    <>
      <Section mb="lg">
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
          <Stat
            label={t('ads.cost')}
            value={amount(figures.cost)}
            hint={campaign.left === null ? undefined : t('ads.leftIs', { amount: amount(campaign.left) })}
          />
          <Stat label={t('ads.views')} value={count(figures.views, language)} />
          <Stat
            label={t('ads.clicks')}
            value={count(figures.clicks, language)}
            hint={`${share(figures.click_rate, language)} · ${amount(figures.cost_per_click)}`}
          />
          <Stat
            label={t('ads.orders')}
            value={count(figures.orders, language)}
            hint={`${share(figures.conversion, language)} · ${amount(figures.cost_per_order)}`}
          />
          <Stat label={t('ads.revenue')} value={amount(figures.revenue)} />
          <Stat label={t('ads.costShare')} value={share(figures.cost_share, language)} />
        </SimpleGrid>
      </Section>
      <Section title={t('ads.byDay')} hint={t('ads.lastDays', { days: DAYS })} mb="lg">
        {days.error ? (
          <Failure error={days.error} onRetry={() => void days.refetch()} />
        ) : !days.data ? (
          <Skeleton h={260} />
        ) : days.data.total.views === 0 && days.data.total.clicks === 0 && Number(days.data.total.cost) === 0 ? (
          <Empty compact title={t('ads.noFigures')} hint={t('ads.noFiguresHint')} />
        ) : (
          <Suspense fallback={<Skeleton h={260} />}>
            <DayChart label={t('ads.byDay')} told={days.data} />
          </Suspense>
        )}
      </Section>
      <Section title={t('ads.shows')} flush>
        {campaign.shows.length === 0 ? (
          <Empty compact title={t('ads.nothingShown')} />
        ) : (
          <Table.ScrollContainer minWidth={320}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('ads.item')}</Table.Th>
                  <Table.Th ta="end">{t('ads.bid')}</Table.Th>
                  <Table.Th ta="end" visibleFrom="sm">
                    {t('ads.clicks')}
                  </Table.Th>
                  <Table.Th ta="end">{t('ads.cost')}</Table.Th>
                  <Table.Th ta="end" visibleFrom="sm">
                    {t('ads.costShare')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {campaign.shows.map((item) => (
                  <Table.Tr key={item.id}>
                    <Table.Td>
                      {item.product_id ? (
                        <Anchor component={Link} to={`/products/${item.product_id}`} size="sm">
                          {item.product_name}
                        </Anchor>
                      ) : (
                        item.item_id
                      )}
                      {item.problem && (
                        <Text size="xs" c="var(--mantine-color-error)">
                          {item.problem}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td ta="end" className="num">
                      {bid(item.bid, campaign.kind, currency, language)}
                      {campaign.state !== 'ended' && (
                        <Sub>
                          <Anchor component={Link} to={`/promotion/rates/${item.id}`} size="xs">
                            {t('ads.advice')}
                          </Anchor>
                        </Sub>
                      )}
                    </Table.Td>
                    <Table.Td ta="end" visibleFrom="sm" className="num">
                      {count(item.figures?.clicks, language)}
                    </Table.Td>
                    <Table.Td ta="end" className="num">
                      {amount(item.figures?.cost ?? null)}
                    </Table.Td>
                    <Table.Td ta="end" visibleFrom="sm" className="num">
                      {share(item.figures?.cost_share ?? null, language)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Section>
    </>
  )
}

function Actions({ campaign }: { campaign: Known }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const params = { path: { campaign_id: campaign.id } }
  const move = useMutation({
    mutationFn: (verb: 'start' | 'pause' | 'end') =>
      verb === 'start'
        ? unwrap(api.POST('/api/v1/promotion/campaigns/{campaign_id}/start', { params }))
        : verb === 'pause'
          ? unwrap(api.POST('/api/v1/promotion/campaigns/{campaign_id}/pause', { params }))
          : unwrap(api.POST('/api/v1/promotion/campaigns/{campaign_id}/end', { params })),
    onSettled: () => client.invalidateQueries({ queryKey: ['ads'] }),
    onError: notice,
  })
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/promotion/campaigns/{campaign_id}', { params })),
    onSuccess: async () => {
      showDone(t('catalog.deleted'))
      await navigate('/promotion/campaigns')
      await client.invalidateQueries({ queryKey: ['ads'] })
    },
    onError: notice,
  })
  if (!mayWrite || campaign.state === 'ended') return null
  return (
    <>
      {campaign.state === 'draft' && campaign.external_id === null ? (
        <Button
          variant="default"
          leftSection={<IconTrash size={16} />}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('ui:action.delete')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} />}
          onClick={() =>
            confirm({
              title: t('ads.endConfirm'),
              hint: t('ads.endHint'),
              confirm: t('ads.end'),
              onConfirm: () => move.mutate('end'),
            })
          }
        >
          {t('ads.end')}
        </Button>
      )}
      {campaign.state === 'running' ? (
        <Button
          leftSection={<IconPlayerPause size={16} />}
          loading={move.isPending}
          onClick={() => move.mutate('pause')}
        >
          {t('ads.pause')}
        </Button>
      ) : (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={move.isPending}
          onClick={() => move.mutate('start')}
        >
          {t('ads.start')}
        </Button>
      )}
    </>
  )
}
