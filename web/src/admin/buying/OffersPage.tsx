import { Button } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { allSuppliers } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useListState } from '@/lib/list'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { OfferModal } from './OfferModal'
import { OfferTable } from './OfferTable'

/** What all suppliers offer: searched, added, brought in from a file. */
export default function OffersPage() {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('suppliers:write')
  const mayImport = useMay('imports:write')
  const [making, setMaking] = useState(false)
  const list = useListState('name', ['supplier_id', 'linked'])
  const { data: suppliers } = useQuery(allSuppliers)
  const query = useQuery({
    queryKey: ['offers', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/supplier_catalog', {
          params: {
            query: {
              search_term: list.q,
              sort: list.sort as 'name',
              cursor: list.cursor ?? null,
              supplier_id: list.filters.supplier_id ? Number(list.filters.supplier_id) : null,
              linked: list.filters.linked ? list.filters.linked === 'yes' : null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const bringIn = mayWrite && mayImport && (
    <Button
      variant="default"
      component={Link}
      to="/import?kind=supplier_catalog"
      leftSection={<IconFileImport size={16} />}
    >
      {t('buying.bringIn')}
    </Button>
  )
  return (
    <Page
      title={t('buying.catalogue')}
      hint={t('buying.catalogueHint')}
      actions={
        <>
          {bringIn}
          {mayWrite && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
              {t('buying.newOffer')}
            </Button>
          )}
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('buying.findOffer')} />
          {suppliers && suppliers.items.length > 0 && (
            <FilterSelect
              list={list}
              name="supplier_id"
              label={t('buying.supplier')}
              searchable
              data={suppliers.items.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
          <FilterSelect
            list={list}
            name="linked"
            label={t('buying.own')}
            data={[
              { value: 'yes', label: t('buying.linkedYes') },
              { value: 'no', label: t('buying.linkedNo') },
            ]}
          />
        </Toolbar>
        <OfferTable
          query={query}
          list={list}
          empty={<Empty title={t('buying.noOffers')} hint={t('buying.noOffersHint')} action={bringIn} />}
        />
      </Section>
      {making && <OfferModal offer={null} onClose={() => setMaking(false)} />}
    </Page>
  )
}
