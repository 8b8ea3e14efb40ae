import { Text } from '@mantine/core'
import { Link } from 'react-router'

import type { Post } from '@/api/reading'
import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { pictureSet, pictureUrl } from '@/lib/pictures'

import classes from './Content.module.css'

/** Posts side by side. */
export function Posts({ posts }: { posts: Post[] }) {
  const language = useLanguage()
  return (
    <ul className={classes.posts}>
      {posts.map((post) => (
        <li key={post.id} className={classes.post}>
          {post.cover && (
            <img
              className={classes.cover}
              src={pictureUrl(post.cover, 480) ?? post.cover.url}
              srcSet={pictureSet(post.cover) || undefined}
              sizes="(max-width: 48em) 100vw, 340px"
              alt={post.cover.alt}
              loading="lazy"
            />
          )}
          <Text size="xs" c="dimmed">
            {day(post.dated, language)}
          </Text>
          <Link to={`/blog/${post.slug}`} className={classes.title}>
            {post.title}
          </Link>
          {post.excerpt && <Text c="dimmed">{post.excerpt}</Text>}
        </li>
      ))}
    </ul>
  )
}
