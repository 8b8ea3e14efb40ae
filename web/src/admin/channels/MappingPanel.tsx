import { Badge, Button, Group, Progress, Select, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconRefresh, IconWand } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import {
  categorySuggestionsQuery,
  type MappedAttribute,
  mappedCategoryQuery,
  type MappingPlace,
  theirCategoriesQuery,
} from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'

import { AttributeModal } from './AttributeModal'
import { useSaid } from './words'

type Props = { channelId: number; readAt: string | null; place: MappingPlace; places: MappingPlace[] }

/** Where one of our categories goes, and what says the attributes there. */
export function MappingPanel({ channelId, readAt, place, places }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const above = places.find(({ category_id }) => category_id === place.inherited_from)
  return (
    <Stack gap="lg">
      <Section title={place.path}>
        <Stack p="md" pt="xs">
          {above && (
            <Text size="sm" c="dimmed">
              {t('channels.inherits', { name: above.path, there: place.channel_path })}
            </Text>
          )}
          {place.gone && (
            <Text size="sm" c="var(--mantine-color-error)">
              {t('channels.categoryGoneHint')}
            </Text>
          )}
          <TheirCategory channelId={channelId} readAt={readAt} place={place} />
        </Stack>
      </Section>
      {place.external_id !== null && !place.gone && <Attributes channelId={channelId} category={place.external_id} />}
    </Stack>
  )
}

function TheirCategory({ channelId, readAt, place }: Omit<Props, 'places'>) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('channels:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [text, setText] = useState('')
  const own = place.inherited_from === null ? place.external_id : null
  // What stands in the field because it was chosen is not what is looked for.
  const asked = own !== null && text === place.channel_path ? '' : text
  const [q] = useDebouncedValue(asked, 250)
  const { data: found } = useQuery(theirCategoriesQuery(channelId, readAt, q))
  const { data: suggestions } = useQuery(categorySuggestionsQuery(channelId, readAt, place.category_id))
  const put = useMutation({
    mutationFn: (category: string | null) =>
      unwrap(
        api.PUT('/api/v1/channels/{channel_id}/mapping/categories/{category_id}', {
          params: { path: { channel_id: channelId, category_id: place.category_id } },
          body: { external_id: category },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
    onError: notice,
  })
  const options = new Map((found?.items ?? []).map((one) => [one.external_id, one.path]))
  if (own !== null) options.set(own, place.channel_path ?? own)
  const open = (suggestions ?? []).filter((one) => one.external_id !== place.external_id)
  return (
    <>
      <Select
        label={t('channels.theirCategory')}
        description={t('channels.theirCategoryHint')}
        placeholder={t('channels.findCategory')}
        data={[...options].map(([value, label]) => ({ value, label }))}
        value={own}
        searchable
        clearable={own !== null}
        readOnly={!mayWrite}
        disabled={put.isPending}
        onSearchChange={setText}
        // The server has looked already.
        filter={({ options: all }) => all}
        nothingFoundMessage={t('ui:list.nothingFound')}
        onChange={(value) => put.mutate(value)}
      />
      {mayWrite && open.length > 0 && (
        <Group gap={6} role="group" aria-label={t('channels.suggestions')}>
          <Text size="sm" c="dimmed">
            {t('channels.suggestions')}
          </Text>
          {open.map((one) => (
            <Button
              key={one.external_id}
              size="compact-xs"
              variant="light"
              title={t('channels.likeness', { score: Math.round(one.score) })}
              loading={put.isPending && put.variables === one.external_id}
              onClick={() => put.mutate(one.external_id)}
            >
              {one.path}
            </Button>
          ))}
        </Group>
      )}
    </>
  )
}

function Attributes({ channelId, category }: { channelId: number; category: string }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('channels:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const said = useSaid()
  const [editing, setEditing] = useState<MappedAttribute | null>(null)
  const query = useQuery(mappedCategoryQuery(channelId, category))
  const path = { channel_id: channelId, category }
  const done = () => client.invalidateQueries({ queryKey: ['channels'] })
  const take = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/channels/{channel_id}/mapping/{category}/suggestions', { params: { path } })),
    onSuccess: async ({ taken }) => {
      showDone(t('channels.suggestionsTaken', { count: taken }))
      await done()
    },
    onError: notice,
  })
  const read = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/channels/{channel_id}/categories/{category}/attributes', { params: { path } })),
    onSuccess: done,
    onError: notice,
  })
  const found = query.data
  if (query.error && !found) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!found) return <Skeleton h={240} />
  const suggested = found.attributes.filter((one) => one.suggestion !== null).length
  return (
    <Section
      title={t('channels.theirAttributes')}
      hint={found.path}
      flush
      actions={
        mayWrite && (
          <>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconRefresh size={14} />}
              loading={read.isPending}
              onClick={() => read.mutate()}
            >
              {t('channels.readTree')}
            </Button>
            {suggested > 0 && (
              <Button
                size="compact-sm"
                variant="light"
                leftSection={<IconWand size={14} />}
                loading={take.isPending}
                onClick={() => take.mutate()}
              >
                {t('channels.takeSuggestions', { count: suggested })}
              </Button>
            )}
          </>
        )
      }
    >
      {found.read_at === null ? (
        <Empty title={t('channels.attributesUnread')} hint={t('channels.attributesUnreadHint')} compact />
      ) : found.attributes.length === 0 ? (
        <Empty title={t('channels.noAttributes')} compact />
      ) : (
        <>
          <Stack gap={4} px="md" pb="sm">
            <Text size="sm" role="status">
              {found.required === 0
                ? t('channels.nothingRequired')
                : t('channels.requiredMapped', { mapped: found.required_mapped, total: found.required })}
              {' · '}
              {t('channels.optionalMapped', { mapped: found.optional_mapped, total: found.optional })}
            </Text>
            <Progress
              aria-label={t('channels.requiredMapped', { mapped: found.required_mapped, total: found.required })}
              value={found.required === 0 ? 100 : (100 * found.required_mapped) / found.required}
              color={found.required_mapped === found.required ? 'green' : 'yellow'}
            />
          </Stack>
          <Table aria-label={t('channels.theirAttributes')} verticalSpacing="xs" horizontalSpacing="md">
            <Table.Tbody>
              {found.attributes.map((one) => (
                <Table.Tr key={one.external_id}>
                  <Table.Td>
                    <Group gap={6}>
                      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                        {one.name}
                        {one.unit && `, ${one.unit}`}
                      </Text>
                      {one.required && (
                        <Badge size="xs" variant="light" color={one.mapped ? 'green' : 'red'}>
                          {t('channels.required')}
                        </Badge>
                      )}
                    </Group>
                    <Text size="xs" c={one.mapped ? undefined : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>
                      {one.mapping
                        ? said(one.mapping)
                        : one.own
                          ? t('channels.saidByCard', { field: t(`channels.cardField.${one.own as 'brand'}`, one.own) })
                          : one.suggestion
                            ? t('channels.maybe', { what: said(one.suggestion) })
                            : t('channels.notMapped')}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="end" w={1}>
                    {mayWrite && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`${t('channels.map')}: ${one.name}`}
                        onClick={() => setEditing(one)}
                      >
                        {one.mapping ? t('ui:action.edit') : t('channels.map')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {editing && (
        <AttributeModal channelId={channelId} category={found} attribute={editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  )
}
