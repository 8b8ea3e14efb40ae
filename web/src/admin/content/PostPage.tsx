import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { type Post, postQuery } from '@/api/content'
import { Page } from '@/ui/Page'

import { PictureSection } from './PictureSection'
import { TextForm } from './TextForm'
import { TextShell } from './TextShell'
import { bodyOf, type Values } from './values'

/** A post of the blog, new or known. */
export default function PostPage() {
  const { id } = useParams()
  return id === undefined ? <NewPost /> : <KnownPost key={id} id={id} />
}

const fullBody = (values: Values) => ({
  ...bodyOf(values),
  excerpt: values.excerpt,
  tags: values.tags,
  ...(values.author ? { author: values.author } : {}),
})

function NewPost() {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page title={t('content.newPost')} back={{ to: '/posts', label: t('nav.posts') }} width={1080}>
      <TextForm<Post>
        kind="post"
        found={null}
        save={(values) => unwrap(api.POST('/api/v1/content/posts', { body: fullBody(values) }))}
        onSaved={(saved) => {
          void client.invalidateQueries({ queryKey: ['content'] })
          void navigate(`/posts/${saved.id}`, { replace: true })
        }}
      />
    </Page>
  )
}

function KnownPost({ id }: { id: string }) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const query = useQuery(postQuery(id))
  const params = { path: { post_id: Number(id) } }
  const refresh = () => client.invalidateQueries({ queryKey: ['content'] })
  return (
    <TextShell
      query={query}
      back={{ to: '/posts', label: t('nav.posts') }}
      address={`/blog/${query.data?.found.slug ?? ''}`}
      remove={() => unwrap(api.DELETE('/api/v1/content/posts/{post_id}', { params }))}
    >
      {query.data && (
        <TextForm<Post>
          key={query.data.version}
          kind="post"
          found={query.data.found}
          save={(values) =>
            unwrap(
              api.PUT('/api/v1/content/posts/{post_id}', {
                params,
                headers: { 'If-Match': query.data.version ?? '' },
                body: fullBody(values),
              }),
            )
          }
          onSaved={() => void refresh()}
        >
          <PictureSection
            title={t('content.cover')}
            picture={query.data.found.cover}
            address={`/api/v1/content/posts/${id}/cover`}
            onChanged={refresh}
          />
        </TextForm>
      )}
    </TextShell>
  )
}
