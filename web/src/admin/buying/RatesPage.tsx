import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { ExchangeRate } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useShop } from '@/api/shop'
import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { EntityModal } from '../catalog/EntityModal'

/** What other currencies cost in the shop's, as its owner writes it down. */
export default function RatesPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('suppliers:write')
  const { currency: home } = useShop()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const [making, setMaking] = useState(false)
  const list = useListState('-valid_from')
  const query = useQuery({
    queryKey: ['exchange-rates', list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/exchange_rates', {
          params: { query: { sort: list.sort as '-valid_from', cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const after = () => client.invalidateQueries({ queryKey: ['exchange-rates'] })
  const remove = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.DELETE('/api/v1/exchange_rates/{rate_id}', { params: { path: { rate_id: id } } })),
    onSuccess: after,
    onError: notice,
  })
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('buying.newRate')}
    </Button>
  )
  return (
    <Page title={t('buying.rates')} hint={t('buying.ratesHint')} actions={create} width={860}>
      <Section flush>
        <DataTable<ExchangeRate>
          label={t('buying.rates')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          columns={[
            { key: 'currency', title: t('buying.currency'), sort: 'currency', render: ({ currency }) => currency },
            {
              key: 'from',
              title: t('buying.validFrom'),
              sort: 'valid_from',
              render: ({ valid_from }) => day(valid_from, language),
            },
            {
              key: 'rate',
              title: t('buying.rate'),
              align: 'end',
              render: (row) => `1 ${row.currency} = ${row.rate} ${row.shop_currency}`,
            },
            ...(mayWrite
              ? [
                  {
                    key: 'remove',
                    title: '',
                    align: 'end' as const,
                    width: 56,
                    render: (row: ExchangeRate) => (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={`${t('ui:action.delete')}: ${row.currency} ${row.valid_from}`}
                        onClick={() =>
                          confirm({
                            title: t('buying.removeAsk', { name: `${row.currency} ${row.rate}` }),
                            confirm: t('ui:action.delete'),
                            onConfirm: () => remove.mutate(row.id),
                          })
                        }
                      >
                        <IconTrash size={16} />
                      </ActionIcon>
                    ),
                  },
                ]
              : []),
          ]}
          empty={<Empty title={t('buying.noRates')} hint={t('buying.noRatesHint')} action={create} />}
        />
      </Section>
      {making && (
        <EntityModal
          title={t('buying.newRate')}
          initial={{ currency: 'CNY', rate: '', valid_from: new Date().toISOString().slice(0, 10) }}
          fields={[
            {
              name: 'currency',
              label: t('buying.currency'),
              kind: 'select',
              required: true,
              data: Intl.supportedValuesOf('currency')
                .filter((code) => code !== home)
                .map((value) => ({ value, label: value })),
            },
            { name: 'rate', label: t('buying.rateIn', { shop: home ?? '' }), required: true },
            { name: 'valid_from', label: t('buying.validFrom'), required: true },
          ]}
          save={(values) =>
            unwrap(
              api.POST('/api/v1/exchange_rates', {
                body: {
                  currency: String(values['currency']),
                  rate: String(values['rate']).replace(',', '.'),
                  valid_from: String(values['valid_from']),
                },
              }),
            )
          }
          onSaved={() => void after()}
          onClose={() => setMaking(false)}
        />
      )}
    </Page>
  )
}
