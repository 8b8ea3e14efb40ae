import { ActionIcon, Button, Group, NumberInput, SimpleGrid, Stack, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { randomId } from '@mantine/hooks'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { components } from '@/api/schema'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { putProblemOnForm, useProblemText } from '@/ui/problems'
import { UnsavedGuard } from '@/ui/UnsavedGuard'

import { ProductsField } from '../parts/ProductsField'

type Settings = components['schemas']['SettingsOut']

const valuesOf = (settings: Settings) => ({
  synonyms: (settings.synonyms ?? []).map((words) => ({ key: randomId(), words })),
  pins: (settings.pins ?? []).map((pin) => ({
    key: randomId(),
    query: pin.query,
    product_ids: pin.product_ids ?? [],
    hidden_ids: pin.hidden_ids ?? [],
  })),
  boosts: {
    name: settings.boosts?.name ?? 1,
    properties: settings.boosts?.properties ?? 1,
    description: settings.boosts?.description ?? 1,
  } as Record<'name' | 'properties' | 'description', number | string>,
})

/** Words that mean the same, what comes first for a question, and where a match counts more. */
export function SearchForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const readOnly = !useMay('catalog:write')
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({ initialValues: valuesOf(settings) })
  const save = useMutation({
    mutationFn: ({ synonyms, pins, boosts }: typeof form.values) =>
      unwrap(
        api.PUT('/api/v1/search/settings', {
          headers: { 'If-Match': `"${settings.version}"` },
          body: {
            synonyms: synonyms.map(({ words }) => words).filter((words) => words.length > 0),
            pins: pins
              .filter(({ query }) => query.trim())
              .map(({ query, product_ids, hidden_ids }) => ({ query, product_ids, hidden_ids })),
            boosts: {
              name: Number(boosts.name),
              properties: Number(boosts.properties),
              description: Number(boosts.description),
            },
          },
        }),
      ),
    onSuccess: async () => {
      setProblem(null)
      form.resetDirty()
      showDone(t('ui:form.saved'))
      await client.invalidateQueries({ queryKey: ['search', 'settings'] })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const within = (prefix: string) => Object.entries(form.errors).find(([name]) => name.startsWith(prefix))?.[1]
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <UnsavedGuard dirty={form.isDirty() && !save.isPending && !save.isSuccess} />
      <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack gap="lg">
          <FormError>{problem}</FormError>
          <Section title={t('searching.synonyms')} hint={t('searching.synonymsHint')}>
            <Stack gap="xs">
              {form.values.synonyms.map((group, position) => (
                <Group key={group.key} wrap="nowrap" align="flex-start" gap={6}>
                  <TagsInput
                    flex={1}
                    aria-label={t('searching.group', { number: position + 1 })}
                    placeholder={t('searching.words')}
                    {...form.getInputProps(`synonyms.${position}.words`)}
                    error={within(`synonyms.${position}`)}
                  />
                  <ActionIcon
                    mt={6}
                    variant="subtle"
                    color="gray"
                    aria-label={t('searching.removeGroup', { number: position + 1 })}
                    onClick={() => form.removeListItem('synonyms', position)}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              ))}
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size={14} />}
                style={{ alignSelf: 'flex-start' }}
                onClick={() => form.insertListItem('synonyms', { key: randomId(), words: [] })}
              >
                {t('searching.addGroup')}
              </Button>
            </Stack>
          </Section>
          <Section title={t('searching.pins')} hint={t('searching.pinsHint')}>
            <Stack>
              {form.values.pins.map((pin, position) => (
                <Stack key={pin.key} gap="xs" pb="md" style={{ borderBottom: '1px solid var(--tp-line)' }}>
                  <Group wrap="nowrap" align="flex-end" gap={6}>
                    <TextInput
                      flex={1}
                      label={t('searching.query')}
                      {...form.getInputProps(`pins.${position}.query`)}
                      error={within(`pins.${position}`)}
                    />
                    <ActionIcon
                      mb={6}
                      variant="subtle"
                      color="gray"
                      aria-label={t('searching.removePin', { number: position + 1 })}
                      onClick={() => form.removeListItem('pins', position)}
                    >
                      <IconX size={16} />
                    </ActionIcon>
                  </Group>
                  <ProductsField
                    label={t('searching.first')}
                    value={pin.product_ids}
                    onChange={(ids) => form.setFieldValue(`pins.${position}.product_ids`, ids)}
                  />
                  <ProductsField
                    label={t('searching.hidden')}
                    value={pin.hidden_ids}
                    onChange={(ids) => form.setFieldValue(`pins.${position}.hidden_ids`, ids)}
                  />
                </Stack>
              ))}
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size={14} />}
                style={{ alignSelf: 'flex-start' }}
                onClick={() =>
                  form.insertListItem('pins', { key: randomId(), query: '', product_ids: [], hidden_ids: [] })
                }
              >
                {t('searching.addPin')}
              </Button>
            </Stack>
          </Section>
          <Section title={t('searching.boosts')} hint={t('searching.boostsHint')}>
            <SimpleGrid cols={{ base: 1, xs: 3 }} style={{ alignItems: 'end' }}>
              {(['name', 'properties', 'description'] as const).map((field) => (
                <NumberInput
                  key={field}
                  label={t(`searching.boost.${field}`)}
                  min={0.1}
                  max={10}
                  step={0.1}
                  decimalScale={2}
                  {...form.getInputProps(`boosts.${field}`)}
                />
              ))}
            </SimpleGrid>
          </Section>
          {!readOnly && (
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending}>
                {t('ui:action.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  )
}
