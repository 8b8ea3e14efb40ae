import { Button, Skeleton } from '@mantine/core'
import { IconExternalLink, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import type { Post, TextPage } from '@/api/content'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { shownState } from './state'

type Props = {
  query: { data: { found: TextPage | Post } | undefined; error: unknown; refetch: () => Promise<unknown> }
  back: { to: string; label: string }
  /** Where the shop shows it. */
  address: string
  remove: () => Promise<unknown>
  children: ReactNode
}

/** Around the form of a known page or post: its name, its state, and what can be done with it. */
export function TextShell({ query, back, address, remove, children }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('content:write')
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const drop = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      showDone(t('catalog.deleted'))
      await navigate(back.to)
      await client.invalidateQueries({ queryKey: ['content'] })
    },
    onError: notice,
  })
  const { data, error, refetch } = query
  if (isProblem(error, 'not-found')) return <NotFound home={back.to} />
  if (!data) {
    return (
      <Page title={error ? back.label : '…'} back={back} width={1080}>
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Section>
            <Skeleton h={240} />
          </Section>
        )}
      </Page>
    )
  }
  const state = shownState(data.found)
  return (
    <Page
      title={data.found.title}
      badge={<StatusBadge status={state} label={t(`content.state.${state}`)} />}
      back={back}
      width={1080}
      actions={
        <>
          {state === 'published' && (
            <Button variant="default" component="a" href={address} leftSection={<IconExternalLink size={16} />}>
              {t('products.view')}
            </Button>
          )}
          {mayWrite && (
            <Button
              variant="default"
              leftSection={<IconTrash size={16} />}
              loading={drop.isPending}
              onClick={() =>
                confirm({
                  title: t('catalog.deleteConfirm', { name: data.found.title }),
                  confirm: t('ui:action.delete'),
                  onConfirm: () => drop.mutate(),
                })
              }
            >
              {t('ui:action.delete')}
            </Button>
          )}
        </>
      }
    >
      {children}
    </Page>
  )
}
