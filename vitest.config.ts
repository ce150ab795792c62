import { defineConfig } from 'vitest/config'
import { LongestFirst } from './server/test/support/longest-first.ts'

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
    // Two cores are busy with these: many files start servers of their own, and wait for them. All share one PostgreSQL.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // No file changes what another sees through a module, and loading the modules once saves a third of the time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Closing waits for PostgreSQL to write its files.
    teardownTimeout: 120_000,
  },
})
