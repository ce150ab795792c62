import process from 'node:process'
import { Complaint } from './complaint.ts'
import { announcement, createProgress, demoProblem } from './demo/announce.ts'
import { demoPeople } from './demo/demo-people.ts'
import { fillDemo, readDemoState } from './demo/fill.ts'
import { settleRecord } from './demo/record.ts'
import type { DemoTokens } from './demo/tokens.ts'
import { runServer } from './serve.ts'

/** `foyer demo`: a server on a database that is filled with a believable demo when it is empty. */
export const demo = async (): Promise<void> => {
  let tokens: DemoTokens | null = null
  await runServer({
    demoPeople,
    beforeOpening: async ({ database, config }, { engine }) => {
      const state = await readDemoState(database)
      const problem = demoProblem(state, config.FOYER_DATA_DIR)
      if (problem !== null) throw new Complaint(problem)
      if (state === 'empty') {
        const onProgress = createProgress(process.stderr)
        tokens = await fillDemo({
          database,
          engine,
          now: new Date(),
          onProgress,
        })
      }
    },
    whenOpen: async ({ database, config }, baseUrl) => {
      const record = await settleRecord({ database, dataDir: config.FOYER_DATA_DIR, baseUrl, tokens })
      process.stdout.write(announcement(record, config.FOYER_DATA_DIR))
    },
  })
}
