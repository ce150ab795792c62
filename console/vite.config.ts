import process from 'node:process'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'

/** Where a running Foyer is, for `npm run console`. */
const foyer = process.env['FOYER_URL'] ?? 'http://127.0.0.1:8080'

/** The fonts of every page, asked for with the first scripts: text that changes its font later would move what is below it. */
const earlyFonts: Plugin = {
  name: 'early-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => /(?:inter|fraunces)-latin-wght-normal-[^/]*\.woff2$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/console/${file}` },
          injectTo: 'head',
        })),
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react(), earlyFonts],
  // The SDK as it stands in the tree, not as it was last built.
  resolve: { conditions: ['foyer-source', ...defaultClientConditions] },
  // The server puts a new number into the page for every request.
  html: { cspNonce: '{{nonce}}' },
  build: {
    target: 'es2022',
    // No `data:` in the content security policy: everything is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What three pages and more share is one file: else the first page would wait for sixty, some of them a kilobyte.
        codeSplitting: { groups: [{ name: 'parts', minShareCount: 3 }] },
      },
    },
  },
  server: {
    // With the host of the page: a session is taken from the same origin only.
    proxy: Object.fromEntries(
      ['/v2', '/openapi.json', '/docs', '/healthz'].map((path) => [path, { target: foyer, changeOrigin: false }]),
    ),
  },
})
