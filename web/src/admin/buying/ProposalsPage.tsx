import { Anchor, Alert, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconShoppingCartPlus } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import type { ProposalGroup } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { count, country, day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { DataTable, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'

/** What fell to its reorder point, by supplier, and one click to a draft. */
export default function ProposalsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('purchases:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [level, setLevel] = useState<number | string>(95)
  const [cover, setCover] = useState<number | string>(28)
  const terms = {
    service_level: Math.min(0.999, Math.max(0.5, Number(level) / 100 || 0.95)),
    cover_days: Math.min(365, Math.max(1, Number(cover) || 28)),
  }
  const query = useQuery({
    queryKey: ['purchases', 'proposals', terms],
    queryFn: () => unwrap(api.GET('/api/v1/purchases/proposals', { params: { query: terms } })),
    placeholderData: keepPreviousData,
  })
  const draft = useMutation({
    mutationFn: (suppliers: number[] | null) =>
      unwrap(
        api.POST('/api/v1/purchases/proposals', {
          params: { query: terms },
          headers: { 'Idempotency-Key': crypto.randomUUID() },
          body: { supplier_ids: suppliers },
        }),
      ),
    onSuccess: async ({ purchases }) => {
      showDone(t('buying.drafted', { count: purchases.length }))
      await client.invalidateQueries({ queryKey: ['purchases'] })
    },
    onError: notice,
  })
  const found = query.data
  const some = found?.groups.some(({ problem }) => problem === null)
  return (
    <Page
      title={t('buying.proposals')}
      hint={found?.as_of ? t('buying.proposalsHint', { day: day(found.as_of, language) }) : t('buying.proposalsNone')}
      back={{ to: '/purchases', label: t('buying.purchases') }}
      actions={
        mayWrite &&
        some && (
          <Button
            leftSection={<IconShoppingCartPlus size={16} />}
            loading={draft.isPending}
            onClick={() => draft.mutate(null)}
          >
            {t('buying.draftAll')}
          </Button>
        )
      }
    >
      <Section>
        <Group align="flex-end">
          <NumberInput
            label={t('buying.serviceLevel')}
            min={50}
            max={99.9}
            suffix=" %"
            value={level}
            onChange={setLevel}
            w={180}
          />
          <NumberInput
            label={t('buying.cover')}
            min={1}
            max={365}
            allowDecimal={false}
            value={cover}
            onChange={setCover}
            w={180}
          />
          <Text size="sm" c="dimmed" flex="1 1 260px">
            {t('buying.proposalsHow')}
          </Text>
        </Group>
      </Section>
      {query.error && !found && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {found?.groups.map((group) => (
        <SupplierProposal
          key={`${group.supplier_id} ${group.currency}`}
          group={group}
          shop={found.currency}
          busy={draft.isPending}
          onDraft={mayWrite ? () => draft.mutate([group.supplier_id]) : undefined}
        />
      ))}
      {found?.groups.length === 0 && (
        <Section>
          <Empty title={t('buying.nothingToBuy')} hint={t('buying.nothingToBuyHint')} />
        </Section>
      )}
      {found && found.without_supplier.length > 0 && (
        <Section title={t('buying.withoutSupplier')} hint={t('buying.withoutSupplierHint')} flush>
          <DataTable
            label={t('buying.withoutSupplier')}
            query={{ ...query, data: { items: found.without_supplier, total: found.without_supplier.length } }}
            pager={false}
            rowKey={({ variant_id }) => variant_id}
            href={({ product_id }) => `/figures/forecast/${product_id}`}
            columns={[
              {
                key: 'name',
                title: t('buying.own'),
                render: (row) => (
                  <>
                    {row.name}
                    <Sub>{row.sku}</Sub>
                  </>
                ),
              },
              { key: 'there', title: t('buying.there'), align: 'end', render: (row) => count(row.available, language) },
              {
                key: 'point',
                title: t('buying.point'),
                align: 'end',
                wide: true,
                render: (row) => count(row.reorder_point, language),
              },
              { key: 'needed', title: t('buying.needed'), align: 'end', render: (row) => count(row.needed, language) },
              {
                key: 'risk',
                title: t('buying.atRisk'),
                align: 'end',
                wide: true,
                render: (row) => money(row.at_risk, found.currency, language),
              },
            ]}
            empty={null}
          />
        </Section>
      )}
    </Page>
  )
}

type GroupProps = { group: ProposalGroup; shop: string; busy: boolean; onDraft: (() => void) | undefined }

function SupplierProposal({ group, shop, busy, onDraft }: GroupProps) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <Section
      title={group.supplier}
      hint={[country(group.country, language), money(group.total, group.currency, language)].join(' · ')}
      flush
      actions={
        <>
          <Button size="xs" variant="subtle" component={Link} to={`/suppliers/${group.supplier_id}`}>
            {t('buying.supplier')}
          </Button>
          {onDraft && group.problem === null && (
            <Button size="xs" disabled={busy} onClick={onDraft}>
              {t('buying.draftOne')}
            </Button>
          )}
        </>
      }
    >
      {group.problem !== null && (
        <Stack px="md" pb="md">
          <Alert color="yellow">
            {t('buying.noRate', { currency: group.currency })}{' '}
            <Anchor component={Link} to="/exchange-rates" inherit>
              {t('buying.rates')}
            </Anchor>
          </Alert>
        </Stack>
      )}
      <DataTable
        label={group.supplier}
        query={{
          data: { items: group.lines, total: group.lines.length },
          error: null,
          isPending: false,
          isPlaceholderData: false,
          refetch: () => Promise.resolve(),
        }}
        pager={false}
        rowKey={({ item_id }) => item_id}
        href={({ product_id }) => `/figures/forecast/${product_id}`}
        columns={[
          {
            key: 'name',
            title: t('buying.own'),
            render: (row) => (
              <>
                {row.name}
                <Sub>{row.sku}</Sub>
              </>
            ),
          },
          {
            key: 'there',
            title: t('buying.there'),
            align: 'end',
            render: (row) =>
              row.on_order > 0
                ? `${count(row.available, language)} + ${count(row.on_order, language)}`
                : count(row.available, language),
          },
          {
            key: 'point',
            title: t('buying.point'),
            align: 'end',
            wide: true,
            render: (row) => count(row.reorder_point, language),
          },
          {
            key: 'lead',
            title: t('buying.leadTime'),
            align: 'end',
            wide: 'md',
            render: (row) => t('buying.days', { count: row.lead_time_days }),
          },
          {
            key: 'least',
            title: t('buying.leastAndPack'),
            align: 'end',
            wide: 'md',
            render: (row) => `${count(row.min_order_quantity, language)} / ${count(row.pack_size, language)}`,
          },
          {
            key: 'risk',
            title: t('buying.atRisk'),
            align: 'end',
            wide: 'md',
            render: (row) => money(row.at_risk, shop, language),
          },
          { key: 'order', title: t('buying.toOrder'), align: 'end', render: (row) => count(row.quantity, language) },
          {
            key: 'cost',
            title: t('buying.goods'),
            align: 'end',
            wide: true,
            render: (row) => money(row.cost, group.currency, language),
          },
        ]}
        empty={null}
      />
    </Section>
  )
}
