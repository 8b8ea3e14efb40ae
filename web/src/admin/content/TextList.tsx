import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import type { Post, TextPage } from '@/api/content'
import { useMay } from '@/api/me'
import { ago, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, type PageOf, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

import { shownState } from './state'

type Props<Row> = {
  title: string
  base: string
  sort: string
  newTitle: string
  empty: { title: string; hint: string }
  queryKey: string[]
  load: (query: { language: string; sort: string; cursor: string | null }) => Promise<PageOf<Row>>
}

/** Pages or posts, with what everybody sees of them now. */
export function TextList<Row extends TextPage | Post>(props: Props<Row>) {
  const { title, base, sort, newTitle, empty, queryKey, load } = props
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('content:write')
  const list = useListState(sort, ['language'])
  const query = useQuery({
    queryKey: [...queryKey, 'list', list.sort, list.filters, list.cursor],
    queryFn: () => load({ language: list.filters.language ?? '', sort: list.sort, cursor: list.cursor ?? null }),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button component={Link} to={`${base}/new`} leftSection={<IconPlus size={16} />}>
      {newTitle}
    </Button>
  )
  return (
    <Page title={title} actions={create} width={1080}>
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="language"
            label={t('content.language')}
            data={[
              { value: 'en', label: 'English' },
              { value: 'ru', label: 'Русский' },
            ]}
          />
        </Toolbar>
        <DataTable<Row>
          label={title}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `${base}/${id}`}
          columns={[
            {
              key: 'title',
              title: t('content.title'),
              sort: 'title',
              render: (row) => (
                <>
                  {row.title}
                  <Sub>
                    /{row.slug}
                    {row.language ? ` · ${row.language}` : ''}
                  </Sub>
                  <Sub narrow>{t(`content.state.${shownState(row)}`)}</Sub>
                </>
              ),
            },
            {
              key: 'state',
              title: t('discounts.status'),
              wide: true,
              render: (row) => {
                const state = shownState(row)
                return (
                  <>
                    <StatusBadge status={state} label={t(`content.state.${state}`)} />
                    {state === 'scheduled' && <Sub>{day(row.publish_at, language)}</Sub>}
                  </>
                )
              },
            },
            {
              key: 'updated',
              title: t('products.updated'),
              align: 'end',
              render: ({ updated_at }) => ago(updated_at, language),
            },
          ]}
          empty={<Empty title={empty.title} hint={empty.hint} action={create} />}
        />
      </Section>
    </Page>
  )
}
