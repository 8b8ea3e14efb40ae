import { Anchor, Button, Grid, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconFileImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay, useMe } from '@/api/me'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'

import { PastImports } from '../imports/PastImports'
import { OrderTable } from '../orders/OrderTable'
import { DaySection, SellsSection } from './DaySection'
import { SalesSection } from './SalesSection'

/** What a merchant wants to know in the morning. */
export default function HomePage() {
  const { t } = useTranslation('admin')
  const me = useMe()
  const figures = useMay('reports:read')
  const sales = useMay('orders:read')
  const stock = useMay('inventory:read')
  const imports = useMay('imports:write')
  const name = me.name || me.username
  return (
    <Page title={name ? t('home.hello', { name }) : t('home.title')}>
      <Grid gap="lg">
        {figures && (
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <DaySection />
          </Grid.Col>
        )}
        {figures && (
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <SellsSection />
          </Grid.Col>
        )}
        {figures && (
          <Grid.Col span={12}>
            <SalesSection />
          </Grid.Col>
        )}
        {stock && (
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <LowStock />
          </Grid.Col>
        )}
        {sales && (
          <Grid.Col span={{ base: 12, lg: 7 }}>
            <LatestOrders />
          </Grid.Col>
        )}
        {imports && (
          <Grid.Col span={12}>
            <RecentImports />
          </Grid.Col>
        )}
      </Grid>
    </Page>
  )
}

function LowStock() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const query = useQuery({
    queryKey: ['inventory', 'low-stock'],
    queryFn: () => unwrap(api.GET('/api/v1/inventory/low-stock', { params: { query: { limit: 6 } } })),
  })
  return (
    <Section
      title={t('home.lowStock')}
      h="100%"
      actions={
        (query.data?.total ?? 0) > 0 && (
          <Anchor component={Link} to="/stock?low=1&sort=quantity" size="sm">
            {t('home.lowStockAll')} ({count(query.data?.total, language)})
          </Anchor>
        )
      }
    >
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton h={140} />}
      {query.data?.items.length === 0 && (
        <Empty
          compact
          icon={<IconCircleCheck size={22} stroke={1.5} />}
          title={t('home.lowStockNone')}
          hint={t('home.lowStockNoneHint')}
        />
      )}
      <Stack gap="sm" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {query.data?.items.map((level) => (
          <Group key={level.id} component="li" justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Anchor component={Link} to={`/stock/${level.id}`} size="sm" fw={550} c="inherit">
                {level.product_name}
              </Anchor>
              <Sub>
                {level.sku} · {level.location}
              </Sub>
            </div>
            <div style={{ textAlign: 'end', flexShrink: 0 }}>
              <Text
                size="sm"
                fw={600}
                c={level.quantity === 0 ? 'var(--mantine-color-error)' : undefined}
                className="num"
              >
                {t('home.left', { count: level.quantity })}
              </Text>
              {level.low_stock_threshold > 0 && <Sub>{t('home.threshold', { count: level.low_stock_threshold })}</Sub>}
            </div>
          </Group>
        ))}
      </Stack>
    </Section>
  )
}

function LatestOrders() {
  const { t } = useTranslation('admin')
  const query = useQuery({
    queryKey: ['sales', 'latest'],
    queryFn: () => unwrap(api.GET('/api/v1/orders', { params: { query: { limit: 6 } } })),
  })
  return (
    <Section
      title={t('home.recentOrders')}
      flush
      h="100%"
      actions={
        <Anchor component={Link} to="/orders" size="sm">
          {t('orders.title')}
        </Anchor>
      }
    >
      <OrderTable
        brief
        label={t('home.recentOrders')}
        query={query}
        empty={<Empty compact title={t('orders.none')} hint={t('orders.noneHint')} />}
      />
    </Section>
  )
}

function RecentImports() {
  const { t } = useTranslation('admin')
  return (
    <PastImports
      limit={5}
      empty={
        <Empty
          compact
          title={t('home.importsNone')}
          hint={t('home.importsNoneHint')}
          action={
            <Button
              component={Link}
              to="/import"
              variant="default"
              size="xs"
              leftSection={<IconFileImport size={14} />}
            >
              {t('home.importsStart')}
            </Button>
          }
        />
      }
    />
  )
}
