import { ActionIcon, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { pictureUrl } from '@/lib/pictures'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty, Failure, NotFound } from '@/ui/states'
import { Thumb } from '@/ui/Thumb'

import { ProductPicker } from '../products/ProductPicker'

/** A collection's products in the order in which they are shown. */
export default function CollectionPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('admin')
  const mayWrite = useMay('catalog:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const path = { params: { path: { collection_id: id } } }
  const collection = useQuery({
    queryKey: ['collections', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/collections/{collection_id}', path)),
  })
  const products = useQuery({
    queryKey: ['collections', 'one', id, 'products'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/collections/{collection_id}/products', {
          params: { path: { collection_id: id }, query: { limit: 200 } },
        }),
      ),
  })
  const save = useMutation({
    mutationFn: (product_ids: number[]) =>
      unwrap(
        api.PUT('/api/v1/collections/{collection_id}', {
          params: { path: { collection_id: Number(id) } },
          body: { product_ids },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['collections'] }),
    onError: notice,
  })
  const back = { to: '/collections', label: t('nav.collections') }
  if (isProblem(collection.error, 'not-found')) return <NotFound home="/collections" />
  const error = collection.error ?? products.error
  const ids = collection.data?.product_ids ?? []
  const move = (from: number, to: number) => {
    const order = [...ids]
    const [moved] = order.splice(from, 1)
    if (moved !== undefined) order.splice(to, 0, moved)
    save.mutate(order)
  }
  return (
    <Page title={collection.data?.name ?? '…'} back={back} width={760} hint={collection.data?.description}>
      <Section title={t('catalog.collectionProducts')}>
        <Stack>
          {mayWrite && (
            <ProductPicker
              label={t('catalog.addProduct')}
              onPick={({ id: product }) => {
                if (!ids.includes(product)) save.mutate([...ids, product])
              }}
            />
          )}
          {error && <Failure error={error} onRetry={() => void products.refetch()} />}
          {products.isPending && <Skeleton h={120} />}
          {products.data?.items.length === 0 && <Empty compact title={t('catalog.collectionEmpty')} />}
          <Stack component="ol" gap="xs" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
            {products.data?.items.map((product, position, all) => (
              <Group key={product.id} component="li" wrap="nowrap" justify="space-between">
                <Group wrap="nowrap" gap="sm" miw={0}>
                  <Thumb src={pictureUrl(product.media[0], 80)} />
                  <div style={{ minWidth: 0 }}>
                    <Link to={`/products/${product.id}`} style={{ color: 'inherit', fontWeight: 550 }}>
                      {product.name}
                    </Link>
                    <Text size="xs" c="dimmed">
                      {product.sku} · {t(`products.state.${product.status}`)}
                    </Text>
                  </div>
                </Group>
                {mayWrite && (
                  <Group gap={2} wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={position === 0 || save.isPending}
                      aria-label={t('catalog.moveUp', { name: product.name })}
                      onClick={() => move(position, position - 1)}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={position === all.length - 1 || save.isPending}
                      aria-label={t('catalog.moveDown', { name: product.name })}
                      onClick={() => move(position, position + 1)}
                    >
                      <IconArrowDown size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('catalog.removeProduct', { name: product.name })}
                      onClick={() => save.mutate(ids.filter((each) => each !== product.id))}
                    >
                      <IconX size={16} />
                    </ActionIcon>
                  </Group>
                )}
              </Group>
            ))}
          </Stack>
        </Stack>
      </Section>
    </Page>
  )
}
