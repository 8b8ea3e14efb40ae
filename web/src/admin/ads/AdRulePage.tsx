import {
  Alert,
  Button,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { putProblemOnForm, useProblemNotice, useProblemText } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { stateOf, TONES } from './AdRulesPage'
import { ACTIONS, type AdRule, adRuleQuery, METRICS } from './calls'
import { DecisionsTable } from './DecisionsTable'

/** A rule about campaigns: a dry run to look at and confirm, what it does, and what it did. */
export default function AdRulePage() {
  const { id } = useParams()
  const { t } = useTranslation('admin')
  const back = { to: '/promotion/campaigns/rules', label: t('ads.rules') }
  const query = useQuery({ ...adRuleQuery(Number(id)), enabled: id !== undefined })
  if (id === undefined) {
    return (
      <Page title={t('ads.newRule')} hint={t('ads.rulesHint')} back={back} width={1080}>
        <Editor rule={null} />
      </Page>
    )
  }
  if (isProblem(query.error, 'not-found')) return <NotFound home="/promotion/campaigns/rules" />
  if (!query.data) {
    return (
      <Page title="…" back={back} width={1080}>
        {query.error ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton h={320} radius="lg" />
        )}
      </Page>
    )
  }
  return <Known rule={query.data} back={back} />
}

function Known({ rule, back }: { rule: AdRule; back: { to: string; label: string } }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const params = { path: { rule_id: rule.id } }
  const refresh = () => client.invalidateQueries({ queryKey: ['ads'] })
  const attempt = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/promotion/campaigns/rules/{rule_id}/dry-run', { params })),
    onSettled: refresh,
    onError: notice,
  })
  const agree = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/promotion/campaigns/rules/{rule_id}/confirm', {
          params,
          headers: { 'If-Match': `"${rule.version}"` },
        }),
      ),
    onSuccess: () => showDone(t('ads.confirmed')),
    onSettled: refresh,
    onError: notice,
  })
  const run = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/promotion/campaigns/rules/{rule_id}/run', { params })),
    onSuccess: ({ decisions }) =>
      showDone(t('ads.ran', { count: decisions.filter(({ outcome }) => outcome === 'done').length })),
    onSettled: refresh,
    onError: notice,
  })
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/promotion/campaigns/rules/{rule_id}', { params })),
    onSuccess: async () => {
      showDone(t('catalog.deleted'))
      await navigate('/promotion/campaigns/rules')
      await refresh()
    },
    onError: notice,
  })
  const state = stateOf(rule)
  return (
    <Page
      title={rule.name}
      badge={<StatusBadge status={TONES[state]} label={t(`ads.ruleState.${state}`)} />}
      hint={rule.sentence}
      back={back}
      width={1080}
      actions={
        mayWrite && (
          <Button
            variant="default"
            c="var(--mantine-color-error)"
            loading={remove.isPending}
            onClick={() =>
              confirm({
                title: t('ads.deleteRule'),
                hint: t('ads.deleteRuleHint'),
                confirm: t('ui:action.delete'),
                onConfirm: () => remove.mutate(),
              })
            }
          >
            {t('ui:action.delete')}
          </Button>
        )
      }
    >
      <Section
        title={t('ads.log')}
        flush
        actions={
          mayWrite && (
            <>
              <Button
                variant={rule.tried ? 'default' : 'filled'}
                loading={attempt.isPending}
                onClick={() => attempt.mutate()}
              >
                {t('ads.try')}
              </Button>
              {rule.tried && !rule.confirmed && (
                <Button loading={agree.isPending} onClick={() => agree.mutate()}>
                  {t('ads.confirm')}
                </Button>
              )}
              {rule.confirmed && rule.active && (
                <Button loading={run.isPending} onClick={() => run.mutate()}>
                  {t('ads.run')}
                </Button>
              )}
            </>
          )
        }
      >
        <Alert color={rule.confirmed ? 'petrol' : 'yellow'} variant="light" mx="md" mb="md">
          {rule.confirmed
            ? t('ads.mayRun', { by: rule.confirmed_by, when: moment(rule.confirmed_at, language) })
            : t(rule.tried ? 'ads.needsLook' : 'ads.needsTry')}
        </Alert>
        <DecisionsTable ruleId={rule.id} />
      </Section>
      <Editor key={rule.version} rule={rule} />
    </Page>
  )
}

type Values = {
  name: string
  channel: string | null
  metric: AdRule['metric']
  above: boolean
  threshold: string
  days: number | string
  least_clicks: number | string
  action: AdRule['action']
  percent: number | string
  lowest: string
  highest: string
  active: boolean
}

const EMPTY: Values = {
  name: '',
  channel: null,
  metric: 'cost_share',
  above: true,
  threshold: '15',
  days: 7,
  least_clicks: 20,
  action: 'pause',
  percent: '',
  lowest: '',
  highest: '',
  active: true,
}

