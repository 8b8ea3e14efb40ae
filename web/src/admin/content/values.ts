import type { Post, TextPage } from '@/api/content'

/** A page or a post as its form's fields. */
export function valuesOf(found: TextPage | Post | null) {
  const post = found && 'tags' in found ? found : null
  const page = found && 'position' in found ? found : null
  return {
    title: found?.title ?? '',
    slug: found?.slug ?? '',
    body: found?.body ?? '',
    status: found?.status ?? 'draft',
    publish_at: found?.publish_at ?? null,
    unpublish_at: found?.unpublish_at ?? null,
    language: found?.language ?? '',
    seo_title: found?.seo.title ?? '',
    seo_description: found?.seo.description ?? '',
    excerpt: post?.excerpt ?? '',
    tags: post?.tags ?? [],
    author: post?.author ?? '',
    position: String(page?.position ?? 0),
  }
}

export type Values = ReturnType<typeof valuesOf>

/** What pages and posts have in common, as the server takes it. */
export function bodyOf(values: Values) {
  return {
    title: values.title,
    body: values.body,
    status: values.status,
    publish_at: values.publish_at,
    unpublish_at: values.unpublish_at,
    language: values.language,
    seo: { title: values.seo_title, description: values.seo_description },
    ...(values.slug ? { slug: values.slug } : {}),
  }
}
