import {
  Button,
  Code,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  Switch,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  UnstyledButton,
} from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'

import { categoryTree } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { type AutoReply, autoReplyQuery, type TriggerName, TRIGGERS, triggersQuery } from '@/api/replies'
import { categoryOptions } from '@/lib/categories'
import { useConfirm } from '@/ui/confirm'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { putProblemOnForm, useProblemNotice, useProblemText } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'

import { ProductsField } from '../parts/ProductsField'
import { Preview } from './Preview'
import { body, emptyRule, NO_CONDITIONS, type Values, valuesOf } from './values'

type FieldProps<T> = { value: T; onChange: (value: T) => void; error?: ReactNode }

/** One rule: its trigger, its answer with a live preview, its conditions and its hours. */
export default function AutoReplyPage() {
  const { id } = useParams()
  const { t } = useTranslation('admin')
  const back = { to: '/auto-replies', label: t('replies.title') }
  const query = useQuery({ ...autoReplyQuery(Number(id)), enabled: id !== undefined })
  if (id === undefined) return <Editor key="new" rule={null} version={null} />
  if (isProblem(query.error, 'not-found')) return <NotFound home="/auto-replies" />
  if (query.error && !query.data) {
    return (
      <Page title={t('replies.title')} back={back}>
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  if (!query.data) {
    return (
      <Page title="…" back={back}>
        <Skeleton h={320} radius="lg" />
      </Page>
    )
  }
  return <Editor key={query.data.rule.version} rule={query.data.rule} version={query.data.version} />
}

function Editor({ rule, version }: { rule: AutoReply | null; version: string | null }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('replies:write')
  const navigate = useNavigate()
  const client = useQueryClient()
  const problemText = useProblemText()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm<Values>({ initialValues: rule ? valuesOf(rule) : emptyRule() })
  const { data: triggers } = useQuery(triggersQuery)
  const trigger = triggers?.items.find(({ name }) => name === form.values.trigger)
  const field = useRef<HTMLTextAreaElement>(null)
  const done = async () => {
    await client.invalidateQueries({ queryKey: ['auto-replies'] })
  }
  const save = useMutation({
    mutationFn: (values: Values) =>
      rule
        ? unwrap(
            api.PUT('/api/v1/management/auto-replies/{auto_reply_id}', {
              params: { path: { auto_reply_id: rule.id } },
              headers: version ? { 'If-Match': version } : {},
              body: body(values),
            }),
          )
        : unwrap(api.POST('/api/v1/management/auto-replies', { body: body(values) })),
    onSuccess: async (saved) => {
      showDone(t('ui:form.saved'))
      await done()
      if (!rule) await navigate(`/auto-replies/${saved.id}`, { replace: true })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, problemText)),
  })
  const remove = useMutation({
    mutationFn: (id: number) =>
      unwrap(
        api.DELETE('/api/v1/management/auto-replies/{auto_reply_id}', { params: { path: { auto_reply_id: id } } }),
      ),
    onSuccess: async () => {
      showDone(t('catalog.deleted'))
      await navigate('/auto-replies')
      await done()
    },
    onError: notice,
  })
  const insert = (name: string) => {
    const [list, inside] = name.split('[].')
    const piece = inside
      ? `{% for line in ${list} %}{{ line.${inside} }}{% if not loop.last %}, {% endif %}{% endfor %}`
      : `{{ ${name} }}`
    const at = field.current?.selectionStart ?? form.values.response.length
    const text = form.values.response
    form.setFieldValue('response', text.slice(0, at) + piece + text.slice(at))
    field.current?.focus()
  }
  const asks = new Set(trigger?.conditions)
  const { data: tree } = useQuery({ ...categoryTree, enabled: asks.has('categories') })
  const title = rule ? rule.name || t(`replies.triggers.${rule.trigger as TriggerName}`) : t('replies.new')
  return (
    <Page
      title={title}
      back={{ to: '/auto-replies', label: t('replies.title') }}
      actions={
        rule &&
        mayWrite && (
          <Button
            variant="default"
            c="var(--mantine-color-error)"
            loading={remove.isPending}
            onClick={() =>
              confirm({
                title: t('replies.deleteConfirm'),
                hint: t('replies.deleteHint'),
                confirm: t('ui:action.delete'),
                onConfirm: () => remove.mutate(rule.id),
              })
            }
          >
            {t('ui:action.delete')}
          </Button>
        )
      }
    >
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          setProblem(null)
          save.mutate(values)
        })}
      >
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Stack gap="lg">
            <Section>
              <Stack>
                <FormError>{problem}</FormError>
                <Select
                  label={t('replies.trigger')}
                  allowDeselect={false}
                  disabled={!mayWrite}
                  data={TRIGGERS.map((value) => ({ value, label: t(`replies.triggers.${value}`) }))}
                  {...form.getInputProps('trigger')}
                  onChange={(value: string | null) =>
                    form.setValues({ ...NO_CONDITIONS, trigger: value ?? 'order_received' })
                  }
                />
                <TextInput
                  label={t('replies.name')}
                  description={t('replies.nameHint')}
                  maxLength={255}
                  disabled={!mayWrite}
                  {...form.getInputProps('name')}
                />
                <Textarea
                  ref={field}
                  label={t('replies.response')}
                  description={t('replies.responseHint')}
                  autosize
                  minRows={4}
                  maxLength={triggers?.longest ?? 5000}
                  required
                  disabled={!mayWrite}
                  {...form.getInputProps('response')}
                />
                <Textarea
                  label={t('replies.inRussian')}
                  description={t('replies.translationHint')}
                  autosize
                  minRows={2}
                  disabled={!mayWrite}
                  {...form.getInputProps('ru')}
                />
                <Textarea
                  label={t('replies.inEnglish')}
                  autosize
                  minRows={2}
                  disabled={!mayWrite}
                  {...form.getInputProps('en')}
                />
                <div>
                  <Text size="sm" fw={550} mb={4}>
                    {t('replies.variables')}
                  </Text>
                  <Group gap={6}>
                    {trigger?.variables.map(({ name, sample }) => (
                      <UnstyledButton
                        key={name}
                        type="button"
                        disabled={!mayWrite}
                        title={sample}
                        aria-label={t('replies.insert', { name })}
                        onClick={() => insert(name)}
                      >
                        <Code>{name}</Code>
                      </UnstyledButton>
                    ))}
                  </Group>
                </div>
              </Stack>
            </Section>
            <Section title={t('replies.when')}>
              <Stack>
                <Switch
                  label={t('replies.active')}
                  disabled={!mayWrite}
                  {...form.getInputProps('active', { type: 'checkbox' })}
                />
                <Switch
                  label={t('replies.approve')}
                  description={t('replies.approveHint')}
                  disabled={!mayWrite}
                  {...form.getInputProps('approve', { type: 'checkbox' })}
                />
                {trigger?.target === 'conversation' && (
                  <Switch
                    label={t('replies.settles')}
                    description={t('replies.settlesHint')}
                    disabled={!mayWrite}
                    {...form.getInputProps('settles', { type: 'checkbox' })}
                  />
                )}
                {trigger?.target === 'buyer' && (
                  <Switch
                    label={t('replies.mailGuests')}
                    description={t('replies.mailGuestsHint')}
                    disabled={!mayWrite}
                    {...form.getInputProps('mail_guests', { type: 'checkbox' })}
                  />
                )}
                <Group grow align="flex-start">
                  <TextInput
                    type="time"
                    label={t('replies.quietFrom')}
                    disabled={!mayWrite}
                    {...form.getInputProps('quiet_from')}
                  />
                  <TextInput
                    type="time"
                    label={t('replies.quietTo')}
                    disabled={!mayWrite}
                    {...form.getInputProps('quiet_to')}
                  />
                </Group>
                <Text size="xs" c="dimmed">
                  {t('replies.quietHint')}
                </Text>
                <NumberInput
                  label={t('replies.position')}
                  description={t('replies.positionHint')}
                  min={0}
                  max={1_000_000}
                  allowDecimal={false}
                  disabled={!mayWrite}
                  {...form.getInputProps('position')}
                />
              </Stack>
            </Section>
          </Stack>
          <Stack gap="lg">
            <Preview values={form.values} />
            <Section title={t('replies.conditions')} hint={t('replies.conditionsHint')}>
              <Stack>
                {asks.has('rating_min') && (
                  <Group grow>
                    <NumberInput
                      label={t('replies.ratingMin')}
                      min={1}
                      max={5}
                      disabled={!mayWrite}
                      {...form.getInputProps('rating_min')}
                    />
                    <NumberInput
                      label={t('replies.ratingMax')}
                      min={1}
                      max={5}
                      disabled={!mayWrite}
                      {...form.getInputProps('rating_max')}
                    />
                  </Group>
                )}
                {asks.has('words') && (
                  <>
                    <TagsInput
                      label={t('replies.words')}
                      description={t('replies.wordsHint')}
                      disabled={!mayWrite}
                      {...form.getInputProps('words')}
                    />
                    <TagsInput
                      label={t('replies.withoutWords')}
                      disabled={!mayWrite}
                      {...form.getInputProps('without_words')}
                    />
                  </>
                )}
                {asks.has('total_min') && (
                  <Group grow>
                    <TextInput
                      label={t('replies.totalMin')}
                      inputMode="decimal"
                      disabled={!mayWrite}
                      {...form.getInputProps('total_min')}
                    />
                    <TextInput
                      label={t('replies.totalMax')}
                      inputMode="decimal"
                      disabled={!mayWrite}
                      {...form.getInputProps('total_max')}
                    />
                  </Group>
                )}
                {asks.has('channels') && (
                  <TagsInput
                    label={t('replies.channels')}
                    description={t('replies.channelsHint')}
                    disabled={!mayWrite}
                    {...form.getInputProps('channels')}
                  />
                )}
                {asks.has('languages') && (
                  <TagsInput
                    label={t('replies.languages')}
                    data={['en', 'ru']}
                    disabled={!mayWrite}
                    {...form.getInputProps('languages')}
                  />
                )}
                {asks.has('verified') && <YesNo name="verified" form={form} disabled={!mayWrite} />}
                {asks.has('with_text') && <YesNo name="with_text" form={form} disabled={!mayWrite} />}
                {asks.has('products') && (
                  <ProductsField
                    label={t('replies.products')}
                    disabled={!mayWrite}
                    {...(form.getInputProps('products') as FieldProps<number[]>)}
                  />
                )}
                {asks.has('categories') && (
                  <MultiSelect
                    label={t('replies.categories')}
                    data={categoryOptions(tree ?? [])}
                    searchable
                    clearable
                    disabled={!mayWrite}
                    {...form.getInputProps('categories')}
                  />
                )}
              </Stack>
            </Section>
          </Stack>
        </SimpleGrid>
        {mayWrite && (
          <Group mt="lg">
            <Button type="submit" loading={save.isPending} disabled={form.values.response.trim() === ''}>
              {t('ui:action.save')}
            </Button>
          </Group>
        )}
      </form>
    </Page>
  )
}

/** Whether something is so, is not so, or is not asked. */
function YesNo({
  name,
  form,
  disabled,
}: {
  name: 'verified' | 'with_text'
  form: UseFormReturnType<Values>
  disabled: boolean
}) {
  const { t } = useTranslation('admin')
  const { value, onChange, error } = form.getInputProps(name) as FieldProps<boolean | null>
  return (
    <Select
      label={t(`replies.${name}`)}
      allowDeselect={false}
      disabled={disabled}
      error={error}
      value={value === null ? 'any' : value ? 'yes' : 'no'}
      onChange={(chosen) => onChange(chosen === 'any' ? null : chosen === 'yes')}
      data={(['any', 'yes', 'no'] as const).map((one) => ({ value: one, label: t(`replies.${name}Is.${one}`) }))}
    />
  )
}
