import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { Planned } from '@/api/pricing'
import { useShop } from '@/api/shop'
import { moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { useSaid } from '@/ui/said'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { EntityModal } from '../catalog/EntityModal'

/** Prices that a variant will have from a moment on, and for a while. */
export function PlannedSection({ variantId }: { variantId: number }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const said = useSaid()
  const mayWrite = useMay('prices:write')
  const { currency } = useShop()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [edited, setEdited] = useState<Planned | 'new' | null>(null)
  const query = useQuery({
    queryKey: ['prices', 'planned', variantId],
    queryFn: () =>
      unwrap(api.GET('/api/v1/prices/scheduled', { params: { query: { variant_id: variantId, limit: 50 } } })),
    placeholderData: keepPreviousData,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['prices'] })
  const cancel = useMutation({
    mutationFn: ({ id }: Planned) =>
      unwrap(api.DELETE('/api/v1/prices/scheduled/{planned_id}', { params: { path: { planned_id: id } } })),
    onSuccess: () => showDone(t('prices.planCancelled')),
    onSettled: refresh,
    onError: notice,
  })
  const row = edited === 'new' ? null : edited
  const open = (plan: Planned) => plan.status === 'waiting' || plan.status === 'in_force'
  return (
    <Section
      title={t('prices.planned')}
      hint={t('prices.plannedHint')}
      flush
      actions={
        mayWrite && (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
            {t('prices.plan')}
          </Button>
        )
      }
    >
      <DataTable<Planned>
        label={t('prices.planned')}
        query={query}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'amount',
            title: t('prices.price'),
            render: ({ amount, before, currency: named, problem }) => (
              <>
                {money(amount, named, language)}
                {before !== null && <Sub>{t('prices.insteadOf', { price: money(before, named, language) })}</Sub>}
                {problem && <Sub>{said.reason(problem)}</Sub>}
              </>
            ),
          },
          {
            key: 'when',
            title: t('prices.when'),
            render: ({ starts_at, ends_at }) => (
              <>
                {moment(starts_at, language)}
                {ends_at && <Sub>{t('prices.until', { moment: moment(ends_at, language) })}</Sub>}
              </>
            ),
          },
          {
            key: 'status',
            title: t('discounts.status'),
            wide: true,
            render: ({ status }) => <StatusBadge status={status} label={t(`prices.plans.${status}`)} />,
          },
          {
            key: 'actions',
            title: '',
            align: 'end',
            width: 90,
            render: (plan) =>
              mayWrite &&
              open(plan) && (
                <RowActions>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('prices.changePlan')}: ${money(plan.amount, plan.currency, language)}`}
                    onClick={() => setEdited(plan)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('prices.cancelPlan')}: ${money(plan.amount, plan.currency, language)}`}
                    onClick={() =>
                      confirm({
                        title: t('prices.cancelPlanConfirm'),
                        hint: t('prices.cancelPlanHint'),
                        confirm: t('prices.cancelPlan'),
                        onConfirm: () => cancel.mutate(plan),
                      })
                    }
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </RowActions>
              ),
          },
        ]}
        empty={<Empty compact title={t('prices.noPlans')} />}
      />
      {edited && (
        <EntityModal
          title={row ? t('prices.changePlan') : t('prices.plan')}
          initial={{
            amount: row?.amount ?? '',
            starts_at: row?.starts_at ?? null,
            ends_at: row?.ends_at ?? null,
          }}
          fields={[
            {
              name: 'amount',
              label: t('prices.price'),
              kind: 'money',
              currency: row?.currency ?? currency,
              required: true,
              when: () => row?.status !== 'in_force',
            },
            {
              name: 'starts_at',
              label: t('discounts.startsAt'),
              kind: 'moment',
              required: true,
              when: () => row?.status !== 'in_force',
            },
            { name: 'ends_at', label: t('discounts.endsAt'), hint: t('prices.endsHint'), kind: 'moment' },
          ]}
          save={({ amount, starts_at, ends_at }) => {
            const end = ends_at as string | null
            const body = { amount: String(amount), starts_at: String(starts_at), ends_at: end }
            return row
              ? unwrap(
                  api.PUT('/api/v1/prices/scheduled/{planned_id}', {
                    params: { path: { planned_id: row.id } },
                    headers: { 'If-Match': `"${row.version}"` },
                    body: row.status === 'in_force' ? { ends_at: end } : body,
                  }),
                )
              : unwrap(api.POST('/api/v1/prices/scheduled', { body: { variant_id: variantId, ...body } }))
          }}
          onSaved={() => void refresh()}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  )
}
