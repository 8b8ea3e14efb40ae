import { Alert, Badge, Button, Group, Progress, SimpleGrid, Stack, TagsInput, Text, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconWand } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'

import { FIELDS, type Point, type Proposal } from './calls'
import { ChannelField } from './ChannelField'
import { ProductField } from './ProductField'
import { Trouble } from './Trouble'

/** A product's texts scored by its keywords, better ones beside them, written with one click and taken back. */
export default function SeoPage() {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('promotion:write')
  const client = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [keywords, setKeywords] = useState<string[]>([])
  const [channel, setChannel] = useState('store')
  const [found, setFound] = useState<Proposal | null>(null)
  const [texts, setTexts] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({})
  const product = Number(params.get('product')) || null

  const show = (next: Proposal | null) => {
    setFound(next)
    setTexts({})
  }
  const propose = useMutation({
    mutationFn: (product_id: number) =>
      unwrap(api.POST('/api/v1/promotion/seo/optimize', { body: { product_id, keywords, channel } })),
    onSuccess: show,
  })
  const stand = useMutation({
    mutationFn: ({ id, undo }: { id: number; undo: boolean }) => {
      const path = { proposal_id: id }
      return undo
        ? unwrap(api.POST('/api/v1/promotion/seo/proposals/{proposal_id}/undo', { params: { path } }))
        : unwrap(
            api.POST('/api/v1/promotion/seo/proposals/{proposal_id}/apply', {
              params: { path },
              body: { fields: [...FIELDS], texts },
            }),
          )
    },
    onSuccess: async (next) => {
      show(next)
      showDone(t(next.status === 'applied' ? 'promotion.applied' : 'promotion.undone'))
      await client.invalidateQueries({ queryKey: ['products'] })
    },
  })
  return (
    <Page title={t('nav.seo')} hint={t('promotion.seoHint')}>
      <Section>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <ProductField
              label={t('promotion.product')}
              value={product}
              onChange={(id) => {
                setParams(id === null ? {} : { product: String(id) }, { replace: true })
                show(null)
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
          <Trouble error={propose.error} />
          <Group>
            <Button
              leftSection={<IconWand size={16} />}
              disabled={product === null || !mayWrite}
              loading={propose.isPending}
              onClick={() => product !== null && propose.mutate(product)}
            >
              {t('promotion.propose')}
            </Button>
          </Group>
        </Stack>
      </Section>
      {found ? (
        <>
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <Scored title={t('promotion.present')} score={found.score_before} points={found.points_before} />
            <Scored title={t('promotion.proposed')} score={found.score_after} points={found.points_after} />
          </SimpleGrid>
          <Section
            title={t('promotion.sideBySide')}
            actions={
              mayWrite && (
                <>
                  {found.status === 'applied' && (
                    <Button
                      variant="default"
                      leftSection={<IconArrowBackUp size={16} />}
                      loading={stand.isPending}
                      onClick={() => stand.mutate({ id: found.id, undo: true })}
                    >
                      {t('promotion.undo')}
                    </Button>
                  )}
                  {found.status === 'proposed' && (
                    <Button
                      leftSection={<IconCheck size={16} />}
                      loading={stand.isPending}
                      onClick={() => stand.mutate({ id: found.id, undo: false })}
                    >
                      {t('promotion.apply')}
                    </Button>
                  )}
                  {found.status !== 'proposed' && <Badge>{t(`promotion.state.${found.status}`)}</Badge>}
                </>
              )
            }
          >
            <Stack gap="lg">
              <Trouble error={stand.error} />
              {FIELDS.map((name) => (
                <SimpleGrid key={name} cols={{ base: 1, md: 2 }}>
                  <Textarea
                    label={`${t(`promotion.texts.${name}`)} · ${t('promotion.present')}`}
                    value={found.present[name]}
                    autosize
                    readOnly
                    variant="filled"
                  />
                  <Textarea
                    label={`${t(`promotion.texts.${name}`)} · ${t('promotion.proposed')}`}
                    description={t('promotion.length', { count: (texts[name] ?? found.proposed[name]).length })}
                    value={texts[name] ?? found.proposed[name]}
                    autosize
                    readOnly={found.status !== 'proposed' || !mayWrite}
                    onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
                  />
                </SimpleGrid>
              ))}
              {found.notes.length > 0 && (
                <Alert color="gray" title={t('promotion.notes')}>
                  <Stack gap={4} component="ul" m={0} pl="md">
                    {found.notes.map((note) => (
                      <Text key={`${note.kind} ${note.field} ${note.keyword}`} size="sm" component="li">
                        {note.text}
                      </Text>
                    ))}
                  </Stack>
                </Alert>
              )}
            </Stack>
          </Section>
        </>
      ) : (
        <Section>
          <Empty title={t('promotion.noProposal')} hint={t('promotion.noProposalHint')} />
        </Section>
      )}
    </Page>
  )
}

function Scored({ title, score, points }: { title: string; score: number; points: Point[] }) {
  const { t } = useTranslation('admin')
  return (
    <Section title={`${title}: ${t('promotion.ofHundred', { score })}`}>
      <Stack gap="sm">
        {points.map((point) => (
          <div key={point.part}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm" fw={550}>
                {t(`promotion.parts.${point.part as 'title_length'}`)}
              </Text>
              <Text size="sm" className="num">
                {point.points} / {point.most}
              </Text>
            </Group>
            <Progress
              value={(point.points / point.most) * 100}
              size="sm"
              my={4}
              aria-label={t(`promotion.parts.${point.part as 'title_length'}`)}
            />
            <Text size="sm" c="dimmed">
              {point.text}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  )
}
