import { fileURLToPath } from 'node:url'

import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const server = process.env['TRADEPOST_URL'] ?? 'http://127.0.0.1:8000'

/** In development every address below /admin is the admin page, as the server has it in production. */
const adminDeepLinks: Plugin = {
  name: 'admin-deep-links',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      if (/^\/admin(\/[^.]*)?(\?|$)/.test(request.url ?? '')) request.url = '/admin/index.html'
      next()
    })
  },
}

export default defineConfig({
  plugins: [react(), adminDeepLinks],
  resolve: { alias: { '@': path('./src') } },
  build: {
    outDir: path('../tradepost/static'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows fonts and pictures from this server, so nothing needs to be inlined.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { storefront: path('./index.html'), admin: path('./admin/index.html') } },
  },
  server: { proxy: { '/api': server, '/media': server, '/files': server } },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/lib/testing.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
  },
})
