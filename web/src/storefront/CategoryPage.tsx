import { Anchor, Breadcrumbs, Button, Center, Group, Select, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'

import { type CategoryBranch, categoryTree } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useShop } from '@/api/shop'
import { Empty, Failure, NotFound, NothingFound } from '@/ui/states'

import { ProductGrid } from './ProductCard'

const SORTS = { '-created_at': 'newest', name: 'name', price: 'cheap', '-price': 'dear' } as const
type Sort = keyof typeof SORTS

function pathTo(branches: CategoryBranch[], slug: string): CategoryBranch[] | null {
  for (const branch of branches) {
    if (branch.slug === slug) return [branch]
    const below = pathTo(branch.children, slug)
    if (below) return [branch, ...below]
  }
  return null
}

/** The products of a category, or of the whole shop, or those that a search found. */
export default function CategoryPage() {
  const { slug } = useParams()
  const { t } = useTranslation('shop')
  const { name } = useShop()
  const [params, setParams] = useSearchParams()
  const q = slug ? '' : (params.get('q') ?? '')
  const sort = (Object.keys(SORTS) as Sort[]).find((each) => each === params.get('sort')) ?? '-created_at'
  const { data: tree } = useQuery(categoryTree)
  const path = slug && tree ? pathTo(tree, slug) : null
  const category = path?.at(-1)
  const title = category?.name ?? (q ? t('list.results', { q }) : t('list.all'))
  useDocumentTitle(`${title} · ${name}`)
  const query = useInfiniteQuery({
    queryKey: ['products', 'shop', category?.id ?? null, q, sort],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/products', {
          params: { query: { status: ['active'], category: slug ?? null, q, sort, cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: !slug || category !== undefined,
    placeholderData: keepPreviousData,
  })
  if (slug && tree && !category) return <NotFound />
  const products = query.data?.pages.flatMap(({ items }) => items)
  const total = query.data?.pages[0]?.total
  const below = category?.children.filter((child) => child.products > 0) ?? []
  return (
    <Stack gap="lg">
      <div>
        {path && path.length > 1 && (
          <Breadcrumbs mb={6}>
            {path.slice(0, -1).map((step) => (
              <Anchor key={step.id} component={Link} to={`/c/${step.slug}`} size="sm" c="dimmed">
                {step.name}
              </Anchor>
            ))}
          </Breadcrumbs>
        )}
        <Title order={1}>{title}</Title>
        {category?.description && (
          <Text c="dimmed" mt={4} maw={640}>
            {category.description}
          </Text>
        )}
      </div>
      {below.length > 0 && (
        <Group gap="xs" component="nav" aria-label={t('list.sub')}>
          {below.map((child) => (
            <Button key={child.id} component={Link} to={`/c/${child.slug}`} variant="default" size="xs" radius="xl">
              {child.name}
            </Button>
          ))}
        </Group>
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {total === undefined ? '' : t('list.count', { count: total })}
        </Text>
        <Select
          w={210}
          aria-label={t('list.sort')}
          allowDeselect={false}
          value={sort}
          data={(Object.keys(SORTS) as Sort[]).map((value) => ({ value, label: t(`list.${SORTS[value]}`) }))}
          onChange={(value) =>
            setParams((before) => {
              const after = new URLSearchParams(before)
              after.set('sort', value ?? '-created_at')
              return after
            })
          }
        />
      </Group>
      {query.error && !query.data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : total === 0 ? (
        q ? (
          <NothingFound />
        ) : (
          <Empty title={t('list.empty')} />
        )
      ) : (
        <ProductGrid products={products} />
      )}
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </Center>
      )}
    </Stack>
  )
}
