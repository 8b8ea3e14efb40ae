import {
  Anchor,
  Box,
  Breadcrumbs,
  Button,
  Center,
  Drawer,
  Group,
  Pill,
  Select,
  Stack,
  Text,
  Title,
} from '@mantine/core'
import { useDisclosure, useDocumentTitle } from '@mantine/hooks'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { type CategoryBranch, categoryTree } from '@/api/catalog'
import { type Facets, searchQuery } from '@/api/search'
import { useShop } from '@/api/shop'
import { Empty, Failure, NotFound, NothingFound } from '@/ui/states'

import classes from './catalog/Catalog.module.css'
import { FacetPanel } from './catalog/FacetPanel'
import { type Filters, SORTS, useFilters, wantedOf } from './catalog/filters'
import { ProductGrid } from './ProductCard'
import { Promoted } from './Promoted'

/** In a list that is no longer than this everything is seen at once anyway. */
const PROMOTED_FROM = 3

const SORT_NAMES = {
  relevance: 'relevance',
  newest: 'newest',
  price: 'cheap',
  '-price': 'dear',
  rating: 'rated',
  name: 'name',
} as const

function pathTo(branches: CategoryBranch[], slug: string): CategoryBranch[] | null {
  for (const branch of branches) {
    if (branch.slug === slug) return [branch]
    const below = pathTo(branch.children, slug)
    if (below) return [branch, ...below]
  }
  return null
}

/** The products of a category, or of the whole shop, or those that a search found; narrowed by the address bar. */
export default function CategoryPage() {
  const { slug } = useParams()
  const { t } = useTranslation(['shop', 'ui'])
  const { name } = useShop()
  const filters = useFilters()
  const wanted = wantedOf(filters.params, slug)
  const { data: tree } = useQuery(categoryTree)
  const path = slug && tree ? pathTo(tree, slug) : null
  const category = path?.at(-1)
  const title = category?.name ?? (wanted.q ? t('list.results', { q: wanted.q }) : t('list.all'))
  useDocumentTitle(`${title} · ${name}`)
  const query = useInfiniteQuery({ ...searchQuery(wanted), enabled: !slug || category !== undefined })
  const [isOpen, { open, close }] = useDisclosure(false)
  if (slug && tree && !category) return <NotFound />
  const first = query.data?.pages[0]
  const products = query.data?.pages.flatMap(({ items }) => items)
  const facets = first?.facets
  const below = category?.children.filter((child) => child.products > 0) ?? []
  const panel = facets && <FacetPanel facets={facets} filters={filters} inCategory={Boolean(slug)} />
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
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {category?.description && (
          <Text c="dimmed" mt={4} maw={640}>
            {category.description}
          </Text>
        )}
        {wanted.q && first && first.total > 0 && first.match !== 'exact' && (
          <Text c="dimmed" mt={4} role="status">
            {first.query !== wanted.q ? t('list.meant', { q: first.query }) : t(`list.match.${first.match}`)}
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
      <div className={classes.split}>
        <Box component="aside" visibleFrom="md" aria-label={t('ui:list.filters')}>
          {panel}
        </Box>
        <Stack gap="md">
          <Group justify="space-between" gap="sm">
            <Text size="sm" c="dimmed" role="status">
              {first === undefined ? '' : t('list.count', { count: first.total })}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <Button
                hiddenFrom="md"
                variant="default"
                leftSection={<IconAdjustmentsHorizontal size={16} />}
                onClick={open}
              >
                {t('ui:list.filters')}
                {filters.chosen.length > 0 ? ` (${filters.chosen.length})` : ''}
              </Button>
              <Select
                w={{ base: 170, xs: 210 }}
                aria-label={t('list.sort')}
                allowDeselect={false}
                value={wanted.sort ?? 'newest'}
                data={SORTS.filter((one) => one !== 'relevance' || wanted.q).map((value) => ({
                  value,
                  label: t(`list.${SORT_NAMES[value]}`),
                }))}
                onChange={(value) => filters.set({ sort: value })}
              />
            </Group>
          </Group>
          <Chosen filters={filters} facets={facets ?? null} />
          {first && first.total > PROMOTED_FROM && <Promoted wanted={wanted} />}
          {query.error && !query.data ? (
            <Failure error={query.error} onRetry={() => void query.refetch()} />
          ) : first?.total === 0 ? (
            wanted.q || filters.chosen.length ? (
              <NothingFound {...(filters.chosen.length ? { onClear: filters.clear } : {})} />
            ) : (
              <Empty title={t('list.empty')} />
            )
          ) : (
            <div style={{ opacity: query.isPlaceholderData ? 0.55 : 1 }} aria-busy={query.isPlaceholderData}>
              <ProductGrid products={products} />
            </div>
          )}
          {query.hasNextPage && (
            <Center>
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('list.more')}
              </Button>
            </Center>
          )}
        </Stack>
      </div>
      <Drawer opened={isOpen} onClose={close} title={t('ui:list.filters')} position="right" size={320}>
        {panel}
        <Button fullWidth mt="lg" onClick={close}>
          {t('facets.show', { count: first?.total ?? 0 })}
        </Button>
      </Drawer>
    </Stack>
  )
}

/** What is chosen, each to be taken out again. */
function Chosen({ filters, facets }: { filters: Filters; facets: Facets | null }) {
  const { t } = useTranslation(['shop', 'ui'])
  if (!filters.chosen.length) return null
  const words = (name: string, value: string): string => {
    if (name === 'brand' || name === 'category') return facets?.[name].find(({ slug }) => slug === value)?.name ?? value
    if (name === 'price_min') return t('facets.above', { from: value })
    if (name === 'price_max') return t('facets.upTo', { to: value })
    if (name === 'rating_min') return t('facets.stars', { count: Number(value) })
    if (name === 'in_stock') return t('facets.inStock')
    return name.startsWith('attr.') ? `${name.slice(5)}: ${value}` : value
  }
  return (
    <Group gap={6}>
      {filters.chosen.map(([name, value]) => (
        <Pill
          key={`${name} ${value}`}
          size="md"
          withRemoveButton
          onRemove={() => filters.toggle(name, value)}
          removeButtonProps={{
            'aria-label': t('facets.without', { name: words(name, value) }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {words(name, value)}
        </Pill>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={filters.clear}>
        {t('ui:list.clearFilters')}
      </Button>
    </Group>
  )
}
