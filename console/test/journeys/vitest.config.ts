import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { ImportLast } from './support/import-last.ts'

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../../..'),
    include: ['console/test/journeys/**/*.journey.ts'],
    globalSetup: ['console/test/journeys/support/foyer.ts'],
    // All of them change one demo, one after another.
    fileParallelism: false,
    isolate: false,
    sequence: { sequencer: ImportLast },
    testTimeout: 60_000,
    // As long as a page may take on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
  },
})
