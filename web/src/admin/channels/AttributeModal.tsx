import { Autocomplete, Button, Group, Select, Stack, TagsInput, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { MappedAttribute, MappedCategory, Said } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { useProblemNotice, useProblemText } from '@/ui/problems'

type Props = { channelId: number; category: MappedCategory; attribute: MappedAttribute; onClose: () => void }
const NOTHING: Said = { source: 'attribute', name: '', default: [], words: {} }

/** Says what an attribute of theirs is taken from, for every product that goes to its category. */
export function AttributeModal({ channelId, category, attribute, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const text = useProblemText()
  const [said, setSaid] = useState<Said>(attribute.mapping ?? attribute.suggestion ?? NOTHING)
  const path = { channel_id: channelId, category: category.external_id, attribute: attribute.external_id }
  const saved = async () => {
    onClose()
    await client.invalidateQueries({ queryKey: ['channels'] })
  }
  const save = useMutation({
    mutationFn: () =>
      unwrap(api.PUT('/api/v1/channels/{channel_id}/mapping/{category}/{attribute}', { params: { path }, body: said })),
    onSuccess: saved,
  })
  const drop = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/channels/{channel_id}/mapping/{category}/{attribute}', { params: { path } })),
    onSuccess: saved,
    onError: notice,
  })
  const set = (changes: Partial<Said>) => setSaid((before) => ({ ...before, ...changes }))
  const ours = category.ours.filter(({ source }) => source === said.source)
  const values = ours.find(({ name }) => name === said.name)?.values ?? []
  const known = new Set(attribute.choices.map((one) => one.toLowerCase()))
  // Only what is not spelt as they spell it needs a word of theirs.
  const strange = [...new Set([...values.filter((one) => !known.has(one.toLowerCase())), ...Object.keys(said.words)])]
  const choices = attribute.choices_total > 0
  return (
    <Modal opened onClose={onClose} title={attribute.name} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack>
          {attribute.about && (
            <Text size="sm" c="dimmed" lineClamp={6} style={{ whiteSpace: 'pre-line' }}>
              {attribute.about}
            </Text>
          )}
          <FormError>{save.error ? text(save.error) : null}</FormError>
          <Select
            label={t('channels.source')}
            data={(['attribute', 'option', 'field', 'constant'] as const).map((value) => ({
              value,
              label: t(`channels.sources.${value}`),
            }))}
            value={said.source}
            allowDeselect={false}
            onChange={(value) => set({ source: value ?? 'attribute', name: '', words: {} })}
          />
          {(said.source === 'attribute' || said.source === 'option') && (
            <Autocomplete
              label={t('channels.whichOfOurs')}
              description={ours.length === 0 ? t('channels.noneOfOurs') : undefined}
              data={ours.map(({ name }) => name)}
              value={said.name}
              required
              onChange={(name) => set({ name })}
            />
          )}
          {said.source === 'field' && (
            <Select
              label={t('channels.whichOfOurs')}
              data={category.fields.map((value) => ({
                value,
                label: t(`channels.cardField.${value as 'brand'}`, value),
              }))}
              value={said.name || null}
              required
              searchable
              onChange={(name) => set({ name: name ?? '' })}
            />
          )}
          <TagsInput
            label={said.source === 'constant' ? t('channels.constant') : t('channels.usual')}
            description={said.source === 'constant' ? t('channels.constantHint') : t('channels.usualHint')}
            data={attribute.choices}
            value={said.default}
            acceptValueOnBlur
            {...(attribute.most > 0 ? { maxTags: attribute.most } : {})}
            onChange={(value) => set({ default: value })}
          />
          {choices && said.source !== 'constant' && strange.length > 0 && (
            <Stack gap={6} role="group" aria-label={t('channels.ourWords')}>
              <Text size="sm" fw={550}>
                {t('channels.ourWords')}
              </Text>
              {strange.map((one) => (
                <Select
                  key={one}
                  label={one}
                  placeholder={t('channels.theirWord')}
                  data={attribute.choices}
                  value={said.words[one] ?? null}
                  searchable
                  clearable
                  onChange={(value) => {
                    const words = Object.fromEntries(Object.entries(said.words).filter(([key]) => key !== one))
                    set({ words: value === null ? words : { ...words, [one]: value } })
                  }}
                />
              ))}
            </Stack>
          )}
          {attribute.choices_total > attribute.choices.length && (
            <Text size="xs" c="dimmed">
              {t('channels.moreChoices', { count: attribute.choices_total })}
            </Text>
          )}
          <Group justify="space-between">
            {attribute.mapping ? (
              <Button variant="subtle" color="red" loading={drop.isPending} onClick={() => drop.mutate()}>
                {t('channels.unmap')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('ui:action.cancel')}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t('ui:action.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
