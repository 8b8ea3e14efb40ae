import 'i18next'

import type admin from './admin/locales/en.json'
import type shop from './storefront/locales/en.json'
import type ui from './ui/locales/en.json'

declare module 'i18next' {
  // Only an interface can be merged into the library's own.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface CustomTypeOptions {
    defaultNS: 'ui'
    fallbackNS: 'ui'
    resources: { ui: typeof ui; admin: typeof admin; shop: typeof shop }
  }
}
