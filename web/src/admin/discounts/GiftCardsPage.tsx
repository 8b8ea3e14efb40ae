import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Card } from '@/api/discounts'
import { useMay } from '@/api/me'
import { useShop } from '@/api/shop'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useKey } from '@/lib/key'
import { useListState } from '@/lib/list'
import { CopyField } from '@/ui/CopyField'
import { DataTable, Sub } from '@/ui/DataTable'
import { Modal } from '@/ui/Modal'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { EntityModal } from '../catalog/EntityModal'

const STATUSES = ['open', 'disabled', 'expired'] as const

export default function GiftCardsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('discounts:write')
  const [making, setMaking] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const list = useListState('-id', ['status'])
  const query = useQuery({
    queryKey: ['gift-cards', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/gift-cards', {
          params: {
            query: {
              last4: list.q,
              status: (list.filters.status as 'open' | undefined) ?? null,
              sort: list.sort as '-id',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('cards.new')}
    </Button>
  )
  return (
    <Page title={t('cards.title')} actions={create}>
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('cards.search')} />
          <FilterSelect
            list={list}
            name="status"
            label={t('cards.status')}
            data={STATUSES.map((value) => ({ value, label: t(`cards.state.${value}`) }))}
          />
        </Toolbar>
        <DataTable<Card>
          label={t('cards.title')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/gift-cards/${id}`}
          columns={[
            {
              key: 'code',
              title: t('cards.code'),
              render: (card) => (
                <>
                  <span className="mono">…{card.last4}</span>
                  {card.email && <Sub>{card.email}</Sub>}
                  <Sub narrow>{t(`cards.state.${card.status}`)}</Sub>
                </>
              ),
            },
            {
              key: 'note',
              title: t('cards.note'),
              wide: 'md',
              render: ({ note }) => (
                <Text size="sm" lineClamp={1}>
                  {note || '—'}
                </Text>
              ),
            },
            {
              key: 'until',
              title: t('cards.expires'),
              wide: 'md',
              render: ({ expires_at }) => (expires_at ? day(expires_at, language) : t('discounts.always')),
            },
            {
              key: 'state',
              title: t('cards.status'),
              wide: true,
              render: ({ status }) => <StatusBadge status={status} label={t(`cards.state.${status}`)} />,
            },
            {
              key: 'balance',
              title: t('cards.balance'),
              sort: 'balance',
              align: 'end',
              render: ({ balance, currency }) => money(balance, currency, language),
            },
          ]}
          empty={<Empty title={t('cards.none')} hint={t('cards.noneHint')} action={create} />}
        />
      </Section>
      {making && <NewCard onClose={() => setMaking(false)} onMade={setCode} />}
      {code && <CodeModal code={code} onClose={() => setCode(null)} />}
    </Page>
  )
}

function NewCard({ onClose, onMade }: { onClose: () => void; onMade: (code: string) => void }) {
  const { t } = useTranslation('admin')
  const { currency } = useShop()
  const client = useQueryClient()
  const key = useKey()
  return (
    <EntityModal
      title={t('cards.new')}
      submit={t('cards.make')}
      initial={{ amount: '', email: '', language: null, expires_at: null, note: '' }}
      fields={[
        { name: 'amount', label: t('cards.amount'), kind: 'money', currency, required: true },
        { name: 'email', label: t('cards.email'), hint: t('cards.emailHint'), kind: 'email' },
        {
          name: 'language',
          label: t('cards.language'),
          kind: 'select',
          data: [
            { value: 'en', label: 'English' },
            { value: 'ru', label: 'Русский' },
          ],
          when: (values) => values['email'] !== '',
        },
        { name: 'expires_at', label: t('cards.expires'), kind: 'moment' },
        { name: 'note', label: t('cards.note'), hint: t('customers.notesHint'), kind: 'long' },
      ]}
      save={async (values) => {
        const made = await unwrap(
          api.POST('/api/v1/gift-cards', {
            headers: { 'Idempotency-Key': key },
            body: {
              amount: String(values['amount']),
              email: String(values['email']) || null,
              language: values['language'] as 'en' | null,
              expires_at: values['expires_at'] as string | null,
              note: String(values['note']),
            },
          }),
        )
        onMade(made.code)
      }}
      onSaved={() => void client.invalidateQueries({ queryKey: ['gift-cards'] })}
      onClose={onClose}
    />
  )
}

/** A card's code, which is shown only now. */
export function CodeModal({ code, onClose }: { code: string; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  return (
    <Modal opened onClose={onClose} title={t('cards.made')} closeOnClickOutside={false}>
      <Stack>
        <Alert color="orange" variant="light">
          {t('cards.onceHint')}
        </Alert>
        <CopyField label={t('cards.code')} value={code} />
        <Button onClick={onClose}>{t('cards.kept')}</Button>
      </Stack>
    </Modal>
  )
}
