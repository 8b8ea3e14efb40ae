import { ActionIcon, Anchor, Button, Group, Stack, Text, Textarea, Tooltip } from '@mantine/core'
import { IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { useChannelName } from '../figures/words'
import { type Keyword, linesOf } from './calls'
import { ProductField } from './ProductField'
import { Trouble } from './Trouble'

/** What buyers look by: with how often, where, and at which place the product stands. */
export default function KeywordsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [adding, setAdding] = useState(false)
  const list = useListState('-frequency', ['language'])
  const query = useQuery({
    queryKey: ['promotion', 'keywords', list.sort, list.q, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/promotion/keywords', {
          params: {
            query: {
              q: list.q || null,
              language: (list.filters.language as 'en' | undefined) ?? null,
              sort: list.sort as 'word',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const remove = useMutation({
    mutationFn: ({ id }: Keyword) =>
      unwrap(api.DELETE('/api/v1/promotion/keywords/{keyword_id}', { params: { path: { keyword_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['promotion'] }),
    onError: notice,
  })
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('promotion.addKeywords')}
    </Button>
  )
  return (
    <Page
      title={t('nav.keywords')}
      hint={t('promotion.keywordsHint')}
      actions={
        mayWrite && (
          <>
            <Button
              variant="default"
              component={Link}
              to="/import?kind=keywords"
              leftSection={<IconFileImport size={16} />}
            >
              {t('promotion.importList')}
            </Button>
            {add}
          </>
        )
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('promotion.findWord')} />
          <FilterSelect
            list={list}
            name="language"
            label={t('promotion.language')}
            data={[
              { value: 'en', label: t('promotion.languages.en') },
              { value: 'ru', label: t('promotion.languages.ru') },
            ]}
          />
        </Toolbar>
        <DataTable<Keyword>
          label={t('nav.keywords')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'word',
              title: t('promotion.word'),
              sort: 'word',
              render: (row) => (
                <>
                  <Text size="sm" fw={550}>
                    {row.word}
                  </Text>
                  {row.product_id !== null && (
                    <Sub>
                      <Anchor component={Link} size="xs" to={`/promotion/seo?product=${row.product_id}`}>
                        {row.product_name}
                      </Anchor>
                    </Sub>
                  )}
                </>
              ),
            },
            {
              key: 'channel',
              title: t('promotion.channel'),
              wide: true,
              render: ({ channel }) => channelName(channel),
            },
            {
              key: 'frequency',
              title: t('promotion.frequency'),
              sort: 'frequency',
              align: 'end',
              render: ({ frequency }) => count(frequency, language),
            },
            {
              key: 'own',
              title: t('promotion.own'),
              align: 'end',
              wide: true,
              render: ({ own_position }) => (own_position === null ? '—' : count(own_position, language)),
            },
            {
              key: 'competitor',
              title: t('promotion.competitor'),
              align: 'end',
              wide: 'md',
              render: ({ competitor, competitor_position }) => (
                <>
                  {competitor_position === null ? '—' : count(competitor_position, language)}
                  {competitor && <Sub>{competitor}</Sub>}
                </>
              ),
            },
            {
              key: 'actions',
              title: '',
              align: 'end',
              width: 50,
              render: (row) =>
                mayWrite && (
                  <RowActions>
                    <Tooltip label={t('promotion.strike')}>
                      <ActionIcon
                        variant="subtle"
                        color="red"
                        disabled={remove.isPending}
                        aria-label={`${t('promotion.strike')}: ${row.word}`}
                        onClick={() => remove.mutate(row)}
                      >
                        <IconTrash size={17} />
                      </ActionIcon>
                    </Tooltip>
                  </RowActions>
                ),
            },
          ]}
          empty={<Empty title={t('promotion.noKeywords')} hint={t('promotion.noKeywordsHint')} action={add} />}
        />
      </Section>
      <AddModal opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}

function AddModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [product, setProduct] = useState<number | null>(null)
  const [said, setSaid] = useState<string[]>([])
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/promotion/keywords', {
          body: linesOf(text).map((line) => ({ ...line, product_id: product, channel: 'store', competitor: '' })),
        }),
      ),
    onSuccess: async (answers) => {
      await client.invalidateQueries({ queryKey: ['promotion'] })
      const added = answers.filter((one) => one.added).length
      showDone(t('promotion.keywordsAdded', { count: added }))
      const messages = answers.map((one) => one.message).filter(Boolean)
      setSaid(messages)
      setText('')
      if (messages.length === 0) onClose()
    },
  })
  return (
    <Modal opened={opened} onClose={onClose} title={t('promotion.addKeywords')} size="lg">
      <Stack>
        <Textarea
          label={t('promotion.words')}
          description={t('promotion.wordsHint')}
          autosize
          minRows={5}
          maxRows={14}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
        <ProductField label={t('promotion.forProduct')} value={product} onChange={setProduct} />
        {said.length > 0 && (
          <Stack gap={4} role="status">
            {said.map((message) => (
              <Text key={message} size="sm" c="dimmed">
                {message}
              </Text>
            ))}
          </Stack>
        )}
        <Trouble error={save.error} />
        <Group justify="flex-end">
          <Button loading={save.isPending} disabled={linesOf(text).length === 0} onClick={() => save.mutate()}>
            {t('promotion.add')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
