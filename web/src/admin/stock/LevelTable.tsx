import { ActionIcon, Badge, Menu, Text } from '@mantine/core'
import { IconAdjustments, IconArrowsExchange, IconDots, IconHistory } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { useMay } from '@/api/me'
import type { Level } from '@/api/stock'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import type { ListState } from '@/lib/list'
import { type Column, DataTable, RowActions, Sub } from '@/ui/DataTable'

import { AdjustModal } from './AdjustModal'
import { TransferModal } from './TransferModal'

type Props = {
  label: string
  query: Parameters<typeof DataTable<Level>>[0]['query']
  list?: ListState<string>
  empty: ReactNode
  /** On a product's own page its name goes without saying. */
  ofOneProduct?: boolean
}

/** Levels with what can be done to each. */
export function LevelTable({ label, query, list, empty, ofOneProduct = false }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('inventory:write')
  const [open, setOpen] = useState<{ level: Level; what: 'adjust' | 'transfer' } | null>(null)
  const location: Column<Level> = {
    key: 'location',
    title: t('stock.location'),
    sort: 'location',
    wide: true,
    render: (level) => level.location,
  }
  const columns: Column<Level>[] = [
    {
      key: 'product',
      title: ofOneProduct ? t('products.variant') : t('stock.product'),
      sort: ofOneProduct ? 'sku' : 'product',
      render: (level) => (
        <>
          {ofOneProduct ? level.sku : level.product_name}
          {!ofOneProduct && <Sub>{level.sku}</Sub>}
          <Sub narrow>{level.location}</Sub>
        </>
      ),
    },
    location,
    {
      key: 'on_hand',
      title: t('stock.onHand'),
      sort: 'on_hand',
      align: 'end',
      wide: true,
      render: (level) => count(level.on_hand, language),
    },
    {
      key: 'reserved',
      title: t('stock.reserved'),
      sort: 'reserved',
      align: 'end',
      wide: 'md',
      render: (level) => count(level.reserved, language),
    },
    {
      key: 'quantity',
      title: t('stock.available'),
      sort: 'quantity',
      align: 'end',
      render: (level) => (
        <>
          {level.low_stock && (
            <Badge color={level.quantity === 0 ? 'red' : 'orange'} size="sm" mr={8}>
              {level.quantity === 0 ? t('stock.out') : t('stock.low')}
            </Badge>
          )}
          <Text component="span" size="sm" fw={600}>
            {count(level.quantity, language)}
          </Text>
        </>
      ),
    },
    {
      key: 'threshold',
      title: t('stock.threshold'),
      align: 'end',
      wide: 'lg',
      render: (level) => (level.low_stock_threshold ? count(level.low_stock_threshold, language) : '—'),
    },
    {
      key: 'actions',
      title: '',
      align: 'end',
      width: 60,
      render: (level) => (
        <RowActions>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('stock.actionsFor', { name: `${level.sku}, ${level.location}` })}
              >
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {mayWrite && (
                <>
                  <Menu.Item
                    leftSection={<IconAdjustments size={16} />}
                    onClick={() => setOpen({ level, what: 'adjust' })}
                  >
                    {t('stock.adjust')}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowsExchange size={16} />}
                    onClick={() => setOpen({ level, what: 'transfer' })}
                  >
                    {t('stock.transfer')}
                  </Menu.Item>
                </>
              )}
              <Menu.Item component={Link} to={`/stock/${level.id}`} leftSection={<IconHistory size={16} />}>
                {t('stock.history')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </RowActions>
      ),
    },
  ]
  return (
    <>
      <DataTable<Level>
        label={label}
        query={query}
        {...(list ? { list } : {})}
        rowKey={(level) => level.id}
        href={(level) => `/stock/${level.id}`}
        columns={columns}
        empty={empty}
      />
      {open?.what === 'adjust' && <AdjustModal level={open.level} onClose={() => setOpen(null)} />}
      {open?.what === 'transfer' && <TransferModal level={open.level} onClose={() => setOpen(null)} />}
    </>
  )
}
