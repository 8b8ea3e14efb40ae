import { Button, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, request, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { saveBlob } from '@/lib/download'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { DayFilter } from '@/ui/DayFilter'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

import { Changes } from './Changes'
import { useEventWords } from './words'

type Entry = components['schemas']['AuditEntryOut']

const SUBJECTS = [
  'products',
  'variants',
  'levels',
  'orders',
  'customers',
  'categories',
  'brands',
  'sellers',
  'collections',
  'locations',
  'accounts',
  'api_keys',
] as const
const ACTORS = ['account', 'key', 'job', 'system'] as const

/** Where a changed thing is to be seen. */
function placeOf({ subject_type, subject_id, data, name }: Entry): string | null {
  if (name.endsWith('.deleted')) return null
  switch (subject_type) {
    case 'products':
      return `/products/${subject_id}`
    case 'variants':
      return data['product_id'] ? `/products/${Number(data['product_id'])}` : null
    case 'levels':
      return `/stock/${subject_id}`
    case 'orders':
      return `/orders/${subject_id}`
    case 'customers':
      return `/customers/${subject_id}`
    case 'collections':
      return `/collections/${subject_id}`
    default:
      return null
  }
}

export default function AuditPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const words = useEventWords()
  const notice = useProblemNotice()
  const list = useListState('-id', ['subject', 'actor', 'from', 'to'])
  const wanted = {
    ...(list.filters.subject ? { subject_type: list.filters.subject } : {}),
    ...(list.filters.actor ? { actor_kind: list.filters.actor } : {}),
    ...(list.filters.from ? { start_date: list.filters.from } : {}),
    ...(list.filters.to ? { end_date: list.filters.to } : {}),
  }
  const query = useQuery({
    queryKey: ['audit', 'list', list.filters, list.cursor],
    queryFn: () => unwrap(api.GET('/api/v1/audit', { params: { query: { ...wanted, cursor: list.cursor ?? null } } })),
    placeholderData: keepPreviousData,
  })
  const download = useMutation({
    mutationFn: async () => {
      const answer = await request(`/api/v1/audit/export?${new URLSearchParams(wanted).toString()}`)
      saveBlob(await answer.blob(), 'audit.csv')
    },
    onError: notice,
  })
  return (
    <Page
      title={t('audit.title')}
      hint={t('audit.hint')}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {t('audit.download')}
        </Button>
      }
    >
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="subject"
            label={t('audit.subject')}
            data={SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="actor"
            label={t('audit.who')}
            data={ACTORS.map((value) => ({ value, label: t(`audit.actorKind.${value}`) }))}
          />
          <DayFilter list={list} name="from" label={t('audit.from')} />
          <DayFilter list={list} name="to" label={t('audit.to')} />
        </Toolbar>
        <DataTable<Entry>
          label={t('audit.title')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'what',
              title: t('audit.what'),
              render: (entry) => {
                const place = placeOf(entry)
                return (
                  <>
                    <Text size="sm" fw={550}>
                      {words.event(entry.name)}
                    </Text>
                    <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
                      {place ? (
                        <Link to={place} style={{ color: 'inherit' }}>
                          {entry.subject_name || entry.subject_id}
                        </Link>
                      ) : (
                        entry.subject_name || entry.subject_id
                      )}
                    </Text>
                    <Sub narrow>
                      {moment(entry.at, language)} · {entry.actor.name}
                    </Sub>
                  </>
                )
              },
            },
            { key: 'changes', title: t('audit.changes'), render: ({ changes }) => <Changes changes={changes} /> },
            {
              key: 'who',
              title: t('audit.who'),
              wide: true,
              render: ({ actor, imported }) => (
                <>
                  <Text size="sm">{actor.name}</Text>
                  <Sub>
                    {t(`audit.actorKind.${actor.kind as (typeof ACTORS)[number]}`)}
                    {imported ? ` · ${t('audit.imported')}` : ''}
                  </Sub>
                </>
              ),
            },
            {
              key: 'when',
              title: t('audit.when'),
              wide: true,
              render: ({ at }) => (
                <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
                  {moment(at, language)}
                </Text>
              ),
            },
          ]}
          empty={<Empty title={t('audit.none')} />}
        />
      </Section>
    </Page>
  )
}
