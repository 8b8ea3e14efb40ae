import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { isProblem } from '@/api/problem'
import { useLanguage } from '@/lib/i18n'
import { Markup } from '@/ui/Markup'
import { Page, Section } from '@/ui/Page'
import { Failure, NotFound } from '@/ui/states'

import { anchorOf, titleOf } from './help'

const HERE = '/admin'

/** One page of the guide. */
export default function GuidePage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { page = '' } = useParams()
  const { hash } = useLocation()
  const navigate = useNavigate()
  const text = useRef<HTMLDivElement>(null)
  const query = useQuery({
    queryKey: ['help', 'page', page],
    queryFn: () => unwrap(api.GET('/api/v1/help/{page}', { params: { path: { page } } })),
    staleTime: Infinity,
  })
  const shown = query.data
  // To the heading that the address names; links inside the guide stay in the app.
  useEffect(() => {
    const wanted = decodeURIComponent(hash.slice(1))
    const headings = [...(text.current?.querySelectorAll('h2, h3') ?? [])]
    headings.find((one) => wanted !== '' && anchorOf(one.textContent) === wanted)?.scrollIntoView({ block: 'start' })
    const links = [...(text.current?.querySelectorAll<HTMLAnchorElement>('a[href^="/admin/"], a[href^="#"]') ?? [])]
    const follow = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      const href = (event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? ''
      void navigate(href.startsWith(HERE) ? href.slice(HERE.length) : href)
    }
    links.forEach((link) => link.addEventListener('click', follow))
    return () => links.forEach((link) => link.removeEventListener('click', follow))
  }, [shown, hash, navigate])
  if (isProblem(query.error, 'not-found')) return <NotFound home="/help" />
  return (
    <Page
      title={shown ? titleOf(shown, language) : t('nav.help')}
      hint={shown && t('help.english')}
      back={{ to: '/help', label: t('nav.help') }}
      width={860}
    >
      {query.error && !shown && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton h={420} radius="lg" />}
      {shown && (
        <Section>
          <div ref={text} lang="en">
            <Markup html={shown.html} />
          </div>
        </Section>
      )}
    </Page>
  )
}
