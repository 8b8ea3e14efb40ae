import { Button } from '@mantine/core'
import { IconPlus, IconShoppingCartPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { allSuppliers, PURCHASE_STATES } from '@/api/buying'
import { useMay } from '@/api/me'
import { useListState } from '@/lib/list'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { PurchaseTable, usePurchases } from './PurchaseTable'

/** What was bought, and what is on its way. */
export default function PurchasesPage() {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('purchases:write')
  const maySeeSuppliers = useMay('suppliers:read')
  const list = useListState('-id', ['status', 'supplier_id'])
  const { data: suppliers } = useQuery({ ...allSuppliers, enabled: maySeeSuppliers })
  const status = PURCHASE_STATES.find((one) => one === list.filters.status) ?? null
  const supplier = list.filters.supplier_id ? Number(list.filters.supplier_id) : null
  const query = usePurchases({ q: list.q, status, supplier_id: supplier, sort: list.sort, cursor: list.cursor ?? null })
  const create = mayWrite && (
    <Button component={Link} to="/purchases/new" leftSection={<IconPlus size={16} />}>
      {t('buying.newPurchase')}
    </Button>
  )
  return (
    <Page
      title={t('buying.purchases')}
      hint={t('buying.purchasesHint')}
      actions={
        <>
          <Button
            variant="default"
            component={Link}
            to="/purchases/proposals"
            leftSection={<IconShoppingCartPlus size={16} />}
          >
            {t('buying.proposals')}
          </Button>
          {create}
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('buying.findPurchase')} />
          <FilterSelect
            list={list}
            name="status"
            label={t('buying.status')}
            data={PURCHASE_STATES.map((value) => ({ value, label: t(`buying.state.${value}`) }))}
          />
          {suppliers && suppliers.items.length > 0 && (
            <FilterSelect
              list={list}
              name="supplier_id"
              label={t('buying.supplier')}
              searchable
              data={suppliers.items.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
        </Toolbar>
        <PurchaseTable
          query={query}
          list={list}
          empty={<Empty title={t('buying.noPurchases')} hint={t('buying.noPurchasesHint')} action={create} />}
        />
      </Section>
    </Page>
  )
}
