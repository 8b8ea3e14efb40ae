import { Group, SimpleGrid, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type InboxKind, type InboxLine, type InboxState, KINDS } from '@/api/replies'
import { ago, count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Stars } from '@/ui/Stars'
import { Stat } from '@/ui/Stat'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { ratio, useChannelName } from '../figures/words'

const COLOUR = { waiting: 'pending', answered: 'published', done: 'draft' } as const
const STARS = ['5', '4', '3', '2', '1']

/** Reviews, questions and messages of all channels, and how quick they are answered. */
export default function InboxPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const list = useListState('-last_at', ['kind', 'channel', 'state', 'rating'])
  const query = useQuery({
    queryKey: ['inbox', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/inbox', {
          params: {
            query: {
              q: list.q,
              kind: (list.filters.kind as InboxKind | undefined) ?? null,
              state: (list.filters.state as InboxState | undefined) ?? null,
              channel: list.filters.channel ?? null,
              rating: list.filters.rating ? Number(list.filters.rating) : null,
              sort: list.sort as '-last_at',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
  const figures = useQuery({
    queryKey: ['inbox', 'figures'],
    queryFn: () => unwrap(api.GET('/api/v1/inbox/figures')),
  }).data
  const channels = Object.keys(figures?.by_channel ?? {})
  return (
    <Page title={t('inbox.title')} hint={t('inbox.hint')}>
      {figures && (
        <Section>
          <SimpleGrid cols={{ base: 2, md: 4 }}>
            <Stat
              label={t('inbox.waitingNow')}
              value={count(figures.total.waiting, language)}
              hint={
                figures.total.oldest_waiting && t('inbox.since', { since: ago(figures.total.oldest_waiting, language) })
              }
            />
            <Stat label={t('inbox.median')} value={<Took seconds={figures.total.median} />} hint={t('inbox.days')} />
            <Stat label={t('inbox.mean')} value={<Took seconds={figures.total.mean} />} hint={t('inbox.days')} />
            <Stat
              label={t('inbox.withinDay')}
              value={figures.total.within_day === null ? '—' : ratio(figures.total.within_day, language)}
              hint={t('inbox.of', { count: figures.total.received })}
            />
          </SimpleGrid>
        </Section>
      )}
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('inbox.search')} />
          <FilterSelect
            list={list}
            name="state"
            label={t('inbox.state')}
            data={(['waiting', 'answered', 'done'] as const).map((value) => ({
              value,
              label: t(`inbox.states.${value}`),
            }))}
          />
          <FilterSelect
            list={list}
            name="kind"
            label={t('inbox.kind')}
            data={KINDS.map((value) => ({ value, label: t(`inbox.kinds.${value}`) }))}
          />
          {channels.length > 1 && (
            <FilterSelect
              list={list}
              name="channel"
              label={t('inbox.channel')}
              data={channels.map((value) => ({ value, label: channelName(value) }))}
            />
          )}
          <FilterSelect list={list} name="rating" label={t('inbox.rating')} data={STARS} />
        </Toolbar>
        <DataTable<InboxLine>
          label={t('inbox.title')}
          query={query}
          list={list}
          rowKey={({ key }) => key}
          href={({ key }) => `/inbox/${key}`}
          nameOf={(line) => line.subject || line.author || t(`inbox.kinds.${line.kind}`)}
          columns={[
            {
              key: 'subject',
              title: t('inbox.about'),
              render: (line) => (
                <>
                  {line.subject || line.author || t(`inbox.kinds.${line.kind}`)}
                  <Sub>
                    {[
                      t(`inbox.kinds.${line.kind}`),
                      line.author,
                      line.channel === 'store' ? '' : channelName(line.channel),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Sub>
                  <Sub narrow>{line.text.slice(0, 80)}</Sub>
                </>
              ),
            },
            {
              key: 'text',
              title: t('inbox.text'),
              wide: true,
              render: (line) => (
                <>
                  {line.rating !== null && <Stars value={line.rating} size="xs" />}
                  <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                    {line.text}
                  </Text>
                </>
              ),
            },
            {
              key: 'last',
              title: t('inbox.last'),
              sort: 'last_at',
              wide: 'md',
              render: (line) => ago(line.last_at, language),
            },
            {
              key: 'state',
              title: t('inbox.state'),
              render: (line) => (
                <>
                  <StatusBadge status={COLOUR[line.state]} label={t(`inbox.states.${line.state}`)} />
                  {line.waiting_since && <Sub>{ago(line.waiting_since, language)}</Sub>}
                </>
              ),
            },
          ]}
          empty={<Empty title={t('inbox.none')} hint={t('inbox.noneHint')} />}
        />
      </Section>
      {figures && Object.keys(figures.by_kind).length > 1 && (
        <Section title={t('inbox.byKind')} hint={t('inbox.days')}>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            {KINDS.map((kind) => {
              const one = figures.by_kind[kind]
              if (!one) return null
              return (
                <Stat
                  key={kind}
                  label={t(`inbox.kinds.${kind}`)}
                  value={<Took seconds={one.median} />}
                  hint={t('inbox.of', { count: one.received })}
                />
              )
            })}
          </SimpleGrid>
        </Section>
      )}
    </Page>
  )
}

/** How long something took, in the unit that people would say it in. */
function Took({ seconds }: { seconds: number | null }) {
  const language = useLanguage()
  if (seconds === null) return <>—</>
  const [unit, size] =
    seconds >= 2 * 86_400
      ? (['day', 86_400] as const)
      : seconds >= 5400
        ? (['hour', 3600] as const)
        : (['minute', 60] as const)
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  })
  return <Group gap={0}>{format.format(seconds / size)}</Group>
}
