import { Skeleton, Stack, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { isProblem } from '@/api/problem'
import { shownPageQuery } from '@/api/reading'
import { useShop } from '@/api/shop'
import { Markup } from '@/ui/Markup'
import { Failure, NotFound } from '@/ui/states'

import classes from './Content.module.css'

/** A page of the shop's own, such as how it delivers. */
export default function ContentPage() {
  const { slug = '' } = useParams()
  const { name } = useShop()
  const { data: page, error, refetch } = useQuery(shownPageQuery(slug))
  useDocumentTitle(page ? `${page.seo.title || page.title} · ${name}` : name)
  if (isProblem(error, 'not-found')) return <NotFound />
  if (error && !page) return <Failure error={error} onRetry={() => void refetch()} />
  if (!page) return <Skeleton h={320} radius="lg" aria-hidden />
  return (
    <Stack gap="md" component="article" className={classes.article}>
      <Title order={1} style={{ overflowWrap: 'anywhere' }}>
        {page.title}
      </Title>
      <Markup html={page.html} />
    </Stack>
  )
}
