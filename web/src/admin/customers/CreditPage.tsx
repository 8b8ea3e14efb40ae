import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { customerQuery } from '@/api/customers'
import { creditOfQuery, type Entry } from '@/api/discounts'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useKey } from '@/lib/key'
import { useListState } from '@/lib/list'
import { DataTable } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure, NotFound } from '@/ui/states'

import { EntityModal } from '../catalog/EntityModal'
import { entryColumns } from '../discounts/entries'

/** What a customer has to spend in the shop, how it came to that, and giving or taking of it. */
export default function CreditPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const { data: customer, error, refetch } = useQuery(customerQuery(id))
  const back = { to: `/customers/${id}`, label: customer?.name || t('customers.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/customers" />
  if (customer && customer.account_id !== null) return <Known accountId={customer.account_id} back={back} />
  return (
    <Page title={t('credit.title')} back={back} width={920}>
      {error && !customer && <Failure error={error} onRetry={() => void refetch()} />}
      {!customer && !error && <Skeleton h={160} />}
      {customer && (
        <Section>
          <Empty title={t('credit.noAccount')} hint={t('credit.noAccountHint')} />
        </Section>
      )}
    </Page>
  )
}

function Known({ accountId, back }: { accountId: number; back: { to: string; label: string } }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('discounts:write')
  const [verb, setVerb] = useState<'grant' | 'withdraw' | null>(null)
  const list = useListState('-id')
  const { data: credits } = useQuery(creditOfQuery(accountId))
  const entries = useQuery({
    queryKey: ['store-credit', 'entries', accountId, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/store-credit/accounts/{account_id}/entries', {
          params: { path: { account_id: accountId }, query: { cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const some = credits?.some(({ balance }) => Number(balance) > 0)
  return (
    <Page
      title={t('credit.title')}
      hint={t('credit.hint')}
      back={back}
      width={920}
      actions={
        mayWrite && (
          <>
            {some && (
              <Button variant="default" onClick={() => setVerb('withdraw')}>
                {t('credit.withdraw')}
              </Button>
            )}
            <Button onClick={() => setVerb('grant')}>{t('credit.grant')}</Button>
          </>
        )
      }
    >
      {credits && credits.length > 0 && (
        <Section>
          <Stack gap={2}>
            {credits.map(({ currency, balance }) => (
              <Text key={currency} fz={28} fw={640} className="num">
                {money(balance, currency, language)}
              </Text>
            ))}
          </Stack>
        </Section>
      )}
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
          empty={<Empty compact title={t('credit.none')} hint={t('credit.noneHint')} />}
        />
      </Section>
      {verb && (
        <Change
          accountId={accountId}
          verb={verb}
          known={credits?.map(({ currency }) => currency) ?? []}
          onClose={() => setVerb(null)}
        />
      )}
    </Page>
  )
}

type ChangeProps = { accountId: number; verb: 'grant' | 'withdraw'; known: string[]; onClose: () => void }

function Change({ accountId, verb, known, onClose }: ChangeProps) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const key = useKey()
  const { currency: usual } = useShop()
  const currencies = [...new Set([usual ?? '', ...known, 'RUB', 'EUR', 'USD', 'KZT', 'BYN'])].filter(Boolean)
  return (
    <EntityModal
      title={t(`credit.${verb}`)}
      submit={t(`credit.${verb}`)}
      initial={{ amount: '', currency: usual ?? null, reason: '' }}
      fields={[
        { name: 'amount', label: t('cards.amount'), kind: 'money', required: true },
        {
          name: 'currency',
          label: t('prices.currency'),
          kind: 'select',
          required: true,
          data: currencies.map((value) => ({ value, label: value })),
        },
        { name: 'reason', label: t('stock.reason') },
      ]}
      save={({ amount, currency, reason }) => {
        const given = {
          params: { path: { account_id: accountId } },
          headers: { 'Idempotency-Key': key },
          body: { amount: String(amount), currency: String(currency), reason: String(reason) },
        }
        return verb === 'grant'
          ? unwrap(api.POST('/api/v1/store-credit/accounts/{account_id}/grant', given))
          : unwrap(api.POST('/api/v1/store-credit/accounts/{account_id}/withdraw', given))
      }}
      onSaved={() => {
        showDone(t('ui:form.saved'))
        void client.invalidateQueries({ queryKey: ['store-credit'] })
      }}
      onClose={onClose}
    />
  )
}