function Editor({ rule }: { rule: AdRule | null }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const navigate = useNavigate()
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm<Values>({
    initialValues: rule
      ? {
          ...EMPTY,
          name: rule.name,
          channel: rule.channel,
          metric: rule.metric,
          above: rule.above,
          threshold: rule.threshold,
          days: rule.days,
          least_clicks: rule.least_clicks,
          action: rule.action,
          percent: rule.percent ?? '',
          lowest: rule.lowest ?? '',
          highest: rule.highest ?? '',
          active: rule.active,
        }
      : EMPTY,
    validate: { name: (value) => (value.trim() ? null : t('ads.nameNeeded')) },
  })
  const channels = useQuery({
    queryKey: ['channels', 'all'],
    queryFn: () => unwrap(api.GET('/api/v1/channels', { params: { query: { limit: 200 } } })),
    enabled: useMay('channels:read'),
  })
  const moves = form.values.action === 'bid' || form.values.action === 'daily_budget'
  const save = useMutation({
    mutationFn: (values: Values) => {
      const body = {
        name: values.name,
        channel: values.channel,
        metric: values.metric as 'cost',
        above: values.above,
        threshold: values.threshold || '0',
        days: Number(values.days),
        least_clicks: Number(values.least_clicks),
        action: values.action as 'pause',
        percent: moves && values.percent !== '' ? Number(values.percent) : null,
        lowest: moves ? values.lowest || null : null,
        highest: moves ? values.highest || null : null,
        active: values.active,
      }
      return rule
        ? unwrap(
            api.PUT('/api/v1/promotion/campaigns/rules/{rule_id}', {
              params: { path: { rule_id: rule.id } },
              headers: { 'If-Match': `"${rule.version}"` },
              body,
            }),
          )
        : unwrap(api.POST('/api/v1/promotion/campaigns/rules', { body: { ...body, campaign_ids: [] } }))
    },
    onSuccess: async ({ id }) => {
      showDone(t('ui:form.saved'))
      await client.invalidateQueries({ queryKey: ['ads'] })
      if (!rule) await navigate(`/promotion/campaigns/rules/${id}`, { replace: true })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const off = !mayWrite
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        setProblem(null)
        save.mutate(values)
      })}
    >
      <Section title={t('ads.whatItDoes')}>
        <Stack>
          <FormError>{problem}</FormError>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('catalog.name')} required disabled={off} {...form.getInputProps('name')} />
            <Select
              label={t('promotion.channel')}
              placeholder={t('ads.everyChannel')}
              clearable
              disabled={off}
              data={(channels.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              {...form.getInputProps('channel')}
            />
            <Select
              label={t('ads.metric')}
              allowDeselect={false}
              disabled={off}
              data={METRICS.map((value) => ({ value, label: t(`ads.metrics.${value}`) }))}
              {...form.getInputProps('metric')}
            />
            <Group grow align="flex-start" wrap="nowrap">
              <Select
                label={t('ads.is')}
                allowDeselect={false}
                disabled={off}
                data={[
                  { value: 'above', label: t('ads.above') },
                  { value: 'below', label: t('ads.below') },
                ]}
                value={form.values.above ? 'above' : 'below'}
                onChange={(value) => form.setFieldValue('above', value === 'above')}
              />
              <NumberInput
                label={t('ads.threshold')}
                min={0}
                decimalScale={2}
                hideControls
                disabled={off}
                {...form.getInputProps('threshold')}
                onChange={(value) => form.setFieldValue('threshold', String(value))}
              />
            </Group>
            <NumberInput label={t('ads.ofDays')} min={1} max={90} disabled={off} {...form.getInputProps('days')} />
            <NumberInput label={t('ads.leastClicks')} min={0} disabled={off} {...form.getInputProps('least_clicks')} />
            <Select
              label={t('ads.action')}
              allowDeselect={false}
              disabled={off}
              data={ACTIONS.map((value) => ({ value, label: t(`ads.actions.${value}`) }))}
              {...form.getInputProps('action')}
            />
            {moves && (
              <NumberInput
                label={t('ads.percent')}
                min={-90}
                max={200}
                suffix=" %"
                disabled={off}
                {...form.getInputProps('percent')}
              />
            )}
            {moves && (
              <NumberInput
                label={t('ads.lowest')}
                min={0}
                decimalScale={2}
                hideControls
                disabled={off}
                {...form.getInputProps('lowest')}
                onChange={(value) => form.setFieldValue('lowest', String(value))}
              />
            )}
            {moves && (
              <NumberInput
                label={t('ads.highest')}
                min={0}
                decimalScale={2}
                hideControls
                disabled={off}
                {...form.getInputProps('highest')}
                onChange={(value) => form.setFieldValue('highest', String(value))}
              />
            )}
          </SimpleGrid>
          <Switch label={t('ads.active')} disabled={off} {...form.getInputProps('active', { type: 'checkbox' })} />
          {mayWrite && (
            <Group>
              <Button type="submit" loading={save.isPending}>
                {t('ui:action.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </Section>
    </form>
  )
}
