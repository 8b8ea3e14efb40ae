import { Button, Grid, Skeleton, Stack, Text } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { type Card, cardQuery, type Entry } from '@/api/discounts'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { day, moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useKey } from '@/lib/key'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { EntityModal } from '../catalog/EntityModal'
import { Fact } from '../parts/Fact'
import { entryColumns } from './entries'
import { CodeModal } from './GiftCardsPage'

/** One gift card: what is on it and how it came to that. */
export default function GiftCardPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('-id')
  const { data: card, error, refetch } = useQuery(cardQuery(id))
  const entries = useQuery({
    queryKey: ['gift-cards', 'entries', id, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/gift-cards/{card_id}/entries', {
          params: { path: { card_id: id }, query: { cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const back = { to: '/gift-cards', label: t('cards.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/gift-cards" />
  if (error && !card) {
    return (
      <Page title={t('cards.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!card) {
    return (
      <Page title="…" back={back} width={1080}>
        <Section>
          <Skeleton h={120} />
        </Section>
      </Page>
    )
  }
  return (
    <Page
      title={`…${card.last4}`}
      badge={<StatusBadge status={card.status} label={t(`cards.state.${card.status}`)} />}
      back={back}
      width={1080}
      actions={<Actions card={card} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <Section>
            <Stack gap="xs">
              <Text fz={28} fw={640} className="num">
                {money(card.balance, card.currency, language)}
              </Text>
              <Fact label={t('cards.expires')}>
                {card.expires_at ? day(card.expires_at, language) : t('discounts.always')}
              </Fact>
              <Fact label={t('cards.email')}>{card.email || '—'}</Fact>
              <Fact label={t('cards.note')}>{card.note || '—'}</Fact>
            </Stack>
          </Section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Section title={t('cards.entries')} flush>
            <DataTable<Entry>
              label={t('cards.entries')}
              query={entries}
              list={list}
              rowKey={(entry) => entry.id}
              columns={entryColumns(
                t,
                (at) => moment(at, language),
                (amount, currency) => money(amount, currency, language),
              )}
              empty={<Empty compact title={t('cards.noEntries')} />}
            />
          </Section>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Actions({ card }: { card: Card }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('discounts:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [adding, setAdding] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const params = { params: { path: { card_id: card.id } } }
  const refresh = () => client.invalidateQueries({ queryKey: ['gift-cards'] })
  const toggle = useMutation({
    mutationFn: () =>
      unwrap(
        card.status === 'disabled'
          ? api.POST('/api/v1/gift-cards/{card_id}/enable', params)
          : api.POST('/api/v1/gift-cards/{card_id}/disable', params),
      ),
    onSuccess: () => showDone(t('ui:form.saved')),
    onSettled: refresh,
    onError: notice,
  })
  const replace = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/gift-cards/{card_id}/replace', { ...params, body: { email: card.email || null } })),
    onSuccess: (made) => setCode(made.code),
    onSettled: refresh,
    onError: notice,
  })
  if (!mayWrite) return null
  return (
    <>
      <Button onClick={() => setAdding(true)}>{t('cards.topUp')}</Button>
      <Button variant="default" loading={toggle.isPending} onClick={() => toggle.mutate()}>
        {card.status === 'disabled' ? t('cards.enable') : t('cards.disable')}
      </Button>
      <Button
        variant="default"
        loading={replace.isPending}
        onClick={() =>
          confirm({
            title: t('cards.replaceConfirm'),
            hint: t('cards.replaceHint'),
            confirm: t('cards.replace'),
            onConfirm: () => replace.mutate(),
          })
        }
      >
        {t('cards.replace')}
      </Button>
      {adding && <TopUp card={card} onDone={() => void refresh()} onClose={() => setAdding(false)} />}
      {code && <CodeModal code={code} onClose={() => setCode(null)} />}
    </>
  )
}

function TopUp({ card, onDone, onClose }: { card: Card; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('admin')
  const key = useKey()
  return (
    <EntityModal
      title={t('cards.topUp')}
      initial={{ amount: '', reason: '' }}
      fields={[
        { name: 'amount', label: t('cards.amount'), kind: 'money', currency: card.currency, required: true },
        { name: 'reason', label: t('stock.reason') },
      ]}
      save={(values) =>
        unwrap(
          api.POST('/api/v1/gift-cards/{card_id}/top-up', {
            params: { path: { card_id: card.id } },
            headers: { 'Idempotency-Key': key },
            body: { amount: String(values['amount']), reason: String(values['reason']) },
          }),
        )
      }
      onSaved={onDone}
      onClose={onClose}
    />
  )
}
