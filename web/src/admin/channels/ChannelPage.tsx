import { Alert, Badge, Button, Grid, Group, Progress, Skeleton, Stack, Switch, Text } from '@mantine/core'
import {
  IconArrowsExchange,
  IconCards,
  IconChartBar,
  IconListDetails,
  IconPencil,
  IconPlugConnected,
  IconReceipt,
  IconReportMoney,
  IconTag,
  IconTruckReturn,
} from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'

import { type Channel, channelQuery, limitsQuery, typesQuery } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { ago, count, moment, share } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { Fact } from '../parts/Fact'
import { ConnectModal } from './ConnectModal'
import { SyncLog } from './SyncLog'
import { SyncSection } from './SyncSection'
import { toneOf, useChannelWords } from './words'

/** A channel: how it stands, what is kept in step with it, and what went wrong. */
export default function ChannelPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation(['admin', 'ui'])
  const words = useChannelWords()
  const mayWrite = useMay('channels:write')
  const maySeeMoney = useMay('reports:read')
  const [editing, setEditing] = useState(false)
  const { data: channel, error, refetch } = useQuery(channelQuery(id))
  const { data: types } = useQuery(typesQuery)
  const back = { to: '/channels', label: t('channels.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  if (error && !channel) {
    return (
      <Page title={t('channels.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!channel) {
    return (
      <Page title="…" back={back} width={1180}>
        <Section>
          <Skeleton h={120} />
        </Section>
      </Page>
    )
  }
  const sells = channel.capabilities.includes('orders')
  return (
    <Page
      title={channel.name}
      badge={<StatusBadge status={toneOf(channel)} label={words.state(channel)} />}
      hint={words.type(types, channel.type)}
      back={back}
      width={1180}
      actions={
        <>
          {channel.capabilities.includes('cards') && (
            <Button
              component={Link}
              to={`/channels/${id}/listings`}
              variant="default"
              leftSection={<IconListDetails size={16} />}
            >
              {t('channels.listings')}
            </Button>
          )}
          {channel.capabilities.includes('categories') && (
            <Button
              component={Link}
              to={`/channels/${id}/mapping`}
              variant="default"
              leftSection={<IconArrowsExchange size={16} />}
            >
              {t('channels.mapping')}
            </Button>
          )}
          {channel.capabilities.includes('cards_push') && (
            <Button
              component={Link}
              to={`/channels/${id}/cards`}
              variant="default"
              leftSection={<IconCards size={16} />}
            >
              {t('channels.cards')}
            </Button>
          )}
          {channel.capabilities.includes('prices_push') && (
            <Button
              component={Link}
              to={`/channels/${id}/prices`}
              variant="default"
              leftSection={<IconTag size={16} />}
            >
              {t('channels.prices')}
            </Button>
          )}
          {channel.capabilities.includes('item_statistics') && (
            <Button
              component={Link}
              to={`/channels/${id}/figures`}
              variant="default"
              leftSection={<IconChartBar size={16} />}
            >
              {t('channels.itemFigures')}
            </Button>
          )}
          {sells && (
            <Button
              component={Link}
              to={`/channels/${id}/orders`}
              variant="default"
              leftSection={<IconReceipt size={16} />}
            >
              {t('channels.orders')}
            </Button>
          )}
          {channel.capabilities.includes('returns') && (
            <Button
              component={Link}
              to={`/channels/${id}/returns`}
              variant="default"
              leftSection={<IconTruckReturn size={16} />}
            >
              {t('channels.returns')}
            </Button>
          )}
          {channel.capabilities.includes('finance') && maySeeMoney && (
            <Button
              component={Link}
              to={`/channels/${id}/payouts`}
              variant="default"
              leftSection={<IconReportMoney size={16} />}
            >
              {t('channels.payouts')}
            </Button>
          )}
          {mayWrite && (
            <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
              {t('ui:action.edit')}
            </Button>
          )}
        </>
      }
    >
      {channel.missing.length > 0 && (
        <Alert color="yellow" variant="light">
          {t('payments.missing', { fields: words.fields(channel.missing) })}
        </Alert>
      )}
      {channel.failing.length > 0 && (
        <Alert color="red" variant="light">
          {words.failing(channel)}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            {sells && <SyncSection channel={channel} />}
            {sells && <SyncLog channel={channel} />}
            {!sells && (
              <Section>
                <Text size="sm" c="dimmed">
                  {t('channels.nothingInStep')}
                </Text>
              </Section>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Health channel={channel} mayWrite={mayWrite} />
            <Limits id={id} />
            <Section title={t('channels.capabilities')}>
              <Group gap={6}>
                {channel.capabilities.length === 0 && <Text size="sm">{t('channels.byHand')}</Text>}
                {channel.capabilities.map((name) => (
                  <Badge key={name} variant="light" color="gray" tt="none">
                    {words.capability(name)}
                  </Badge>
                ))}
              </Group>
            </Section>
          </Stack>
        </Grid.Col>
      </Grid>
      {editing && <ConnectModal channel={channel} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Health({ channel, mayWrite }: { channel: Channel; mayWrite: boolean }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const words = useChannelWords()
  const confirm = useConfirm()
  const path = { params: { path: { channel_id: channel.id } } }
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] })
  const check = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/channels/{channel_id}/check', path)),
    onSettled: refresh,
    onError: notice,
  })
  const enable = useMutation({
    mutationFn: (enabled: boolean) => unwrap(api.PUT('/api/v1/channels/{channel_id}', { ...path, body: { enabled } })),
    onSettled: refresh,
    onError: notice,
  })
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/channels/{channel_id}', path)),
    onSuccess: async () => {
      await navigate('/channels')
      await refresh()
    },
    onError: notice,
  })
  return (
    <Section title={t('channels.health')}>
      <Stack gap="xs">
        <Switch
          label={t('channels.enabled')}
          checked={channel.enabled}
          disabled={!mayWrite || enable.isPending}
          onChange={(event) => enable.mutate(event.currentTarget.checked)}
        />
        {channel.message && (
          <Text size="sm" {...(channel.works === false ? { c: 'var(--mantine-color-error)' } : {})}>
            {words.found(channel.message)}
          </Text>
        )}
        {check.data?.works === null && (
          <Text size="sm" c="dimmed">
            {t('channels.notTried')}
          </Text>
        )}
        {channel.account && <Fact label={t('channels.account')}>{channel.account}</Fact>}
        {channel.checked_at && <Fact label={t('channels.lastCheck')}>{ago(channel.checked_at, language)}</Fact>}
        {channel.expires_at && <Fact label={t('channels.expires')}>{moment(channel.expires_at, language)}</Fact>}
        <Fact label={t('channels.code')}>{channel.code}</Fact>
        <Fact label={t('channels.buffer')}>{count(channel.buffer, language)}</Fact>
        <Fact label={t('channels.priority')}>{count(channel.priority, language)}</Fact>
        {channel.fee !== null && <Fact label={t('channels.fee')}>{share(channel.fee, language)}</Fact>}
        {mayWrite && (
          <Group gap="xs" mt="xs">
            {channel.capabilities.includes('check') && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlugConnected size={14} />}
                loading={check.isPending}
                onClick={() => check.mutate()}
              >
                {t('channels.check')}
              </Button>
            )}
            {channel.type !== 'store' && (
              <Button
                size="xs"
                variant="subtle"
                color="red"
                onClick={() =>
                  confirm({
                    title: t('channels.disconnectAsk', { name: channel.name }),
                    hint: t('channels.disconnectHint'),
                    confirm: t('channels.disconnect'),
                    onConfirm: () => remove.mutate(),
                  })
                }
              >
                {t('channels.disconnect')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Section>
  )
}

const SPANS: Record<number, 'second' | 'minute' | 'hour' | 'day'> = {
  1: 'second',
  60: 'minute',
  3600: 'hour',
  86400: 'day',
}

/** How often the marketplace may be asked, and how much of that is used now. */
function Limits({ id }: { id: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data } = useQuery(limitsQuery(id))
  if (!data || data.length === 0) return null
  return (
    <Section title={t('channels.limits')} hint={t('channels.limitsHint')}>
      <Stack gap={8}>
        {data.map((limit) => {
          const name = t(`channels.limit.${limit.kind}` as 'channels.limit.orders', limit.kind.replaceAll('_', ' '))
          const span = SPANS[limit.seconds]
          const used = t('channels.limitUsed', {
            used: count(limit.used, language),
            burst: count(limit.burst, language),
          })
          const rate = span
            ? t(`channels.perSpan.${span}`, { calls: count(limit.calls, language) })
            : t('channels.perSeconds', { calls: count(limit.calls, language), seconds: count(limit.seconds, language) })
          return (
            <div key={limit.kind}>
              <Text size="sm">{name}</Text>
              <Text size="xs" c="dimmed" className="num" mb={2}>
                {used} · {rate}
              </Text>
              <Progress
                size="sm"
                aria-label={name}
                value={Math.min(100, (limit.used / limit.burst) * 100)}
                color={limit.used >= limit.burst ? 'orange' : 'petrol'}
              />
            </div>
          )
        })}
      </Stack>
    </Section>
  )
}
