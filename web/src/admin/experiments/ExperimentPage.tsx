import { Button, Skeleton } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { type Experiment, experimentQuery } from '@/api/experiments'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { ExperimentForm } from './ExperimentForm'
import { ResultView } from './ResultView'

/** An experiment: written down step by step while it is a draft, its result from then on. */
export default function ExperimentPage() {
  const { id } = useParams()
  return id === undefined ? <NewExperiment /> : <KnownExperiment key={id} id={Number(id)} />
}

function NewExperiment() {
  const { t } = useTranslation('admin')
  const navigate = useNavigate()
  return (
    <Page title={t('experiments.new')} back={{ to: '/experiments', label: t('nav.experiments') }} width={1080}>
      <ExperimentForm experiment={null} onSaved={({ id }) => void navigate(`/experiments/${id}`, { replace: true })} />
    </Page>
  )
}

function KnownExperiment({ id }: { id: number }) {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = useQuery(experimentQuery(id))
  const back = { to: '/experiments', label: t('nav.experiments') }
  if (isProblem(error, 'not-found')) return <NotFound home="/experiments" />
  if (error && !data) {
    return (
      <Page title={t('nav.experiments')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!data) {
    return (
      <Page title="…" back={back} width={1080}>
        <Section>
          <Skeleton h={160} />
        </Section>
      </Page>
    )
  }
  return (
    <Page
      title={data.name}
      badge={<StatusBadge status={data.status} label={t(`experiments.state.${data.status}`)} />}
      hint={[t(`experiments.kinds.${data.kind}`), data.subject].filter(Boolean).join(' · ')}
      back={back}
      width={1080}
      actions={<Actions experiment={data} />}
    >
      {data.status === 'draft' ? (
        <ExperimentForm key={data.version} experiment={data} onSaved={() => void refetch()} />
      ) : (
        <ResultView experiment={data} />
      )}
    </Page>
  )
}

function Actions({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('experiments:write')
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const params = { path: { hypothesis_id: experiment.id } }
  const again = () => client.invalidateQueries({ queryKey: ['experiments'] })
  const start = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/management/hypotheses/{hypothesis_id}/start', { params })),
    onSuccess: () => showDone(t('experiments.begun')),
    onSettled: again,
    onError: notice,
  })
  const stop = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/management/hypotheses/{hypothesis_id}/stop', { params })),
    onSuccess: () => showDone(t('experiments.ended')),
    onSettled: again,
    onError: notice,
  })
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/management/hypotheses/{hypothesis_id}', { params })),
    onSuccess: async () => {
      showDone(t('catalog.deleted'))
      await navigate('/experiments')
      await again()
    },
    onError: notice,
  })
  if (!mayWrite) return null
  return (
    <>
      {experiment.status !== 'running' && (
        <Button
          variant="default"
          leftSection={<IconTrash size={16} />}
          loading={remove.isPending}
          onClick={() =>
            confirm({
              title: t('catalog.deleteConfirm', { name: experiment.name }),
              hint: t('experiments.deleteHint'),
              confirm: t('ui:action.delete'),
              onConfirm: () => remove.mutate(),
            })
          }
        >
          {t('ui:action.delete')}
        </Button>
      )}
      {experiment.status === 'draft' && (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={start.isPending}
          disabled={experiment.missing.length > 0}
          onClick={() => start.mutate()}
        >
          {t('experiments.start')}
        </Button>
      )}
      {experiment.status === 'running' && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} />}
          loading={stop.isPending}
          onClick={() =>
            confirm({
              title: t('experiments.stopConfirm'),
              hint: t('experiments.stopHint'),
              confirm: t('experiments.stop'),
              onConfirm: () => stop.mutate(),
            })
          }
        >
          {t('experiments.stop')}
        </Button>
      )}
    </>
  )
}
