import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { pageQuery, type TextPage } from '@/api/content'
import { Page } from '@/ui/Page'

import { TextForm } from './TextForm'
import { TextShell } from './TextShell'
import { bodyOf, type Values } from './values'

/** A page of the shop, new or known. */
export default function PagePage() {
  const { id } = useParams()
  return id === undefined ? <NewPage /> : <KnownPage key={id} id={id} />
}

const fullBody = (values: Values) => ({ ...bodyOf(values), position: Number(values.position || 0) })

function NewPage() {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page title={t('content.newPage')} back={{ to: '/pages', label: t('nav.pages') }} width={1080}>
      <TextForm<TextPage>
        kind="page"
        found={null}
        save={(values) => unwrap(api.POST('/api/v1/content/pages', { body: fullBody(values) }))}
        onSaved={(saved) => {
          void client.invalidateQueries({ queryKey: ['content'] })
          void navigate(`/pages/${saved.id}`, { replace: true })
        }}
      />
    </Page>
  )
}

function KnownPage({ id }: { id: string }) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const query = useQuery(pageQuery(id))
  const params = { path: { page_id: Number(id) } }
  return (
    <TextShell
      query={query}
      back={{ to: '/pages', label: t('nav.pages') }}
      address={`/pages/${query.data?.found.slug ?? ''}`}
      remove={() => unwrap(api.DELETE('/api/v1/content/pages/{page_id}', { params }))}
    >
      {query.data && (
        <TextForm<TextPage>
          key={query.data.version}
          kind="page"
          found={query.data.found}
          save={(values) =>
            unwrap(
              api.PUT('/api/v1/content/pages/{page_id}', {
                params,
                headers: { 'If-Match': query.data.version ?? '' },
                body: fullBody(values),
              }),
            )
          }
          onSaved={() => void client.invalidateQueries({ queryKey: ['content'] })}
        />
      )}
    </TextShell>
  )
}
