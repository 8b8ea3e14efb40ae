import {
  Alert,
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'

import { allSuppliers } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { type Rule, ruleQuery, runQuery } from '@/api/pricing'
import { isProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { FormError } from '@/ui/FormError'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { putProblemOnForm, useProblemNotice, useProblemText } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { GoodsFields } from '../GoodsFields'
import { DecisionsTable } from './DecisionsTable'
import { RunsTable } from './RunsTable'
import { StepsField } from './StepsField'
import { body, emptyRule, type Values, valuesOf } from './values'
import { useRuleWords } from './words'

/** One rule: its goods and steps, a dry run to look at and confirm, and its runs. */
export default function RulePage() {
  const { id } = useParams()
  const { t } = useTranslation('admin')
  const back = { to: '/price-rules', label: t('nav.priceRules') }
  const query = useQuery({ ...ruleQuery(Number(id)), enabled: id !== undefined })
  if (id === undefined) {
    return (
      <Page title={t('repricing.newRule')} back={back}>
        <Editor rule={null} />
      </Page>
    )
  }
  if (isProblem(query.error, 'not-found')) return <NotFound home="/price-rules" />
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
  return <Known rule={query.data} />
}

function Known({ rule }: { rule: Rule }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('prices:write')
  const words = useRuleWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const remove = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/management/price/rules/{rule_id}', { params: { path: { rule_id: rule.id } } })),
    onSuccess: async () => {
      showDone(t('catalog.deleted'))
      await navigate('/price-rules')
      await client.invalidateQueries({ queryKey: ['prices'] })
    },
    onError: notice,
  })
  return (
    <Page
      title={rule.name}
      badge={<StatusBadge {...words.state(rule)} />}
      back={{ to: '/price-rules', label: t('nav.priceRules') }}
      actions={
        mayWrite && (
          <Button
            variant="default"
            c="var(--mantine-color-error)"
            loading={remove.isPending}
            onClick={() =>
              confirm({
                title: t('repricing.deleteConfirm'),
                hint: t('repricing.deleteHint'),
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
      <Trial rule={rule} />
      <Editor key={rule.version} rule={rule} />
      <Section title={t('repricing.runs')} flush>
        <RunsTable ruleId={rule.id} />
      </Section>
    </Page>
  )
}

/** The way from a dry run, looked at and confirmed, to a run. */
function Trial({ rule }: { rule: Rule }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('prices:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const navigate = useNavigate()
  const confirm = useConfirm()
  const last = rule.last_run
  const current = last?.dry && last.revision === rule.revision ? last.id : null
  const run = useQuery({ ...runQuery(current ?? 0), enabled: current !== null })
  const refresh = () => Promise.all(['prices', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] })))
  const path = { path: { rule_id: rule.id } }
  const attempt = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/management/price/rules/{rule_id}/dry-run', { params: path })),
    onSettled: refresh,
    onError: notice,
  })
  const agree = useMutation({
    mutationFn: (run_id: number) =>
      unwrap(api.POST('/api/v1/management/price/rules/{rule_id}/confirm', { params: path, body: { run_id } })),
    onSuccess: () => showDone(t('repricing.confirmed')),
    onSettled: refresh,
    onError: notice,
  })
  const start = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/management/price/rules/{rule_id}/run', { params: path })),
    onSuccess: async ({ id }) => {
      await navigate(`/price-rules/runs/${id}`)
      await refresh()
    },
    onError: notice,
  })
  const said = rule.confirmed
    ? t('repricing.mayRun', { by: rule.confirmed_by, when: moment(rule.confirmed_at, language) })
    : t(current === null ? 'repricing.needsTry' : 'repricing.needsLook')
  return (
    <Section
      title={t('repricing.dry')}
      flush
      actions={
        mayWrite && (
          <>
            <Button
              variant={current === null && !rule.confirmed ? 'filled' : 'default'}
              loading={attempt.isPending || run.data?.status === 'running'}
              onClick={() => attempt.mutate()}
            >
              {t('repricing.try')}
            </Button>
            {!rule.confirmed && current !== null && (
              <Button
                disabled={run.data?.status !== 'done'}
                loading={agree.isPending}
                onClick={() => agree.mutate(current)}
              >
                {t('repricing.confirm')}
              </Button>
            )}
            {rule.confirmed && (
              <Button
                loading={start.isPending}
                onClick={() =>
                  confirm({
                    title: t('repricing.runConfirm'),
                    hint: t('repricing.runHint'),
                    confirm: t('repricing.run'),
                    onConfirm: () => start.mutate(),
                  })
                }
              >
                {t('repricing.run')}
              </Button>
            )}
          </>
        )
      }
    >
      <Alert color={rule.confirmed ? 'petrol' : 'yellow'} variant="light" mx="md" mb="md">
        {said}
        {rule.next_at && ` ${t('repricing.nextIs', { when: moment(rule.next_at, language) })}`}
      </Alert>
      {current !== null && run.data?.status === 'done' && <DecisionsTable runId={current} />}
    </Section>
  )
}

