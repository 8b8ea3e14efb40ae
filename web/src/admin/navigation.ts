import {
  IconBox,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconCategory,
  IconFileExport,
  IconFileImport,
  IconHistory,
  IconHome,
  IconStack2,
  IconListDetails,
  IconMapPin,
  IconReceipt,
  IconSettingsAutomation,
  IconTag,
  IconUsers,
  IconUsersGroup,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

import type { Right } from '@/api/me'

/** One place of the back office: where it is, what it is called, and the right that it takes to see it. */
export type Place = {
  key:
    | 'home'
    | 'products'
    | 'categories'
    | 'brands'
    | 'sellers'
    | 'collections'
    | 'stock'
    | 'movements'
    | 'locations'
    | 'orders'
    | 'customers'
    | 'import'
    | 'export'
    | 'jobs'
    | 'users'
    | 'audit'
  to: string
  right?: Right
  Icon: ComponentType<IconProps>
}

export const NAVIGATION: { key: 'start' | 'catalog' | 'stock' | 'sales' | 'data' | 'settings'; places: Place[] }[] = [
  { key: 'start', places: [{ key: 'home', to: '/', Icon: IconHome }] },
  {
    key: 'sales',
    places: [
      { key: 'orders', to: '/orders', right: 'orders:read', Icon: IconReceipt },
      { key: 'customers', to: '/customers', right: 'customers:read', Icon: IconUsers },
    ],
  },
  {
    key: 'catalog',
    places: [
      { key: 'products', to: '/products', right: 'catalog:read', Icon: IconBox },
      { key: 'categories', to: '/categories', right: 'catalog:read', Icon: IconCategory },
      { key: 'brands', to: '/brands', right: 'catalog:read', Icon: IconTag },
      { key: 'collections', to: '/collections', right: 'catalog:read', Icon: IconStack2 },
      { key: 'sellers', to: '/sellers', right: 'catalog:read', Icon: IconBuildingStore },
    ],
  },
  {
    key: 'stock',
    places: [
      { key: 'stock', to: '/stock', right: 'inventory:read', Icon: IconBuildingWarehouse },
      { key: 'movements', to: '/movements', right: 'inventory:read', Icon: IconListDetails },
      { key: 'locations', to: '/locations', right: 'inventory:read', Icon: IconMapPin },
    ],
  },
  {
    key: 'data',
    places: [
      { key: 'import', to: '/import', right: 'imports:write', Icon: IconFileImport },
      { key: 'export', to: '/export', right: 'exports:read', Icon: IconFileExport },
      { key: 'jobs', to: '/jobs', right: 'jobs:read', Icon: IconSettingsAutomation },
    ],
  },
  {
    key: 'settings',
    places: [
      { key: 'users', to: '/users', right: 'accounts:read', Icon: IconUsersGroup },
      { key: 'audit', to: '/audit', right: 'audit:read', Icon: IconHistory },
    ],
  },
]
