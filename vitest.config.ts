import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The console is tested with the SDK as it is in the tree; the other words are those that Vite has by itself.
  ssr: { resolve: { conditions: ['foyer-source', 'module', 'node', 'development|production'] } },
  test: {
    include: [
      'server/test/**/*.test.ts',
      'acceptance/**/*.test.ts',
      'sdk/test/**/*.test.ts',
      'console/test/**/*.test.ts',
    ],
    globalSetup: ['server/test/support/cluster.ts'],
    // Files share one PostgreSQL, and many start servers of their own: more workers than cores only make them wait.
    maxWorkers: 2,
    // No file changes what another sees through a module, and loading the modules once saves a third of the time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Closing waits for PostgreSQL to write its files.
    teardownTimeout: 120_000,
  },
})
