import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

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

/** Beside each script and style its compressed copies, so that the server only has to choose. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async closeBundle() {
    const folder = path('../tradepost/static/assets/')
    for (const name of await readdir(folder)) {
      if (!/\.(js|css)$/.test(name)) continue
      const content = await readFile(folder + name)
      if (content.length < 1024) continue
      await writeFile(`${folder}${name}.gz`, await promisify(gzip)(content, { level: 9 }))
      await writeFile(
        `${folder}${name}.br`,
        await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      )
    }
  },
}

/** The guide's pages, which the server searches and shows, go where the apps go. */
const guide: Plugin = {
  name: 'guide',
  apply: 'build',
  async closeBundle() {
    await cp(path('../docs/guide/'), path('../tradepost/static/guide/'), { recursive: true })
  },
}

export default defineConfig({
  plugins: [react(), adminDeepLinks, compressed, guide],
  resolve: { alias: { '@': path('./src') } },
  build: {
    outDir: path('../tradepost/static'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows fonts and pictures from this server, so nothing needs to be inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { storefront: path('./index.html'), admin: path('./admin/index.html') },
      output: {
        // Shared pieces may lean on each other: whatever is asked for first, each starts after what it needs.
        strictExecutionOrder: true,
        codeSplitting: {
          // Left alone, what pages share falls into a hundred crumbs. Libraries both apps need on every page are
          // one file; the rest is put together by who uses it, nothing smaller than is worth a request.
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next)\//,
              priority: 2,
            },
            {
              name: 'parts',
              // The chart library is larger than any page: merged with others, it came along where no chart is.
              test: /^(?!.*node_modules\/(recharts|@mantine\/charts|d3-|victory-vendor|@reduxjs|redux|reselect|react-redux|immer|es-toolkit|decimal)).*\.[cm]?[jt]sx?$/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 60_000,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/media': server, '/files': server } },
  test: {
    // Most tests need no page; those that do say so in their first line.
    environment: 'node',
    setupFiles: ['./src/lib/testing.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
  },
})
