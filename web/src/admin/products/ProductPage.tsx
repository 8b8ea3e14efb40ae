import { ActionIcon, Button, Menu, Skeleton, Stack, Tabs } from '@mantine/core'
import { IconArchive, IconDots, IconExternalLink, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'

import { type Product, productQuery } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { isProblem } from '@/api/problem'
import { useProblemNotice } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { History } from '../audit/History'
import { CostTab } from '../buying/CostTab'
import { PricesTab } from '../prices/PricesTab'
import { ProductStock } from '../stock/ProductStock'
import { PicturesSection } from './PicturesSection'
import { ProductForm } from './ProductForm'
import { VariantsSection } from './VariantsSection'

const TABS = ['product', 'prices', 'cost', 'stock', 'history'] as const

/** A product, new or known: the same page. */
export default function ProductPage() {
  const { id } = useParams()
  return id === undefined ? <NewProduct /> : <KnownProduct key={id} id={id} />
}

function useBack() {
  const { t } = useTranslation('admin')
  return { to: '/products', label: t('products.title') }
}

function NewProduct() {
  const { t } = useTranslation('admin')
  const navigate = useNavigate()
  return (
    <Page title={t('products.new')} back={useBack()} width={1080}>
      <ProductForm
        product={null}
        version={null}
        onSaved={(product) => void navigate(`/products/${product.id}`, { replace: true })}
      />
    </Page>
  )
}

function KnownProduct({ id }: { id: string }) {
  const { t } = useTranslation('admin')
  const back = useBack()
  const [params, setParams] = useSearchParams()
  const { data, error, refetch } = useQuery(productQuery(id))
  const maySeeStock = useMay('inventory:read')
  const maySeeAudit = useMay('audit:read')
  const maySeePrices = useMay('prices:read')
  const maySeeCost = useMay('purchases:read')
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'product'

  if (isProblem(error, 'not-found')) return <NotFound home="/products" />
  if (error && !data) {
    return (
      <Page title={t('products.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!data) {
    return (
      <Page title="…" back={back} width={1080}>
        <Section>
          <Stack>
            <Skeleton h={36} />
            <Skeleton h={120} />
            <Skeleton h={36} w="50%" />
          </Stack>
        </Section>
      </Page>
    )
  }
  const { product, version } = data
  return (
    <Page
      title={product.name}
      badge={<StatusBadge status={product.status} label={t(`products.state.${product.status}`)} />}
      back={back}
      width={1080}
      actions={<Actions product={product} />}
    >
      <Tabs
        value={tab}
        onChange={(next) => setParams(next && next !== 'product' ? { tab: next } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="product">{t('products.detailsTab')}</Tabs.Tab>
          {maySeePrices && <Tabs.Tab value="prices">{t('prices.title')}</Tabs.Tab>}
          {maySeeCost && <Tabs.Tab value="cost">{t('buying.costTitle')}</Tabs.Tab>}
          {maySeeStock && <Tabs.Tab value="stock">{t('products.stockTab')}</Tabs.Tab>}
          {maySeeAudit && <Tabs.Tab value="history">{t('products.historyTab')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="product">
          <ProductForm key={product.updated_at} product={product} version={version} onSaved={() => void refetch()}>
            <PicturesSection product={product} />
            <VariantsSection product={product} />
          </ProductForm>
        </Tabs.Panel>
        <Tabs.Panel value="prices">
          <PricesTab product={product} />
        </Tabs.Panel>
        <Tabs.Panel value="cost">
          <CostTab product={product} />
        </Tabs.Panel>
        <Tabs.Panel value="stock">
          <ProductStock product={product} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <Section>
            <History
              subjects={[
                { type: 'products', id: product.id },
                ...product.variants.map(({ id: variant }) => ({ type: 'variants', id: variant })),
              ]}
            />
          </Section>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Actions({ product }: { product: Product }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('catalog:write')
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const refresh = () => client.invalidateQueries({ queryKey: ['products'] })
  const setStatus = useMutation({
    mutationFn: (status: Product['status']) =>
      unwrap(
        api.PUT('/api/v1/products/{product_id}', { params: { path: { product_id: product.id } }, body: { status } }),
      ),
    onSuccess: () => showDone(t('products.saved')),
    onSettled: refresh,
    onError: notice,
  })
  const remove = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/products/{product_id}', { params: { path: { product_id: product.id } } })),
    onSuccess: async (done) => {
      showDone(done.archived ? t('products.state.archived') : t('products.deleted'))
      await navigate('/products')
      await refresh()
    },
    onError: notice,
  })
  return (
    <>
      {product.status === 'active' && (
        <Button
          variant="default"
          component="a"
          href={`/p/${product.slug}`}
          leftSection={<IconExternalLink size={16} />}
        >
          {t('products.view')}
        </Button>
      )}
      {mayWrite && product.status !== 'active' && (
        <Button loading={setStatus.isPending} onClick={() => setStatus.mutate('active')}>
          {t('products.publish')}
        </Button>
      )}
      {mayWrite && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('products.more')}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {product.status === 'active' && (
              <Menu.Item onClick={() => setStatus.mutate('draft')}>{t('products.unpublish')}</Menu.Item>
            )}
            {product.status !== 'archived' && (
              <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => setStatus.mutate('archived')}>
                {t('products.archive')}
              </Menu.Item>
            )}
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} />}
              onClick={() =>
                confirm({
                  title: t('products.deleteConfirm', { name: product.name }),
                  hint: t('products.deleteHint'),
                  confirm: t('ui:action.delete'),
                  onConfirm: () => remove.mutate(),
                })
              }
            >
              {t('products.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
