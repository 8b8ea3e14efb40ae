import { Box, Group, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { categoryTree } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { shownPostsQuery } from '@/api/reading'
import { useShop } from '@/api/shop'
import { useLanguage } from '@/lib/i18n'
import { Empty, Failure } from '@/ui/states'

import { Collections } from './catalog/Collections'
import { Banners } from './content/Banners'
import { Posts } from './content/Posts'
import classes from './Home.module.css'
import { MoreLink } from './MoreLink'
import { ProductGrid } from './ProductCard'

export default function HomePage() {
  const { t } = useTranslation('shop')
  const { name } = useShop()
  useDocumentTitle(name)
  const { data: tree } = useQuery(categoryTree)
  const newest = useQuery({
    queryKey: ['products', 'newest'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/products', { params: { query: { limit: 12, sort: '-created_at', status: ['active'] } } }),
      ),
  })
  const language = useLanguage()
  const blog = useInfiniteQuery(shownPostsQuery(language, '', 3))
  const posts = blog.data?.pages[0]?.items ?? []
  const categories = tree?.filter(({ products }) => products > 0) ?? []
  return (
    <Stack gap={44}>
      <section className={classes.hero}>
        <Title order={1} fz={{ base: 28, sm: 40 }} lh={1.15} lts="-0.02em">
          {t('home.hero', { name })}
        </Title>
        <Text mt="sm" maw={480} fz={{ base: 'md', sm: 'lg' }} style={{ opacity: 0.9 }}>
          {t('home.heroHint')}
        </Text>
      </section>
      <Banners place="home_top" />
      {categories.length > 0 && (
        <Box component="section" aria-labelledby="categories">
          <Title order={2} fz="xl" mb="md" id="categories">
            {t('home.byCategory')}
          </Title>
          <ul className={classes.tiles}>
            {categories.map(({ id, slug, name: label, products }) => (
              <li key={id}>
                <Link to={`/c/${slug}`} className={classes.tile}>
                  <Text component="span" fw={600}>
                    {label}
                  </Text>
                  <Text component="span" size="sm" c="dimmed">
                    {t('list.count', { count: products })}
                  </Text>
                </Link>
              </li>
            ))}
          </ul>
        </Box>
      )}
      <Collections />
      <Banners place="home_middle" />
      <Box component="section" aria-labelledby="newest">
        <Group justify="space-between" mb="md">
          <Title order={2} fz="xl" id="newest">
            {t('home.newest')}
          </Title>
          {(newest.data?.total ?? 0) > 12 && <MoreLink to="/all">{t('home.allNew')}</MoreLink>}
        </Group>
        {newest.error && !newest.data ? (
          <Failure error={newest.error} onRetry={() => void newest.refetch()} />
        ) : newest.data?.total === 0 ? (
          <Empty title={t('home.empty')} hint={t('home.emptyHint')} />
        ) : (
          <ProductGrid products={newest.data?.items} />
        )}
      </Box>
      {posts.length > 0 && (
        <Box component="section" aria-labelledby="posts">
          <Group justify="space-between" mb="md">
            <Title order={2} fz="xl" id="posts">
              {t('blog.title')}
            </Title>
            <MoreLink to="/blog">{t('blog.all')}</MoreLink>
          </Group>
          <Posts posts={posts} />
        </Box>
      )}
    </Stack>
  )
}
