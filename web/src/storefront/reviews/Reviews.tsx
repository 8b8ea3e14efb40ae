import { Badge, Button, Group, Progress, Select, SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'

import { useVisitor } from '@/api/me'
import {
  type Opinion,
  OPINION_SORTS,
  opinionsQuery,
  type OpinionSort,
  ownOpinionQuery,
  type RatingSummary,
} from '@/api/opinions'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Failure } from '@/ui/states'
import { Stars } from '@/ui/Stars'

import { ReviewForm } from './ReviewForm'
import { Votes } from './Votes'

const SORT_NAMES = { '-created_at': 'newest', '-helpful': 'helpful', '-rating': 'best', rating: 'worst' } as const

/** What buyers say of a product: the rating with its bars, the reviews, and one's own. */
export function Reviews({ productId }: { productId: number }) {
  const { t } = useTranslation(['shop', 'ui'])
  const me = useVisitor()
  const { pathname } = useLocation()
  const [sort, setSort] = useState<OpinionSort>('-created_at')
  const [stars, setStars] = useState<number | null>(null)
  const [isWriting, setWriting] = useState(false)
  const query = useInfiniteQuery(opinionsQuery(productId, sort, stars))
  const { data: own } = useQuery(ownOpinionQuery(productId, me?.id))
  const summary = query.data?.pages[0]?.summary
  const opinions = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-labelledby="reviews">
      <Group justify="space-between" mb="md">
        <Title order={2} id="reviews">
          {t('reviews.title')}
        </Title>
        {me ? (
          !isWriting && (
            <Button variant="default" onClick={() => setWriting(true)}>
              {own ? t('reviews.edit') : t('reviews.write')}
            </Button>
          )
        ) : (
          <Button variant="default" component={Link} to="/sign-in" state={{ to: pathname }}>
            {t('reviews.signIn')}
          </Button>
        )}
      </Group>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <Stack gap="lg">
        {own && own.status !== 'published' && (
          <Text size="sm" c="dimmed" role="status">
            {own.status === 'pending' ? t('reviews.pending') : t('reviews.rejected', { why: own.note ?? '' })}
          </Text>
        )}
        {me && isWriting && <ReviewForm productId={productId} own={own ?? null} onDone={() => setWriting(false)} />}
        {summary && summary.count > 0 && <Bars summary={summary} chosen={stars} onChoose={setStars} />}
        {summary?.count === 0 && <Text c="dimmed">{t('reviews.none')}</Text>}
        {(summary?.count ?? 0) > 1 && (
          <Select
            w={220}
            aria-label={t('list.sort')}
            allowDeselect={false}
            value={sort}
            data={OPINION_SORTS.map((value) => ({ value, label: t(`reviews.sort.${SORT_NAMES[value]}`) }))}
            onChange={(value) => setSort(OPINION_SORTS.find((one) => one === value) ?? '-created_at')}
          />
        )}
        {opinions.map((opinion) => (
          <OneReview key={opinion.id} opinion={opinion} isMine={opinion.id === own?.id} signedIn={me !== null} />
        ))}
        {query.hasNextPage && (
          <Button
            variant="default"
            w="fit-content"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('list.more')}
          </Button>
        )}
      </Stack>
    </section>
  )
}

type BarsProps = { summary: RatingSummary; chosen: number | null; onChoose: (stars: number | null) => void }

function Bars({ summary, chosen, onChoose }: BarsProps) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} maw={560} spacing="xl">
      <div>
        <Text fz={38} fw={650} lh={1.1} className="num">
          {count(Number(summary.average), language)}
        </Text>
        <Stars value={Number(summary.average)} size="md" />
        <Text size="sm" c="dimmed">
          {t('reviews.count', { count: summary.count })}
        </Text>
      </div>
      <Stack gap={4}>
        {[5, 4, 3, 2, 1].map((stars) => {
          const many = summary.distribution[String(stars)] ?? 0
          return (
            <UnstyledButton
              key={stars}
              aria-pressed={chosen === stars}
              aria-label={t('reviews.only', { stars, count: many })}
              onClick={() => onChoose(chosen === stars ? null : stars)}
            >
              <Group gap="xs" wrap="nowrap">
                <Text size="sm" w={14} className="num" fw={chosen === stars ? 700 : 400}>
                  {stars}
                </Text>
                <Progress value={(many / summary.count) * 100} flex={1} color="petrol" aria-hidden />
                <Text size="xs" c="dimmed" w={28} ta="right" className="num">
                  {many}
                </Text>
              </Group>
            </UnstyledButton>
          )
        })}
      </Stack>
    </SimpleGrid>
  )
}

function OneReview({ opinion, isMine, signedIn }: { opinion: Opinion; isMine: boolean; signedIn: boolean }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  return (
    <article>
      <Group gap="xs">
        <Stars value={opinion.rating} size="xs" />
        {opinion.title && <Text fw={600}>{opinion.title}</Text>}
      </Group>
      <Group gap="xs" mt={2}>
        <Text size="sm" c="dimmed">
          {opinion.author || t('reviews.nobody')} · {day(opinion.created_at, language)}
        </Text>
        {opinion.verified && (
          <Badge color="petrol" leftSection={<IconRosetteDiscountCheck size={13} aria-hidden />}>
            {t('reviews.verified')}
          </Badge>
        )}
      </Group>
      {opinion.text && (
        <Text mt={6} maw="68ch" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {opinion.text}
        </Text>
      )}
      {opinion.replies.map(({ id, text }) => (
        <Text
          key={id}
          size="sm"
          mt={8}
          pl="md"
          style={{ borderLeft: '2px solid var(--tp-line)', whiteSpace: 'pre-line' }}
        >
          <b>{t('reviews.reply')}</b> {text}
        </Text>
      ))}
      <Votes opinion={opinion} isMine={isMine} signedIn={signedIn} />
    </article>
  )
}
