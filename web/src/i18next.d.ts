import 'i18next'

import type admin from './admin/locales/en.json'
import type shop from './storefront/locales/en.json'
import type ui from './ui/locales/en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    fallbackNS: 'ui'
    resources: { ui: typeof ui; admin: typeof admin; shop: typeof shop }
  }
}