function Editor({ rule }: { rule: Rule | null }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('prices:write')
  const navigate = useNavigate()
  const client = useQueryClient()
  const text = useProblemText()
  const { currency } = useShop()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm<Values>({ initialValues: rule ? valuesOf(rule) : emptyRule() })
  const { data: suppliers } = useQuery({ ...allSuppliers, enabled: useMay('suppliers:read') })
  const { data: collections } = useQuery({
    queryKey: ['collections', 'all'],
    queryFn: () => unwrap(api.GET('/api/v1/collections', { params: { query: { limit: 200 } } })),
  })
  const save = useMutation({
    mutationFn: (values: Values) =>
      rule
        ? unwrap(
            api.PUT('/api/v1/management/price/rules/{rule_id}', {
              params: { path: { rule_id: rule.id } },
              headers: { 'If-Match': `"${rule.version}"` },
              body: body(values),
            }),
          )
        : unwrap(api.POST('/api/v1/management/price/rules', { body: body(values) })),
    onSuccess: async (saved) => {
      showDone(t('ui:form.saved'))
      client.setQueryData(ruleQuery(saved.id).queryKey, saved)
      await client.invalidateQueries({ queryKey: ['prices', 'rules', 'list'] })
      if (!rule) await navigate(`/price-rules/${saved.id}`, { replace: true })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const { values } = form
  const shared = { searchable: true, clearable: true, disabled: !mayWrite }
  const stepErrors = Object.entries(form.errors)
    .filter(([name]) => name.startsWith('steps'))
    .map(([name, message]) => {
      const at = /^steps\.(\d+)/.exec(name)?.[1]
      return `${at ? `${t('repricing.step', { number: Number(at) + 1 })}: ` : ''}${typeof message === 'string' ? message : ''}`
    })
  const named = (items: { id: number; name: string }[] | undefined) =>
    items?.map(({ id, name }) => ({ value: String(id), label: name })) ?? []
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((asked) => {
        setProblem(null)
        save.mutate(asked)
      })}
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack gap="lg">
          <Section>
            <Stack>
              <FormError>{problem}</FormError>
              <TextInput
                label={t('catalog.name')}
                required
                maxLength={120}
                disabled={!mayWrite}
                {...form.getInputProps('name')}
              />
              <TextInput
                label={t('repricing.channel')}
                description={t('repricing.channelHint')}
                maxLength={40}
                disabled={!mayWrite}
                {...form.getInputProps('channel')}
              />
            </Stack>
          </Section>
          <Section title={t('repricing.goods')} hint={t('repricing.goodsHint')}>
            <Stack>
              <Switch
                label={t('repricing.everything')}
                disabled={!mayWrite}
                {...form.getInputProps('everything', { type: 'checkbox' })}
              />
              {form.errors['goods'] && (
                <Text size="sm" c="var(--mantine-color-error)" role="alert">
                  {form.errors['goods']}
                </Text>
              )}
              <GoodsFields
                disabled={!mayWrite}
                value={values.goods}
                onChange={(goods) => form.setFieldValue('goods', goods)}
              />
              <Select
                label={t('repricing.supplier')}
                {...shared}
                data={named(suppliers?.items)}
                {...form.getInputProps('supplier')}
              />
              <Select
                label={t('repricing.collection')}
                {...shared}
                data={named(collections?.items)}
                {...form.getInputProps('collection')}
              />
              <TagsInput label={t('repricing.skus')} disabled={!mayWrite} {...form.getInputProps('skus')} />
              <TextInput
                label={t('repricing.listedOn')}
                maxLength={40}
                disabled={!mayWrite}
                {...form.getInputProps('listed_on')}
              />
            </Stack>
          </Section>
        </Stack>
        <Stack gap="lg">
          <Section title={t('repricing.stepsTitle')} hint={t('repricing.stepsHint')}>
            <StepsField
              value={values.steps}
              onChange={(steps) => form.setFieldValue('steps', steps)}
              disabled={!mayWrite}
              error={stepErrors.join('; ')}
            />
          </Section>
          <Section title={t('repricing.terms')} hint={t('repricing.termsHint')}>
            <Group grow align="flex-start">
              {(['commission', 'tax'] as const).map((name) => (
                <NumberInput
                  key={name}
                  label={t(`repricing.${name}`)}
                  suffix=" %"
                  min={0}
                  max={95}
                  decimalScale={4}
                  allowedDecimalSeparators={['.', ',']}
                  hideControls
                  disabled={!mayWrite}
                  value={values[name]}
                  onChange={(next) => form.setFieldValue(name, String(next))}
                />
              ))}
              <MoneyInput
                label={t('repricing.logistics')}
                currency={currency}
                disabled={!mayWrite}
                {...form.getInputProps('logistics')}
              />
            </Group>
          </Section>
          <Section title={t('repricing.schedule')} hint={t('repricing.scheduleHint')}>
            <Stack>
              <Switch
                label={t('repricing.active')}
                disabled={!mayWrite}
                {...form.getInputProps('active', { type: 'checkbox' })}
              />
              <NumberInput
                label={t('repricing.priority')}
                description={t('repricing.priorityHint')}
                min={-1000}
                max={1000}
                allowDecimal={false}
                disabled={!mayWrite}
                {...form.getInputProps('priority')}
              />
              <SegmentedControl
                aria-label={t('repricing.schedule')}
                disabled={!mayWrite}
                data={(['none', 'hours', 'day'] as const).map((value) => ({
                  value,
                  label: t(`repricing.schedules.${value}`),
                }))}
                {...form.getInputProps('schedule')}
              />
              {values.schedule === 'hours' && (
                <NumberInput
                  label={t('repricing.hours')}
                  min={1}
                  max={168}
                  allowDecimal={false}
                  disabled={!mayWrite}
                  {...form.getInputProps('every_hours')}
                />
              )}
              {values.schedule === 'day' && (
                <NumberInput
                  label={t('repricing.hour')}
                  min={0}
                  max={23}
                  allowDecimal={false}
                  disabled={!mayWrite}
                  {...form.getInputProps('at_hour')}
                />
              )}
              {mayWrite && (
                <Group justify="flex-end">
                  <Button type="submit" loading={save.isPending}>
                    {t('ui:action.save')}
                  </Button>
                </Group>
              )}
            </Stack>
          </Section>
        </Stack>
      </SimpleGrid>
    </form>
  )
}
