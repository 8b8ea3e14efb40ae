import {
  IconAddressBook,
  IconArrowsExchange,
  IconBuildingFactory2,
  IconScale,
  IconShoppingCartPlus,
  IconTruckLoading,
  IconBox,
  IconCalendar,
  IconId,
  IconLicense,
  IconBuildingBroadcastTower,
  IconBuildingCommunity,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconCategory,
  IconCategory2,
  IconGridDots,
  IconReportAnalytics,
  IconPigMoney,
  IconHeartRateMonitor,
  IconCrystalBall,
  IconHeartHandshake,
  IconHelp,
  IconBasket,
  IconBinoculars,
  IconPercentage,
  IconRulerMeasure,
  IconChartBar,
  IconChartDots3,
  IconStar,
  IconLayersSubtract,
  IconCamera,
  IconChartLine,
  IconCreditCard,
  IconDiscount,
  IconFileExport,
  IconFlask,
  IconFileImport,
  IconFileText,
  IconGift,
  IconHistory,
  IconHome,
  IconShoppingCartOff,
  IconStack2,
  IconListDetails,
  IconListSearch,
  IconMapPin,
  IconInbox,
  IconMessageReply,
  IconMessageStar,
  IconNews,
  IconPackage,
  IconPhoto,
  IconPlugConnected,
  IconReceipt,
  IconReceipt2,
  IconSettingsAutomation,
  IconReceiptTax,
  IconTag,
  IconTrophy,
  IconTags,
  IconTruckDelivery,
  IconTruckReturn,
  IconUsers,
  IconUsersGroup,
  IconKey,
  IconSitemap,
  IconTrendingUp,
  IconSpeakerphone,
  IconCoins,
  IconWand,
  IconWriting,
  IconWorld,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

import type { Right } from '@/api/me'

/** One place of the back office: where it is, what it is called, and the right that it takes to see it. */
export type Place = {
  key:
    | 'home'
    | 'calendar'
    | 'help'
    | 'tariffs'
    | 'subscription'
    | 'products'
    | 'categories'
    | 'brands'
    | 'sellers'
    | 'collections'
    | 'stock'
    | 'movements'
    | 'locations'
    | 'orders'
    | 'channels'
    | 'customers'
    | 'customerGroups'
    | 'discounts'
    | 'giftCards'
    | 'experiments'
    | 'priceLists'
    | 'bulkPrices'
    | 'priceRules'
    | 'competitorPrices'
    | 'taxes'
    | 'returns'
    | 'abandoned'
    | 'search'
    | 'payments'
    | 'providers'
    | 'reviews'
    | 'keywords'
    | 'semanticCore'
    | 'seo'
    | 'descriptions'
    | 'positions'
    | 'campaigns'
    | 'rates'
    | 'inbox'
    | 'autoReplies'
    | 'pages'
    | 'posts'
    | 'banners'
    | 'shipments'
    | 'shippingMethods'
    | 'shippingZones'
    | 'purchases'
    | 'proposals'
    | 'suppliers'
    | 'supplierCatalogue'
    | 'compareOffers'
    | 'exchangeRates'
    | 'import'
    | 'export'
    | 'jobs'
    | 'users'
    | 'audit'
    | 'figures'
    | 'revenue'
    | 'whatSells'
    | 'byCategory'
    | 'byChannel'
    | 'matrix'
    | 'buyers'
    | 'baskets'
    | 'reports'
    | 'profit'
    | 'expenses'
    | 'stockHealth'
    | 'forecast'
    | 'niches'
    | 'keptNiches'
    | 'compareNiches'
    | 'snapshots'
  to: string
  right?: Right
  Icon: ComponentType<IconProps>
}

export const NAVIGATION: {
  key:
    | 'start'
    | 'catalog'
    | 'stock'
    | 'buying'
    | 'sales'
    | 'figures'
    | 'marketing'
    | 'promotion'
    | 'market'
    | 'content'
    | 'data'
    | 'settings'
  places: Place[]
}[] = [
  {
    key: 'start',
    places: [
      { key: 'home', to: '/', Icon: IconHome },
      { key: 'calendar', to: '/calendar', Icon: IconCalendar },
      { key: 'help', to: '/help', Icon: IconHelp },
    ],
  },
  {
    key: 'sales',
    places: [
      { key: 'orders', to: '/orders', right: 'orders:read', Icon: IconReceipt },
      { key: 'channels', to: '/channels', right: 'channels:read', Icon: IconBuildingCommunity },
      { key: 'returns', to: '/returns', right: 'orders:read', Icon: IconTruckReturn },
      { key: 'shipments', to: '/shipments', right: 'shipping:read', Icon: IconPackage },
      { key: 'payments', to: '/payments', right: 'payments:read', Icon: IconCreditCard },
      { key: 'abandoned', to: '/abandoned-carts', right: 'orders:read', Icon: IconShoppingCartOff },
      { key: 'inbox', to: '/inbox', right: 'replies:read', Icon: IconInbox },
      { key: 'customers', to: '/customers', right: 'customers:read', Icon: IconUsers },
      { key: 'customerGroups', to: '/customer-groups', right: 'customers:read', Icon: IconUsersGroup },
    ],
  },
  {
    key: 'figures',
    places: [
      { key: 'figures', to: '/figures/overview', right: 'reports:read', Icon: IconChartLine },
      { key: 'revenue', to: '/figures/revenue', right: 'reports:read', Icon: IconChartBar },
      { key: 'whatSells', to: '/figures/products', right: 'reports:read', Icon: IconTrophy },
      { key: 'byCategory', to: '/figures/categories', right: 'reports:read', Icon: IconCategory2 },
      { key: 'byChannel', to: '/figures/channels', right: 'reports:read', Icon: IconBuildingBroadcastTower },
      { key: 'profit', to: '/figures/profit', right: 'reports:read', Icon: IconPigMoney },
      { key: 'expenses', to: '/expenses', right: 'reports:read', Icon: IconReceipt2 },
      { key: 'matrix', to: '/figures/abc-xyz', right: 'reports:read', Icon: IconGridDots },
      { key: 'buyers', to: '/figures/customers', right: 'reports:read', Icon: IconHeartHandshake },
      { key: 'baskets', to: '/figures/baskets', right: 'reports:read', Icon: IconBasket },
      { key: 'stockHealth', to: '/figures/stock', right: 'reports:read', Icon: IconHeartRateMonitor },
      { key: 'forecast', to: '/figures/forecast', right: 'reports:read', Icon: IconCrystalBall },
      { key: 'reports', to: '/figures/reports', right: 'reports:read', Icon: IconReportAnalytics },
    ],
  },
  {
    key: 'catalog',
    places: [
      { key: 'products', to: '/products', right: 'catalog:read', Icon: IconBox },
      { key: 'priceLists', to: '/price-lists', right: 'prices:read', Icon: IconTags },
      { key: 'bulkPrices', to: '/bulk-prices', right: 'prices:read', Icon: IconPercentage },
      { key: 'priceRules', to: '/price-rules', right: 'prices:read', Icon: IconRulerMeasure },
      { key: 'competitorPrices', to: '/competitor-prices', right: 'prices:read', Icon: IconBinoculars },
      { key: 'categories', to: '/categories', right: 'catalog:read', Icon: IconCategory },
      { key: 'brands', to: '/brands', right: 'catalog:read', Icon: IconTag },
      { key: 'collections', to: '/collections', right: 'catalog:read', Icon: IconStack2 },
      { key: 'sellers', to: '/sellers', right: 'catalog:read', Icon: IconBuildingStore },
    ],
  },
  {
    key: 'marketing',
    places: [
      { key: 'discounts', to: '/discounts', right: 'discounts:read', Icon: IconDiscount },
      { key: 'giftCards', to: '/gift-cards', right: 'discounts:read', Icon: IconGift },
      { key: 'experiments', to: '/experiments', right: 'experiments:read', Icon: IconFlask },
      { key: 'reviews', to: '/reviews', right: 'reviews:read', Icon: IconMessageStar },
      { key: 'autoReplies', to: '/auto-replies', right: 'replies:read', Icon: IconMessageReply },
    ],
  },
  {
    key: 'promotion',
    places: [
      { key: 'keywords', to: '/promotion/keywords', right: 'promotion:read', Icon: IconKey },
      { key: 'semanticCore', to: '/promotion/semantic-core', right: 'promotion:read', Icon: IconSitemap },
      { key: 'seo', to: '/promotion/seo', right: 'promotion:read', Icon: IconWand },
      { key: 'descriptions', to: '/promotion/descriptions', right: 'promotion:read', Icon: IconWriting },
      { key: 'positions', to: '/promotion/positions', right: 'promotion:read', Icon: IconTrendingUp },
      { key: 'campaigns', to: '/promotion/campaigns', right: 'promotion:read', Icon: IconSpeakerphone },
      { key: 'rates', to: '/promotion/rates', right: 'promotion:read', Icon: IconCoins },
    ],
  },
  {
    key: 'market',
    places: [
      { key: 'niches', to: '/niche', right: 'reports:read', Icon: IconChartDots3 },
      { key: 'keptNiches', to: '/niche/favorites', right: 'reports:read', Icon: IconStar },
      { key: 'compareNiches', to: '/niche/compare', right: 'reports:read', Icon: IconLayersSubtract },
      { key: 'snapshots', to: '/niche/snapshots', right: 'reports:read', Icon: IconCamera },
    ],
  },
  {
    key: 'content',
    places: [
      { key: 'posts', to: '/posts', right: 'content:read', Icon: IconNews },
      { key: 'pages', to: '/pages', right: 'content:read', Icon: IconFileText },
      { key: 'banners', to: '/banners', right: 'content:read', Icon: IconPhoto },
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
    key: 'buying',
    places: [
      { key: 'purchases', to: '/purchases', right: 'purchases:read', Icon: IconTruckLoading },
      { key: 'proposals', to: '/purchases/proposals', right: 'purchases:read', Icon: IconShoppingCartPlus },
      { key: 'suppliers', to: '/suppliers', right: 'suppliers:read', Icon: IconBuildingFactory2 },
      { key: 'supplierCatalogue', to: '/supplier-catalogue', right: 'suppliers:read', Icon: IconAddressBook },
      { key: 'compareOffers', to: '/compare-offers', right: 'suppliers:read', Icon: IconScale },
      { key: 'exchangeRates', to: '/exchange-rates', right: 'suppliers:read', Icon: IconArrowsExchange },
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
      { key: 'providers', to: '/payment-providers', right: 'payments:read', Icon: IconPlugConnected },
      { key: 'shippingMethods', to: '/delivery', right: 'shipping:read', Icon: IconTruckDelivery },
      { key: 'shippingZones', to: '/delivery-zones', right: 'shipping:read', Icon: IconWorld },
      { key: 'taxes', to: '/taxes', right: 'prices:read', Icon: IconReceiptTax },
      { key: 'search', to: '/search-settings', right: 'catalog:read', Icon: IconListSearch },
      { key: 'tariffs', to: '/tariffs', right: 'tariffs:read', Icon: IconLicense },
      { key: 'subscription', to: '/subscription', Icon: IconId },
      { key: 'users', to: '/users', right: 'accounts:read', Icon: IconUsersGroup },
      { key: 'audit', to: '/audit', right: 'audit:read', Icon: IconHistory },
    ],
  },
]
