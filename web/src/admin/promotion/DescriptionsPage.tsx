import {
  Alert,
  Badge,
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
} from '@mantine/core'
import { IconCheck, IconWriting } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import { productQuery } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { showUndo } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { ChannelField } from './ChannelField'
import { ProductField } from './ProductField'
import { Trouble } from './Trouble'

/** Descriptions of a product in several variants, one of which is taken with a click. */
export default function DescriptionsPage() {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [params, setParams] = useSearchParams()
  const [keywords, setKeywords] = useState<string[]>([])
  const [channel, setChannel] = useState('store')
  const [language, setLanguage] = useState<'ru' | 'en'>('ru')
  const [source, setSource] = useState<'template' | 'model'>('template')
  const [seed, setSeed] = useState(1)
  const product = Number(params.get('product')) || null
  const write = useMutation({
    mutationFn: (product_id: number) =>
      unwrap(
        api.POST('/api/v1/promotion/descriptions', {
          body: { product_id, keywords, channel, language, source, seed, count: 3 },
        }),
      ),
  })
  const save = async (id: number, description: string) => {
    await unwrap(
      api.PUT('/api/v1/products/{product_id}', { params: { path: { product_id: id } }, body: { description } }),
    )
    await client.invalidateQueries({ queryKey: ['products'] })
  }
  const take = useMutation({
    mutationFn: async ({ id, text }: { id: number; text: string }) => {
      const before = await client.query({ ...productQuery(String(id)), staleTime: 0 })
      await save(id, text)
      return { id, before: before.product.description }
    },
    onSuccess: ({ id, before }) =>
      showUndo(t('promotion.descriptionTaken'), t('promotion.undo'), () => void save(id, before).catch(notice)),
    onError: notice,
  })
  const found = write.data
  return (
    <Page title={t('nav.descriptions')} hint={t('promotion.descriptionsHint')}>
      <Section>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <ProductField
              label={t('promotion.product')}
              value={product}
              onChange={(id) => {
                setParams(id === null ? {} : { product: String(id) }, { replace: true })
                write.reset()
              }}
            />
            <ChannelField value={channel} onChange={setChannel} />
          </SimpleGrid>
          <TagsInput
            label={t('nav.keywords')}
            description={t('promotion.keywordsOrder')}
            value={keywords}
            onChange={setKeywords}
            splitChars={[',', ';', '\n']}
            maxTags={50}
          />
          <Group align="flex-end">
            <SegmentedControl
              aria-label={t('promotion.language')}
              value={language}
              onChange={(value) => setLanguage(value)}
              data={[
                { value: 'ru', label: t('promotion.languages.ru') },
                { value: 'en', label: t('promotion.languages.en') },
              ]}
            />
            <SegmentedControl
              aria-label={t('promotion.writtenBy')}
              value={source}
              onChange={(value) => setSource(value)}
              data={[
                { value: 'template', label: t('promotion.source.template') },
                { value: 'model', label: t('promotion.source.model') },
              ]}
            />
            <NumberInput
              label={t('promotion.seed')}
              w={110}
              min={0}
              max={9999}
              value={seed}
              onChange={(value) => setSeed(Number(value) || 0)}
            />
            <Button
              leftSection={<IconWriting size={16} />}
              disabled={product === null || !mayWrite}
              loading={write.isPending}
              onClick={() => product !== null && write.mutate(product)}
            >
              {t('promotion.write')}
            </Button>
          </Group>
          <Trouble error={write.error} />
        </Stack>
      </Section>
      {found ? (
        <>
          {found.trouble && <Alert color="yellow">{t(`promotion.trouble.${found.trouble as 'no_model'}`)}</Alert>}
          {found.items.map((item, place) => (
            <Section
              key={item.text}
              title={t('promotion.variant', { number: place + 1 })}
              hint={t('promotion.length', { count: item.length })}
              actions={
                <>
                  <Badge variant="light">{t(`promotion.source.${item.source}`)}</Badge>
                  {mayWrite && (
                    <Button
                      variant="default"
                      leftSection={<IconCheck size={16} />}
                      loading={take.isPending}
                      onClick={() => take.mutate({ id: found.product_id, text: item.text })}
                    >
                      {t('promotion.take')}
                    </Button>
                  )}
                </>
              }
            >
              <Text style={{ whiteSpace: 'pre-line' }}>{item.text}</Text>
              {item.left_out.map(({ keyword, why }) => (
                <Text key={keyword} size="sm" c="dimmed" mt="xs">
                  {t(`promotion.leftOut.${why as 'limit'}`, { keyword })}
                </Text>
              ))}
            </Section>
          ))}
          {found.refused.map((one) => (
            <Section key={one.text} title={t('promotion.refused')}>
              <Text style={{ whiteSpace: 'pre-line' }} c="dimmed">
                {one.text}
              </Text>
              <Text size="sm" mt="xs">
                {t('promotion.invented', { what: one.invented.map(({ text }) => text).join(', ') })}
              </Text>
            </Section>
          ))}
        </>
      ) : (
        <Section>
          <Empty title={t('promotion.noDescriptions')} hint={t('promotion.noDescriptionsHint')} />
        </Section>
      )}
    </Page>
  )
}
