import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'

import { startLanguages } from '@/lib/i18n'
import { startVisiting } from '@/lib/visitor'
import { Frame } from '@/ui/Frame'

import { router } from './router'

startVisiting()

await startLanguages({
  ui: { en: () => import('@/ui/locales/en.json'), ru: () => import('@/ui/locales/ru.json') },
  shop: { en: () => import('./locales/en.json'), ru: () => import('./locales/ru.json') },
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <Frame>
      <RouterProvider router={router} />
    </Frame>,
  )
}
