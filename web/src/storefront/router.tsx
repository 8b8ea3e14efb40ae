import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'

import { RouteCrash } from '@/ui/Crash'
import { NotFound } from '@/ui/states'

import { Layout } from './Layout'

function page(path: string, load: () => Promise<{ default: ComponentType }>): RouteObject {
  return { path, lazy: async () => ({ Component: (await load()).default }) }
}

/**
 * Short addresses of their own (`/c/…`, `/p/…`): the plain words such as `/categories` belong to the API,
 * which answers some of its calls without a prefix.
 */
export const router = createBrowserRouter([
  {
    element: <Layout />,
    errorElement: <RouteCrash />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <RouteCrash />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./HomePage')).default }) },
          page('c/:slug', () => import('./CategoryPage')),
          page('all', () => import('./CategoryPage')),
          page('p/:slug', () => import('./ProductPage')),
          page('basket', () => import('./cart/CartPage')),
          page('basket/checkout', () => import('./checkout/CheckoutPage')),
          page('order/:number', () => import('./orders/OrderPage')),
          // As notices and older mails name it.
          page('orders/:number', () => import('./orders/OrderPage')),
          page('collection/:slug', () => import('./catalog/CollectionPage')),
          page('blog', () => import('./content/BlogPage')),
          page('blog/:slug', () => import('./content/PostPage')),
          page('pages/:slug', () => import('./content/ContentPage')),
          page('wishlist', () => import('./FavouritesPage')),
          page('sign-in', () => import('./account/SignInPage')),
          page('sign-up', () => import('./account/SignUpPage')),
          page('forgot', () => import('./account/ForgotPage')),
          page('reset', () => import('./account/ResetPage')),
          page('account/confirm', () => import('./account/ConfirmPage')),
          page('account/orders', () => import('./account/OrdersPage')),
          page('account/returns', () => import('./account/ReturnsPage')),
          page('account/addresses', () => import('./account/AddressesPage')),
          page('account/messages', () => import('./account/MessagesPage')),
          page('account/subscription', () => import('./account/SubscriptionPage')),
          page('account', () => import('./account/AccountPage')),
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
])
