import { Alert, Button, Group, Progress, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock, IconScale } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { type Compared, type Experiment, type Result, resultQuery } from '@/api/experiments'
import { useMay } from '@/api/me'
import { count, day, money, percent } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'
import { Stat } from '@/ui/Stat'

import { History } from '../audit/History'
import { Band } from '../figures/charts'
import { axisText, chance, gapText, part, valueText } from './words'

const TONE = {
  draft: 'gray',
  too_early: 'blue',
  undecided: 'blue',
  better: 'petrol',
  worse: 'orange',
  no_difference: 'gray',
  split_off: 'red',
} as const

/** What came of an experiment so far, in words and figures. */
export function ResultView({ experiment }: { experiment: Experiment }) {
  const maySeeAudit = useMay('audit:read')
  const { t } = useTranslation('admin')
  const { data, error, refetch } = useQuery({ ...resultQuery(experiment.id), refetchInterval: 60_000 })
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton h={420} radius="lg" />
  return (
    <Stack gap="lg">
      <VerdictBox experiment={experiment} result={data} />
      {experiment.description && (
        <Text c="dimmed" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {experiment.description}
        </Text>
      )}
      {data.variants.length > 0 && <Variants experiment={experiment} result={data} />}
      {data.market && <Market result={data} />}
      {data.comparisons.map((one) => (
        <Comparison key={one.variant} experiment={experiment} result={data} one={one} />
      ))}
      {maySeeAudit && (
        <Section title={t('products.historyTab')}>
          <History subjects={[{ type: 'hypotheses', id: experiment.id }]} />
        </Section>
      )}
    </Stack>
  )
}

function VerdictBox({ experiment, result }: { experiment: Experiment; result: Result }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const said = (one: { en: string; ru: string }) => (language.startsWith('ru') ? one.ru : one.en)
  const { verdict } = result
  const Icon =
    verdict.state === 'better'
      ? IconCheck
      : verdict.state === 'split_off'
        ? IconAlertTriangle
        : verdict.state === 'too_early'
          ? IconClock
          : IconScale
  return (
    <>
      <Alert color={TONE[verdict.state]} icon={<Icon size={20} />} title={t(`experiments.verdicts.${verdict.state}`)}>
        <Stack gap="sm">
          <Text size="sm">{said(verdict)}</Text>
          {result.progress !== null && (
            <div>
              <Progress value={result.progress * 100} aria-label={t('experiments.progress')} />
              <Text size="xs" c="dimmed" mt={4}>
                {t('experiments.progressOf', { share: part(result.progress, language) })}
              </Text>
            </div>
          )}
          {experiment.kept !== null && (
            <Text size="sm" fw={550}>
              {t('experiments.isKept', { name: experiment.variants[experiment.kept]?.name ?? '' })}
            </Text>
          )}
        </Stack>
      </Alert>
      {result.warnings.map((one) => (
        <Alert key={one.en} color="yellow" icon={<IconAlertTriangle size={18} />}>
          <Text size="sm">{said(one)}</Text>
        </Alert>
      ))}
    </>
  )
}

function Variants({ experiment, result }: { experiment: Experiment; result: Result }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <Section title={t('experiments.variants')} hint={t('experiments.variantsHint')} flush>
      <Table.ScrollContainer minWidth={620}>
        <Table aria-label={t('experiments.variants')} verticalSpacing={10}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('experiments.variantName')}</Table.Th>
              <Table.Th ta="end">{t('experiments.visitors')}</Table.Th>
              <Table.Th ta="end">{t('experiments.share')}</Table.Th>
              <Table.Th ta="end">{t('experiments.outcomes')}</Table.Th>
              <Table.Th ta="end">{t('experiments.revenue')}</Table.Th>
              <Table.Th ta="end">{t(`experiments.metrics.${result.metric}`)}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {result.variants.map((one, place) => (
              <Table.Tr key={place}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{one.name}</Table.Td>
                <Table.Td ta="end" className="num">
                  {count(one.visitors, language)}
                </Table.Td>
                <Table.Td ta="end" className="num">
                  {one.share === null ? '—' : part(one.share, language)}
                </Table.Td>
                <Table.Td ta="end" className="num">
                  {count(one.outcomes, language)}
                </Table.Td>
                <Table.Td ta="end" className="num">
                  {money(one.revenue, result.currency, language)}
                </Table.Td>
                <Table.Td ta="end" className="num">
                  {valueText(result.metric, one.value, result.currency, language)}
                </Table.Td>
                <Table.Td ta="end">
                  <Keep experiment={experiment} variant={place} name={one.name} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}

function Keep({ experiment, variant, name }: { experiment: Experiment; variant: number; name: string }) {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('experiments:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const keep = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/management/hypotheses/{hypothesis_id}/keep', {
          params: { path: { hypothesis_id: experiment.id } },
          body: { variant },
        }),
      ),
    onSuccess: () => showDone(t('experiments.keptDone')),
    onSettled: () => client.invalidateQueries({ queryKey: ['experiments'] }),
    onError: notice,
  })
  if (!mayWrite || experiment.kept !== null) return null
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={keep.isPending}
      aria-label={`${t('experiments.keep')}: ${name}`}
      onClick={() =>
        confirm({
          title: t('experiments.keepConfirm', { name }),
          hint: t('experiments.keepHint'),
          confirm: t('experiments.keep'),
          onConfirm: () => keep.mutate(),
        })
      }
    >
      {t('experiments.keep')}
    </Button>
  )
}

