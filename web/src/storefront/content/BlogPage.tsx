import { Button, Center, Group, Pill, Skeleton, Stack, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'

import { shownPostsQuery } from '@/api/reading'
import { useShop } from '@/api/shop'
import { useLanguage } from '@/lib/i18n'
import { Empty, Failure } from '@/ui/states'

import { Posts } from './Posts'

export default function BlogPage() {
  const { t } = useTranslation(['shop', 'ui'])
  const language = useLanguage()
  const { name } = useShop()
  const [params] = useSearchParams()
  const tag = params.get('tag') ?? ''
  useDocumentTitle(`${t('blog.title')} · ${name}`)
  const query = useInfiniteQuery(shownPostsQuery(language, tag, 12))
  const posts = query.data?.pages.flatMap(({ items }) => items)
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <Title order={1}>{t('blog.title')}</Title>
        {tag && (
          <>
            <Pill size="md">{tag}</Pill>
            <Button component={Link} to="/blog" variant="subtle" size="compact-sm">
              {t('blog.all')}
            </Button>
          </>
        )}
      </Group>
      {query.error && !posts ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : !posts ? (
        <Skeleton h={240} radius="lg" aria-hidden />
      ) : posts.length === 0 ? (
        <Empty title={t('blog.empty')} />
      ) : (
        <Posts posts={posts} />
      )}
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </Center>
      )}
    </Stack>
  )
}
