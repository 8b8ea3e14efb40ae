import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Post } from '@/api/content'

import { TextList } from './TextList'

/** The shop's blog. */
export default function PostsPage() {
  const { t } = useTranslation('admin')
  return (
    <TextList<Post>
      title={t('nav.posts')}
      base="/posts"
      sort="-dated"
      newTitle={t('content.newPost')}
      empty={{ title: t('content.noPosts'), hint: t('content.noPostsHint') }}
      load={(query) =>
        unwrap(api.GET('/api/v1/content/posts', { params: { query: { ...query, sort: query.sort as 'title' } } }))
      }
      queryKey={['content', 'posts']}
    />
  )
}
