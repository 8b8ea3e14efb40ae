import { Button } from '@mantine/core'
import { IconTestPipe } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { allZones, type Method } from '@/api/shipping'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect } from '@/ui/Toolbar'

import { NamedPage } from '../catalog/NamedPage'
import { MethodModal } from './MethodModal'
import { QuoteModal } from './QuoteModal'
import type { MethodKind } from './values'

export default function MethodsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const [trying, setTrying] = useState(false)
  const { data: zones } = useQuery(allZones)
  const zoneName = (id: number) => zones?.items.find((zone) => zone.id === id)?.name ?? '…'
  return (
    <>
      <NamedPage<Method>
        title={t('nav.shippingMethods')}
        right="shipping:write"
        queryKey={['shipping', 'methods']}
        sort="position"
        filters={['zone']}
        load={({ sort, cursor, filters }) =>
          unwrap(
            api.GET('/api/v1/shipping/methods', {
              params: {
                query: {
                  zone_id: filters['zone'] ? Number(filters['zone']) : null,
                  sort: sort as 'name',
                  cursor: cursor ?? null,
                },
              },
            }),
          )
        }
        toolbar={(list) => (
          <FilterSelect
            list={list}
            name="zone"
            label={t('shipping.zone')}
            data={zones?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
          />
        )}
        actions={
          <Button variant="default" leftSection={<IconTestPipe size={16} />} onClick={() => setTrying(true)}>
            {t('shipping.try')}
          </Button>
        }
        columns={[
          {
            key: 'name',
            title: t('catalog.name'),
            sort: 'name',
            render: (method) => (
              <>
                {method.name}
                <Sub>
                  {zoneName(method.zone_id)}
                  {method.carrier ? ` · ${method.carrier}` : ''}
                </Sub>
              </>
            ),
          },
          {
            key: 'kind',
            title: t('shipping.kind'),
            wide: true,
            render: ({ kind }) => t(`shipping.kinds.${kind as MethodKind}`),
          },
          {
            key: 'days',
            title: t('shipping.days'),
            wide: 'md',
            render: ({ days_min, days_max }) =>
              days_min === null && days_max === null
                ? '—'
                : [...new Set([days_min, days_max])].filter((n) => n !== null).join('–'),
          },
          {
            key: 'active',
            title: t('discounts.status'),
            wide: true,
            render: ({ active }) => (
              <StatusBadge
                status={active ? 'on' : 'off'}
                label={active ? t('shipping.offered') : t('shipping.notOffered')}
              />
            ),
          },
          {
            key: 'amount',
            title: t('shipping.price'),
            align: 'end',
            render: (method) => (
              <>
                {method.rates.length > 0
                  ? t('shipping.fromAmount', {
                      amount: money(
                        String(Math.min(...method.rates.map((rate) => Number(rate.amount)))),
                        method.currency,
                        language,
                      ),
                    })
                  : Number(method.amount) === 0
                    ? t('shipping.free')
                    : money(method.amount, method.currency, language)}
                {method.free_over && (
                  <Sub>{t('shipping.freeFrom', { amount: money(method.free_over, method.currency, language) })}</Sub>
                )}
              </>
            ),
          },
        ]}
        newTitle={t('shipping.newMethod')}
        editTitle={t('shipping.editMethod')}
        empty={{ title: t('shipping.noMethods'), hint: t('shipping.noMethodsHint') }}
        deleteHint={t('shipping.methodDeleteHint')}
        editor={(method, saved, close) => (
          <MethodModal method={method} zones={zones?.items ?? []} onSaved={saved} onClose={close} />
        )}
        remove={({ id }) =>
          unwrap(api.DELETE('/api/v1/shipping/methods/{method_id}', { params: { path: { method_id: id } } }))
        }
      />
      {trying && <QuoteModal onClose={() => setTrying(false)} />}
    </>
  )
}
