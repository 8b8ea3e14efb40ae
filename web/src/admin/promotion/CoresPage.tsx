import { Button, Group, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { ago, count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Modal } from '@/ui/Modal'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'

import type { Core } from './calls'
import { ProductField } from './ProductField'
import { Trouble } from './Trouble'

/** Semantic cores: what buyers look by, collected and grouped. */
export default function CoresPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('promotion:write')
  const [adding, setAdding] = useState(false)
  const list = useListState('-id')
  const query = useQuery({
    queryKey: ['promotion', 'cores', 'list', list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/promotion/semantic-core', {
          params: { query: { sort: list.sort as 'name', cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('promotion.newCore')}
    </Button>
  )
  return (
    <Page title={t('nav.semanticCore')} hint={t('promotion.coresHint')} actions={add}>
      <Section flush>
        <DataTable<Core>
          label={t('nav.semanticCore')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/promotion/semantic-core/${id}`}
          columns={[
            {
              key: 'name',
              title: t('catalog.name'),
              sort: 'name',
              render: ({ name, collected_at }) => (
                <>
                  {name}
                  <Sub>
                    {collected_at ? `${t('promotion.collected')} ${ago(collected_at, language)}` : t('promotion.never')}
                  </Sub>
                </>
              ),
            },
            {
              key: 'phrases',
              title: t('promotion.phrases'),
              align: 'end',
              render: ({ phrases, excluded }) => count(phrases - excluded, language),
            },
            ...(['main', 'middle', 'long'] as const).map((tail) => ({
              key: tail,
              title: t(`promotion.tail.${tail}`),
              align: 'end' as const,
              wide: true as const,
              render: (row: Core) => count(row[tail], language),
            })),
            {
              key: 'frequency',
              title: t('promotion.frequency'),
              align: 'end',
              wide: true,
              render: ({ frequency }) => count(frequency, language),
            },
          ]}
          empty={<Empty title={t('promotion.noCores')} hint={t('promotion.noCoresHint')} action={add} />}
        />
      </Section>
      <CoreModal opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}

function CoreModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [product, setProduct] = useState<number | null>(null)
  const [minus, setMinus] = useState<string[]>([])
  const [days, setDays] = useState(90)
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/promotion/semantic-core', {
          body: {
            name,
            product_id: product,
            minus,
            days,
            sources: ['products', 'searches', 'keywords', 'suggestions', 'channels'],
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['promotion', 'cores'] })
      onClose()
      void navigate(`/promotion/semantic-core/${id}`)
    },
  })
  return (
    <Modal opened={opened} onClose={onClose} title={t('promotion.newCore')}>
      <Stack>
        <TextInput
          label={t('catalog.name')}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <ProductField label={t('promotion.onlyProduct')} value={product} onChange={setProduct} />
        <TagsInput
          label={t('promotion.minus')}
          description={t('promotion.minusHint')}
          value={minus}
          onChange={setMinus}
          splitChars={[',', ';', '\n']}
        />
        <NumberInput
          label={t('promotion.days')}
          min={1}
          max={730}
          value={days}
          onChange={(value) => setDays(Number(value) || 90)}
        />
        <Trouble error={save.error} />
        <Group justify="flex-end">
          <Button loading={save.isPending} disabled={!name.trim()} onClick={() => save.mutate()}>
            {t('promotion.collect')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
