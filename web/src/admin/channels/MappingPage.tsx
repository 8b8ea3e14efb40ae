import { Badge, Button, Grid, NavLink, ScrollArea, Skeleton, Text } from '@mantine/core'
import { IconCards, IconCopy, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'

import { channelQuery, LOOK_AGAIN, mappingQuery, type MappingPlace } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { count, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure, NotFound } from '@/ui/states'

import { CopyMappingModal } from './CopyMappingModal'
import { MappingPanel } from './MappingPanel'

/** Where our categories go on a channel, and what says what theirs want to know: the tree left, the mapping right. */
export default function MappingPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('channels:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [params, setParams] = useSearchParams()
  const [copying, setCopying] = useState(false)
  const { data: channel, error } = useQuery(channelQuery(id))
  const query = useQuery({ ...mappingQuery(id), refetchInterval: LOOK_AGAIN })
  const read = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/channels/{channel_id}/sync', {
          params: { path: { channel_id: id } },
          body: { capabilities: ['categories'] },
        }),
      ),
    onSuccess: async () => {
      showDone(t('channels.readingTree'))
      await client.invalidateQueries({ queryKey: ['channels'] })
    },
    onError: notice,
  })
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  const places = query.data?.items ?? []
  const chosen = places.find(({ category_id }) => category_id === Number(params.get('category'))) ?? places[0]
  const readAt = query.data?.read_at ?? null
  return (
    <Page
      title={t('channels.mapping')}
      hint={t('channels.mappingHint')}
      back={{ to: `/channels/${id}`, label: channel?.name ?? '…' }}
      actions={
        <>
          {mayWrite && channel?.capabilities.includes('categories') && (
            <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => setCopying(true)}>
              {t('channels.copyMapping')}
            </Button>
          )}
          <Button component={Link} to={`/channels/${id}/cards`} leftSection={<IconCards size={16} />}>
            {t('channels.cards')}
          </Button>
        </>
      }
    >
      {channel && !channel.capabilities.includes('categories') ? (
        <Section>
          <Empty
            title={t('channels.offersNoCategories', { name: channel.name })}
            hint={t('channels.offersNoCardsHint')}
          />
        </Section>
      ) : query.error && !query.data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Section
              title={t('channels.ourCategories')}
              hint={
                readAt === null
                  ? t('channels.treeUnread')
                  : t('channels.treeRead', {
                      categories: count(query.data?.categories ?? 0, language),
                      at: moment(readAt, language),
                    })
              }
              actions={
                mayWrite && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconRefresh size={14} />}
                    loading={read.isPending}
                    onClick={() => read.mutate()}
                  >
                    {t('channels.readTree')}
                  </Button>
                )
              }
              flush
            >
              {query.isPending ? (
                <Skeleton h={160} m="md" />
              ) : places.length === 0 ? (
                <Empty title={t('channels.noCategories')} hint={t('channels.noCategoriesHint')} compact />
              ) : (
                <ScrollArea.Autosize mah={{ base: 260, md: 640 }}>
                  <nav aria-label={t('channels.ourCategories')}>
                    {places.map((one) => (
                      <NavLink
                        key={one.category_id}
                        component="button"
                        type="button"
                        active={one === chosen}
                        aria-current={one === chosen ? 'true' : undefined}
                        onClick={() => setParams({ category: String(one.category_id) }, { replace: true })}
                        pl={`calc(var(--mantine-spacing-md) + ${one.depth * 16}px)`}
                        label={one.name}
                        description={<Stands place={one} />}
                        rightSection={<Progress place={one} />}
                      />
                    ))}
                  </nav>
                </ScrollArea.Autosize>
              )}
            </Section>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 8 }}>
            {chosen && (
              <MappingPanel key={chosen.category_id} channelId={id} readAt={readAt} place={chosen} places={places} />
            )}
          </Grid.Col>
        </Grid>
      )}
      {copying && channel && <CopyMappingModal channel={channel} onClose={() => setCopying(false)} />}
    </Page>
  )
}

function Stands({ place }: { place: MappingPlace }) {
  const { t } = useTranslation('admin')
  if (place.gone)
    return (
      <Text span inherit c="var(--mantine-color-error)">
        {t('channels.categoryGone')}
      </Text>
    )
  if (place.channel_path === null) return <>{t('channels.goesNowhere')}</>
  const last = place.channel_path.split(' / ').at(-1)
  return <>{place.inherited_from === null ? last : t('channels.goesAsAbove', { name: last })}</>
}

function Progress({ place }: { place: MappingPlace }) {
  const { t } = useTranslation('admin')
  if (place.required === null || place.required_mapped === null) return null
  const done = place.required_mapped === place.required
  return (
    <Badge
      variant="light"
      color={done ? 'green' : 'yellow'}
      title={t('channels.requiredMapped', { mapped: place.required_mapped, total: place.required })}
    >
      {place.required_mapped} / {place.required}
    </Badge>
  )
}
