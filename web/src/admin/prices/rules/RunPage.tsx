import { Button, SimpleGrid, Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { runQuery } from '@/api/pricing'
import { count, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Stat } from '@/ui/Stat'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { DecisionsTable } from './DecisionsTable'

/** One run: what it came to, and putting it back. */
export default function RunPage() {
  const { id } = useParams()
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('prices:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const query = useQuery(runQuery(Number(id)))
  const undo = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/management/price/runs/{run_id}/undo', { params: { path: { run_id: Number(id) } } })),
    onSuccess: () => showDone(t('repricing.undone')),
    onSettled: () => Promise.all(['prices', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
    onError: notice,
  })
  const run = query.data
  const back = run?.rule_id
    ? { to: `/price-rules/${run.rule_id}`, label: run.rule_name }
    : { to: '/price-rules/runs', label: t('repricing.log') }
  if (isProblem(query.error, 'not-found')) return <NotFound home="/price-rules/runs" />
  if (!run) {
    return (
      <Page title="…" back={back}>
        {query.error ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton h={320} radius="lg" />
        )}
      </Page>
    )
  }
  const canUndo = mayWrite && !run.dry && run.status !== 'undone'
  return (
    <Page
      title={`${run.rule_name}: ${t(run.dry ? 'repricing.dry' : 'repricing.real')}`}
      badge={<StatusBadge status={run.status} label={t(`repricing.status.${run.status}`)} />}
      hint={[moment(run.created_at, language), run.scheduled ? t('repricing.byItself') : run.by, run.channel]
        .filter(Boolean)
        .join(' · ')}
      back={back}
      actions={
        canUndo && (
          <Button
            variant="default"
            loading={undo.isPending}
            onClick={() =>
              confirm({
                title: t('repricing.undoConfirm'),
                hint: t('repricing.undoHint'),
                confirm: t('repricing.undo'),
                onConfirm: () => undo.mutate(),
              })
            }
          >
            {t('repricing.undo')}
          </Button>
        )
      }
    >
      <SimpleGrid cols={3}>
        {(['changed', 'same', 'refused'] as const).map((name) => (
          <Stat key={name} label={t(`repricing.outcome.${name}`)} value={count(run[name], language)} />
        ))}
      </SimpleGrid>
      <Section title={t('repricing.decisions')} flush>
        <DecisionsTable runId={run.id} />
      </Section>
    </Page>
  )
}
