import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { isProblem } from '@/api/problem'
import { shownPostQuery } from '@/api/reading'
import { useShop } from '@/api/shop'
import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { pictureSet, pictureUrl } from '@/lib/pictures'
import { Markup } from '@/ui/Markup'
import { Failure, NotFound } from '@/ui/states'

import classes from './Content.module.css'

export default function PostPage() {
  const { slug = '' } = useParams()
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const { name } = useShop()
  const { data: post, error, refetch } = useQuery(shownPostQuery(slug))
  useDocumentTitle(post ? `${post.seo.title || post.title} · ${name}` : name)
  if (isProblem(error, 'not-found')) return <NotFound />
  if (error && !post) return <Failure error={error} onRetry={() => void refetch()} />
  if (!post) return <Skeleton h={320} radius="lg" aria-hidden />
  return (
    <Stack gap="md" component="article" className={classes.article}>
      <div>
        <Anchor component={Link} to="/blog" size="sm" c="dimmed">
          ← {t('blog.title')}
        </Anchor>
        <Title order={1} fz={{ base: 26, sm: 32 }} style={{ overflowWrap: 'anywhere' }}>
          {post.title}
        </Title>
        <Text size="sm" c="dimmed">
          {[day(post.dated, language), post.author].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {post.cover && (
        <img
          className={classes.cover}
          src={pictureUrl(post.cover, 800) ?? post.cover.url}
          srcSet={pictureSet(post.cover) || undefined}
          sizes="(max-width: 48em) 100vw, 720px"
          alt={post.cover.alt}
        />
      )}
      <Markup html={post.html} />
      {post.tags.length > 0 && (
        <Group gap="sm">
          {post.tags.map((tag) => (
            <Anchor key={tag} component={Link} to={`/blog?tag=${encodeURIComponent(tag)}`} size="sm">
              #{tag}
            </Anchor>
          ))}
        </Group>
      )}
    </Stack>
  )
}