function Market({ result }: { result: Result }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { market, metric, currency } = result
  if (!market) return null
  const text = (value: number) => valueText(metric, value, currency, language)
  return (
    <Section
      title={t('experiments.dayByDay')}
      hint={t('experiments.dayByDayHint', { day: day(market.changed_on, language) })}
    >
      <SimpleGrid cols={{ base: 2, sm: 4 }} mb="md">
        <Stat label={t('experiments.before')} value={text(market.before)} />
        <Stat label={t('experiments.after')} value={text(market.after)} />
        <Stat label={t('experiments.expected')} value={text(market.expected)} />
        <Stat label={t('experiments.through')} value={day(market.through, language, 'short')} />
      </SimpleGrid>
      <Band
        label={t('experiments.dayByDay')}
        points={market.days.map((one) => ({
          at: day(one.day, language, 'short'),
          mean: one.expected,
          band: null,
          actual: one.changed,
        }))}
        names={{ mean: t('experiments.expected'), band: '', actual: t('experiments.changedGoods') }}
        text={text}
        axis={(value) => axisText(metric, value, currency, language)}
      />
    </Section>
  )
}

function Comparison({ experiment, result, one }: { experiment: Experiment; result: Result; one: Compared }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { metric, currency } = result
  const gap = (value: number | null) => gapText(metric, value, currency, language)
  const name = experiment.variants[one.variant]?.name ?? ''
  const title = result.kind === 'store' ? t('experiments.against', { name }) : t('experiments.difference_')
  const points = one.days
    .filter(({ low, high }) => low !== null && high !== null)
    .map(({ day: at, estimate, low, high }) => ({
      at: day(at, language, 'short'),
      mean: estimate,
      band: [low ?? 0, high ?? 0] as [number, number],
      actual: null,
    }))
  return (
    <Section title={title} hint={t(`experiments.tests.${one.test}`)}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="md">
        <Stat
          label={t('experiments.estimate')}
          value={gap(one.estimate)}
          hint={one.lift === null ? undefined : t('experiments.lift', { value: percent(one.lift, language) })}
        />
        <Stat
          label={t('experiments.always')}
          value={
            <Text span fz={16} fw={600}>
              {one.always.enough ? `${gap(one.always.low)} … ${gap(one.always.high)}` : t('experiments.notYet')}
            </Text>
          }
          hint={t('experiments.alwaysHint', { p: chance(one.always.p_value, language) })}
        />
        <Stat
          label={t('experiments.interval')}
          value={<Text span fz={16} fw={600}>{`${gap(one.interval.low)} … ${gap(one.interval.high)}`}</Text>}
          hint={t('experiments.intervalHint', { p: chance(one.p_value, language) })}
        />
        {result.split && (
          <Stat
            label={t('experiments.split')}
            value={result.split.off ? t('experiments.splitOff') : t('experiments.splitFine')}
            tone={result.split.off ? 'bad' : undefined}
            hint={chance(result.split.p_value, language)}
          />
        )}
      </SimpleGrid>
      {points.length > 1 ? (
        <Band
          label={t('experiments.chart')}
          points={points}
          names={{ mean: t('experiments.estimate'), band: t('experiments.band'), actual: '' }}
          text={gap}
          axis={(value) => axisText(metric, value, currency, language)}
        />
      ) : (
        <Empty compact title={t('experiments.noChart')} />
      )}
      <Group mt="xs">
        <Text size="xs" c="dimmed">
          {t('experiments.chartHint')}
        </Text>
      </Group>
    </Section>
  )
}
