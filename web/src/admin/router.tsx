import type { ComponentType } from 'react'
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'

import { RouteCrash } from '@/ui/Crash'
import { NotFound } from '@/ui/states'

import { Gate } from './Gate'

/** A page in a file of its own, fetched when somebody goes there. */
function page(path: string, load: () => Promise<{ default: ComponentType }>): RouteObject {
  return { path, lazy: async () => ({ Component: (await load()).default }) }
}

export const router = createBrowserRouter(
  [
    {
      errorElement: <RouteCrash />,
      hydrateFallbackElement: <></>,
      children: [
        page('login', () => import('./account/LoginPage')),
        page('forgot', () => import('./account/ForgotPage')),
        page('reset', () => import('./account/ResetPage')),
        page('invitation', () => import('./account/InvitePage')),
        {
          element: <Gate />,
          errorElement: <RouteCrash />,
          children: [
            {
              errorElement: <RouteCrash />,
              children: [
                { index: true, lazy: async () => ({ Component: (await import('./home/HomePage')).default }) },
                page('products', () => import('./products/ProductsPage')),
                page('products/new', () => import('./products/ProductPage')),
                page('products/:id', () => import('./products/ProductPage')),
                page('categories', () => import('./catalog/CategoriesPage')),
                page('brands', () => import('./catalog/BrandsPage')),
                page('sellers', () => import('./catalog/SellersPage')),
                page('collections', () => import('./catalog/CollectionsPage')),
                page('collections/:id', () => import('./catalog/CollectionPage')),
                page('stock', () => import('./stock/StockPage')),
                page('stock/:id', () => import('./stock/LevelPage')),
                page('movements', () => import('./stock/MovementsPage')),
                page('locations', () => import('./stock/LocationsPage')),
                page('customers', () => import('./customers/CustomersPage')),
                page('customers/:id', () => import('./customers/CustomerPage')),
                page('customers/:id/credit', () => import('./customers/CreditPage')),
                page('customer-groups', () => import('./customers/GroupsPage')),
                page('orders', () => import('./orders/OrdersPage')),
                page('orders/new', () => import('./orders/NewOrderPage')),
                page('orders/:id', () => import('./orders/OrderPage')),
                page('discounts', () => import('./discounts/DiscountsPage')),
                page('discounts/new', () => import('./discounts/DiscountPage')),
                page('discounts/:id', () => import('./discounts/DiscountPage')),
                page('gift-cards', () => import('./discounts/GiftCardsPage')),
                page('gift-cards/:id', () => import('./discounts/GiftCardPage')),
                page('price-lists', () => import('./prices/PriceListsPage')),
                page('price-lists/:id', () => import('./prices/PriceListPage')),
                page('taxes', () => import('./prices/TaxesPage')),
                page('delivery', () => import('./shipping/MethodsPage')),
                page('delivery-zones', () => import('./shipping/ZonesPage')),
                page('shipments', () => import('./shipping/ShipmentsPage')),
                page('shipments/:id', () => import('./shipping/ShipmentPage')),
                page('reviews', () => import('./reviews/ReviewsPage')),
                page('reviews/:id', () => import('./reviews/ReviewPage')),
                page('pages', () => import('./content/PagesPage')),
                page('pages/new', () => import('./content/PagePage')),
                page('pages/:id', () => import('./content/PagePage')),
                page('posts', () => import('./content/PostsPage')),
                page('posts/new', () => import('./content/PostPage')),
                page('posts/:id', () => import('./content/PostPage')),
                page('banners', () => import('./content/BannersPage')),
                page('payments', () => import('./payments/PaymentsPage')),
                page('payments/:id', () => import('./payments/PaymentPage')),
                page('payment-providers', () => import('./payments/ProvidersPage')),
                page('notifications', () => import('./notifications/NotificationsPage')),
                page('search-settings', () => import('./search/SearchPage')),
                page('returns', () => import('./returns/ReturnsPage')),
                page('returns/:id', () => import('./returns/ReturnPage')),
                page('abandoned-carts', () => import('./carts/AbandonedPage')),
                page('import', () => import('./imports/ImportPage')),
                page('import/:id', () => import('./imports/ImportResultPage')),
                page('export', () => import('./exports/ExportPage')),
                page('jobs', () => import('./jobs/JobsPage')),
                page('users', () => import('./users/UsersPage')),
                page('audit', () => import('./audit/AuditPage')),
                { path: 'figures', element: <Navigate to="/figures/overview" replace /> },
                page('figures/overview', () => import('./figures/OverviewPage')),
                page('figures/revenue', () => import('./figures/RevenuePage')),
                page('figures/products', () => import('./figures/ProductsPage')),
                page('figures/categories', () => import('./figures/CategoriesPage')),
                page('figures/channels', () => import('./figures/ChannelsPage')),
                page('figures/abc-xyz', () => import('./figures/MatrixPage')),
                page('figures/customers', () => import('./figures/CustomersPage')),
                page('figures/baskets', () => import('./figures/BasketsPage')),
                page('figures/forecast', () => import('./figures/ForecastPage')),
                page('figures/forecast/:id', () => import('./figures/ProductForecastPage')),
                page('figures/profit', () => import('./figures/ProfitPage')),
                page('expenses', () => import('./expenses/ExpensesPage')),
                page('figures/stock', () => import('./figures/StockPage')),
                page('figures/reports', () => import('./figures/ReportsPage')),
                page('account', () => import('./account/AccountPage')),
                { path: '*', element: <NotFound /> },
              ],
            },
          ],
        },
      ],
    },
  ],
  { basename: '/admin' },
)
