import {
  Alert,
  Button,
  Checkbox,
  Group,
  PasswordInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { type Provider, providersQuery } from '@/api/payments'
import { isProblem } from '@/api/problem'
import { CopyField } from '@/ui/CopyField'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice, useProblemText } from '@/ui/problems'
import { Failure } from '@/ui/states'

import { useFieldWords } from './words'

/** The ways to be paid: set up, tried, switched on. */
export default function ProvidersPage() {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = useQuery(providersQuery)
  return (
    <Page title={t('nav.providers')} hint={t('payments.providersHint')} width={760}>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={240} />}
      {data?.map((provider) => (
        <ProviderSection key={`${provider.name}-${provider.version}`} provider={provider} />
      ))}
    </Page>
  )
}

function ProviderSection({ provider }: { provider: Provider }) {
  const { t, i18n } = useTranslation(['admin', 'ui'])
  const mayChange = useMay('settings:write')
  const client = useQueryClient()
  const text = useProblemText()
  const notice = useProblemNotice()
  const words = useFieldWords()
  const [secrets, setSecrets] = useState<Record<string, string>>({})
  const [options, setOptions] = useState<Record<string, unknown>>(provider.options)
  const [mode, setMode] = useState(provider.mode)
  const [titles, setTitles] = useState({ en: provider.title['en'] ?? '', ru: provider.title['ru'] ?? '' })
  const path = { name: provider.name }
  const refresh = () => client.invalidateQueries({ queryKey: ['payments'] })
  const change = useMutation({
    mutationFn: (body: { enabled: boolean } | 'form') =>
      unwrap(
        api.PUT('/api/v1/payments/providers/{name}/settings', {
          params: { path },
          headers: { 'If-Match': `"${provider.version}"` },
          body:
            body === 'form'
              ? {
                  options,
                  title_en: titles.en,
                  title_ru: titles.ru,
                  mode: mode as 'live',
                  // What was not touched stays what it is: nobody sees it again, so nobody can send it back.
                  credentials: Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== '')),
                }
              : body,
        }),
      ),
    onSuccess: async () => {
      showDone(t('ui:form.saved'))
      await refresh()
    },
  })
  const probe = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/payments/providers/{name}/test', { params: { path } })),
    onError: notice,
  })
  const forget = useMutation({
    mutationFn: (name: string) =>
      unwrap(
        api.PUT('/api/v1/payments/providers/{name}/settings', {
          params: { path },
          headers: { 'If-Match': `"${provider.version}"` },
          body: { credentials: { [name]: '' } },
        }),
      ),
    onSettled: refresh,
    onError: notice,
  })
  const fieldError = (name: string) =>
    isProblem(change.error)
      ? change.error.fields.find(({ field }) => field === name || field.endsWith(`.${name}`))?.message
      : undefined
  const placed = isProblem(change.error) && provider.fields.some(({ name }) => fieldError(name))
  const title = provider.title[i18n.language] || provider.title['en'] || provider.name
  const set = (name: string, value: unknown) => setOptions((before) => ({ ...before, [name]: value }))
  return (
    <Section
      title={title}
      hint={
        provider.missing.length > 0
          ? t('payments.missing', { fields: provider.missing.map(words.field).join(', ') })
          : provider.name
      }
      actions={
        <Switch
          label={t('payments.enabled')}
          checked={provider.enabled}
          disabled={!mayChange || change.isPending || (!provider.enabled && provider.missing.length > 0)}
          onChange={(event) => change.mutate({ enabled: event.currentTarget.checked })}
        />
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate('form')
        }}
      >
        <fieldset disabled={!mayChange} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
          <Stack>
            <FormError>{change.error && !placed ? text(change.error) : null}</FormError>
            <Group gap="sm">
              <SegmentedControl
                size="xs"
                aria-label={t('payments.mode')}
                disabled={!mayChange}
                value={mode}
                onChange={setMode}
                data={[
                  { value: 'live', label: t('payments.live') },
                  { value: 'test', label: t('payments.test') },
                ]}
              />
              <Text size="sm" c="dimmed">
                {mode === 'test' ? t('payments.testHint') : t('payments.liveHint')}
              </Text>
            </Group>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput
                label={t('payments.titleEn')}
                value={titles.en}
                onChange={(event) => setTitles({ ...titles, en: event.currentTarget.value })}
              />
              <TextInput
                label={t('payments.titleRu')}
                value={titles.ru}
                onChange={(event) => setTitles({ ...titles, ru: event.currentTarget.value })}
              />
            </SimpleGrid>
            {provider.fields.map(({ name, secret, needed, choices, switch: onOff }) => {
              const common = { label: words.field(name), error: fieldError(name), withAsterisk: needed }
              const known = provider.credentials[name]
              const value = options[name]
              const shown = typeof value === 'string' ? value : ''
              if (secret) {
                return (
                  <Group key={name} align="flex-end" wrap="nowrap" gap="xs">
                    <PasswordInput
                      flex={1}
                      autoComplete="off"
                      {...common}
                      description={
                        known?.set
                          ? t(known.source === 'environment' ? 'payments.setByEnvironment' : 'payments.isSet', {
                              last4: known.last4 && ` …${known.last4}`,
                            })
                          : t('payments.notSet')
                      }
                      placeholder={known?.set ? `••••${known.last4}` : ''}
                      value={secrets[name] ?? ''}
                      onChange={(event) => setSecrets({ ...secrets, [name]: event.currentTarget.value })}
                    />
                    {known?.set && known.source === 'settings' && (
                      <Button
                        variant="subtle"
                        color="gray"
                        loading={forget.isPending && forget.variables === name}
                        onClick={() => forget.mutate(name)}
                      >
                        {t('payments.forget')}
                      </Button>
                    )}
                  </Group>
                )
              }
              if (onOff) {
                return (
                  <Checkbox
                    key={name}
                    label={words.field(name)}
                    checked={value === true}
                    onChange={(event) => set(name, event.currentTarget.checked)}
                  />
                )
              }
              if (choices.length > 0) {
                return (
                  <Select
                    key={name}
                    {...common}
                    allowDeselect={false}
                    data={choices.map((choice) => ({ value: choice, label: words.choice(choice) }))}
                    value={shown || null}
                    onChange={(next) => set(name, next)}
                  />
                )
              }
              if (name.startsWith('instructions')) {
                return (
                  <Textarea
                    key={name}
                    {...common}
                    autosize
                    value={shown}
                    onChange={(event) => set(name, event.currentTarget.value)}
                  />
                )
              }
              return (
                <TextInput
                  key={name}
                  {...common}
                  value={shown}
                  onChange={(event) => set(name, event.currentTarget.value)}
                />
              )
            })}
            {provider.name !== 'offline' && (
              <CopyField label={t('payments.webhook')} value={`${window.location.origin}${provider.webhook_path}`} />
            )}
          </Stack>
        </fieldset>
        {probe.data && (
          <Alert
            mt="md"
            role="status"
            variant="light"
            color={probe.data.works ? 'petrol' : 'red'}
            title={probe.data.works ? t('payments.works') : t('payments.doesNotWork')}
          >
            {probe.data.message}
          </Alert>
        )}
        {mayChange && (
          <Group justify="space-between" mt="md">
            <Button
              variant="default"
              leftSection={<IconPlugConnected size={16} />}
              loading={probe.isPending}
              onClick={() => probe.mutate()}
            >
              {t('payments.try')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('ui:action.save')}
            </Button>
          </Group>
        )}
      </form>
    </Section>
  )
}
