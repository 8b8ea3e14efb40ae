import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { TextPage } from '@/api/content'

import { TextList } from './TextList'

/** Pages of the shop: about us, delivery, terms. */
export default function PagesPage() {
  const { t } = useTranslation('admin')
  return (
    <TextList<TextPage>
      title={t('nav.pages')}
      base="/pages"
      sort="position"
      newTitle={t('content.newPage')}
      empty={{ title: t('content.noPages'), hint: t('content.noPagesHint') }}
      load={(query) =>
        unwrap(api.GET('/api/v1/content/pages', { params: { query: { ...query, sort: query.sort as 'title' } } }))
      }
      queryKey={['content', 'pages']}
    />
  )
}
