import { Button, Group, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { BulkChange } from '@/api/pricing'
import { isProblem } from '@/api/problem'
import type { components } from '@/api/schema'
import { useShop } from '@/api/shop'
import { count, moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable, Sub } from '@/ui/DataTable'
import { FormError } from '@/ui/FormError'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice, useProblemText } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { MomentInput } from '../parts/MomentInput'
import { type Goods, GoodsFields, goodsBody, NO_GOODS } from './GoodsFields'

type Asked = components['schemas']['BulkPricesIn']
type Item = components['schemas']['BulkPreviewItemOut']
type How = 'percent' | 'amount' | 'set'

/** Many prices at once: looked at first, changed, and put back. */
export default function BulkPage() {
  const { t } = useTranslation('admin')
  const text = useProblemText()
  const mayWrite = useMay('prices:write')
  const client = useQueryClient()
  const { currency } = useShop()
  const [goods, setGoods] = useState<Goods>(NO_GOODS)
  const [how, setHow] = useState<How>('percent')
  const [by, setBy] = useState('')
  const [rounding, setRounding] = useState<'none' | '0.90' | '0.99'>('none')
  const [channel, setChannel] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const asked: Asked = {
    filter: { q: '', ...goodsBody(goods) },
    change: { [how]: by, rounding },
    channel: channel.trim() || null,
    at,
  }
  /** What the table below shows; another wish takes another look. */
  const [looked, setLooked] = useState<Asked | null>(null)
  const fresh = looked !== null && JSON.stringify(looked) === JSON.stringify(asked)
  const apply = useMutation({
    mutationFn: (body: Asked) => unwrap(api.POST('/api/v1/management/price/bulk', { body })),
    onSuccess: (made) => {
      showDone(t(made.status === 'done' ? 'repricing.applied' : 'repricing.applying'))
      setLooked(null)
    },
    onSettled: () => Promise.all(['prices', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
  return (
    <Page title={t('nav.bulkPrices')} hint={t('repricing.bulkHint')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply.reset()
          setLooked(asked)
        }}
      >
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Section title={t('repricing.goods')} hint={t('repricing.goodsHint')}>
            <Stack>
              <GoodsFields value={goods} onChange={setGoods} />
            </Stack>
          </Section>
          <Section title={t('repricing.move')}>
            <Stack>
              <SegmentedControl
                fullWidth
                aria-label={t('repricing.move')}
                value={how}
                onChange={(next) => {
                  setHow(next)
                  setBy('')
                }}
                data={(['percent', 'amount', 'set'] as const).map((value) => ({
                  value,
                  label: t(`repricing.how.${value}`),
                }))}
              />
              {how === 'percent' ? (
                <NumberInput
                  label={t('repricing.byPercent')}
                  description={t('repricing.signHint')}
                  suffix=" %"
                  decimalScale={4}
                  allowedDecimalSeparators={['.', ',']}
                  hideControls
                  required
                  value={by}
                  onChange={(next) => setBy(String(next))}
                />
              ) : (
                <MoneyInput
                  key={how}
                  label={t(how === 'set' ? 'repricing.toPrice' : 'repricing.byAmount')}
                  description={how === 'amount' ? t('repricing.signHint') : undefined}
                  currency={currency}
                  required
                  {...(how === 'amount' ? { allowNegative: true, min: -1e12 } : {})}
                  value={by}
                  onChange={setBy}
                />
              )}
              <Select
                label={t('repricing.rounding')}
                allowDeselect={false}
                data={(['none', '0.90', '0.99'] as const).map((value) => ({
                  value,
                  label: value === 'none' ? t('repricing.noRounding') : `…${value.slice(1)}`,
                }))}
                value={rounding}
                onChange={(next) => next && setRounding(next)}
              />
              <TextInput
                label={t('repricing.channel')}
                description={t('repricing.channelHint')}
                maxLength={40}
                value={channel}
                onChange={(event) => setChannel(event.currentTarget.value)}
              />
              <MomentInput
                label={t('repricing.at')}
                description={t('repricing.atHint')}
                value={at}
                onChange={setAt}
                disabled={channel.trim() !== ''}
              />
              <FormError>{apply.error ? text(apply.error) : null}</FormError>
              <Group>
                <Button type="submit" variant={fresh ? 'default' : 'filled'} disabled={by === ''}>
                  {t('repricing.look')}
                </Button>
                {mayWrite && (
                  <Button disabled={!fresh} loading={apply.isPending} onClick={() => looked && apply.mutate(looked)}>
                    {t(at ? 'repricing.planIt' : 'repricing.apply')}
                  </Button>
                )}
              </Group>
            </Stack>
          </Section>
        </SimpleGrid>
      </form>
      {looked && fresh && <Preview asked={looked} />}
      <Past />
    </Page>
  )
}

function Preview({ asked }: { asked: Asked }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency = 'RUB' } = useShop()
  const list = useListState('id')
  const query = useQuery({
    queryKey: ['prices', 'preview', asked, list.cursor],
    queryFn: () =>
      unwrap(
        api.POST('/api/v1/management/price/preview', {
          body: asked,
          params: { query: { cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
    retry: (tries, error) => tries < 2 && !isProblem(error),
  })
  const show = (amount: string | null) => (amount === null ? '—' : money(amount, currency, language))
  const said = query.data
  return (
    <Section
      title={t('repricing.preview')}
      {...(said
        ? {
            hint: t('repricing.summary', {
              changing: count(said.changing, language),
              same: count(said.same, language),
              refused: count(said.refused, language),
            }),
          }
        : {})}
      flush
    >
      <DataTable<Item>
        label={t('repricing.preview')}
        query={query}
        list={list}
        rowKey={({ variant_id }) => variant_id}
        columns={[
          {
            key: 'name',
            title: t('repricing.product'),
            render: ({ name, sku, refused, margin, margin_percent }) => (
              <>
                {name}
                <Text size="xs" c="dimmed">
                  {sku}
                </Text>
                {margin !== null && (
                  <Sub narrow>
                    {t('repricing.margin')}: {show(margin)} · {margin_percent} %
                  </Sub>
                )}
                {refused && (
                  <Text size="xs" c="var(--mantine-color-error)">
                    {refused}
                  </Text>
                )}
              </>
            ),
          },
          { key: 'before', title: t('prices.before'), align: 'end', render: ({ before }) => show(before) },
          {
            key: 'after',
            title: t('prices.after'),
            align: 'end',
            render: ({ before, after, refused }) => show(refused ? before : after),
          },
          {
            key: 'margin',
            title: t('repricing.margin'),
            align: 'end',
            wide: true,
            render: ({ margin, margin_percent }) => (
              <>
                {show(margin)}
                {margin_percent !== null && <Text size="xs" c="dimmed">{`${margin_percent} %`}</Text>}
              </>
            ),
          },
          { key: 'floor', title: t('prices.floor'), align: 'end', wide: 'md', render: ({ floor }) => show(floor) },
        ]}
        empty={<Empty compact title={t('repricing.nothingMeant')} />}
      />
    </Section>
  )
}

/** Changes that were made, each with its way back. */
function Past() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('prices:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const query = useQuery({
    queryKey: ['prices', 'bulk'],
    queryFn: () => unwrap(api.GET('/api/v1/management/price/bulk', { params: { query: { limit: 12 } } })),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status === 'running' || status === 'undoing') ? 1500 : false,
  })
  const undo = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.POST('/api/v1/management/price/bulk/{bulk_id}/undo', { params: { path: { bulk_id: id } } })),
    onSuccess: ({ kept }) => showDone(kept > 0 ? t('repricing.undoneBut', { count: kept }) : t('repricing.undone')),
    onSettled: () => Promise.all(['prices', 'products'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
    onError: notice,
  })
  return (
    <Section title={t('repricing.past')} flush>
      <DataTable<BulkChange>
        label={t('repricing.past')}
        query={query}
        pager={false}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            title: t('repricing.move'),
            render: (one) => (
              <>
                <Wish change={one} />
                <Sub>{[moment(one.created_at, language), one.channel].filter(Boolean).join(' · ')}</Sub>
              </>
            ),
          },
          {
            key: 'changed',
            title: t('repricing.outcome.changed'),
            align: 'end',
            render: ({ changed, planned, undone }) => count(changed + planned + undone, language),
          },
          {
            key: 'refused',
            title: t('repricing.outcome.refused'),
            align: 'end',
            wide: true,
            render: ({ refused }) => count(refused, language),
          },
          {
            key: 'status',
            title: t('orders.status'),
            wide: true,
            render: ({ status }) => <StatusBadge status={status} label={t(`repricing.status.${status}`)} />,
          },
          {
            key: 'actions',
            title: '',
            align: 'end',
            render: ({ id, status }) =>
              mayWrite && (status === 'done' || status === 'running') ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={undo.isPending && undo.variables === id}
                  onClick={() =>
                    confirm({
                      title: t('repricing.undoConfirm'),
                      hint: t('repricing.undoHint'),
                      confirm: t('repricing.undo'),
                      onConfirm: () => undo.mutate(id),
                    })
                  }
                >
                  {t('repricing.undo')}
                </Button>
              ) : null,
          },
        ]}
        empty={<Empty compact title={t('repricing.noPast')} />}
      />
    </Section>
  )
}

/** What was asked for, in a few words. */
function Wish({ change: { change } }: { change: BulkChange }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency = 'RUB' } = useShop()
  const said = change as { rule?: string; run_id?: number; percent?: string; amount?: string; set?: string }
  if (said.rule !== undefined) return <Link to={`/price-rules/runs/${said.run_id ?? 0}`}>{said.rule}</Link>
  if (said.percent !== undefined) return <>{`${Number(said.percent) > 0 ? '+' : ''}${said.percent} %`}</>
  if (said.amount !== undefined)
    return <>{`${Number(said.amount) > 0 ? '+' : ''}${money(said.amount, currency, language)}`}</>
  return <>{`${t('repricing.how.set')} ${money(said.set, currency, language)}`}</>
}
