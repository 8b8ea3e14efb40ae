import { Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Decision } from '@/api/pricing'
import { useShop } from '@/api/shop'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Empty } from '@/ui/states'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

/** What a run came to for each variant, each step in words. */
export function DecisionsTable({ runId }: { runId: number }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency = 'RUB' } = useShop()
  const list = useListState('id', ['outcome'])
  const query = useQuery({
    queryKey: ['prices', 'runs', 'decisions', runId, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/price/runs/{run_id}/decisions', {
          params: {
            path: { run_id: runId },
            query: { outcome: list.filters.outcome ?? null, cursor: list.cursor ?? null },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const show = (amount: string | null) => (amount === null ? '—' : money(amount, currency, language))
  const margin = (amount: string | null, share: string | null) =>
    amount === null ? '—' : `${show(amount)}${share === null ? '' : ` · ${share} %`}`
  return (
    <>
      <Toolbar>
        <FilterSelect
          list={list}
          name="outcome"
          label={t('repricing.decision')}
          data={(['changed', 'same', 'refused'] as const).map((value) => ({
            value,
            label: t(`repricing.outcome.${value}`),
          }))}
        />
      </Toolbar>
      <DataTable<Decision>
        label={t('repricing.decisions')}
        query={query}
        list={list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('repricing.product'),
            render: (one) => (
              <>
                {one.name}
                <Text size="xs" c="dimmed">
                  {one.sku}
                </Text>
                <Sub narrow>
                  {t('repricing.was', { amount: show(one.before) })} · {t('repricing.margin')}:{' '}
                  {margin(one.margin_after, one.margin_percent_after)}
                </Sub>
                <Stack gap={2} mt={4} hiddenFrom="md">
                  <Why decision={one} />
                </Stack>
              </>
            ),
          },
          {
            key: 'why',
            title: t('repricing.why'),
            wide: 'md',
            render: (one) => (
              <Stack gap={2} maw={560}>
                <Why decision={one} />
              </Stack>
            ),
          },
          { key: 'before', title: t('prices.before'), align: 'end', wide: true, render: ({ before }) => show(before) },
          {
            key: 'after',
            title: t('prices.after'),
            align: 'end',
            render: ({ after, before, outcome }) => (
              <Text size="sm" fw={outcome === 'changed' ? 650 : 400} span>
                {show(outcome === 'refused' ? before : after)}
              </Text>
            ),
          },
          {
            key: 'margin',
            title: t('repricing.margin'),
            align: 'end',
            wide: true,
            render: (one) => (
              <>
                <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
                  {margin(one.margin_after, one.margin_percent_after)}
                </Text>
                <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                  {t('repricing.was', { amount: margin(one.margin_before, one.margin_percent_before) })}
                </Text>
              </>
            ),
          },
        ]}
        empty={<Empty compact title={t('repricing.noDecisions')} />}
      />
    </>
  )
}

function Why({ decision }: { decision: Decision }) {
  const language = useLanguage()
  const { currency = 'RUB' } = useShop()
  return (
    <>
      {decision.effects.map((effect, place) => (
        <Text key={place} size="xs" style={{ overflowWrap: 'anywhere' }}>
          {effect.text}
          {effect.before !== effect.after && (
            <Text span size="xs" c="dimmed">
              {` → ${money(effect.after, currency, language)}`}
            </Text>
          )}
        </Text>
      ))}
      {decision.problem && (
        <Text size="xs" c="var(--mantine-color-error)">
          {decision.problem}
        </Text>
      )}
    </>
  )
}
