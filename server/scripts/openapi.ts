import { version } from '../src/cli/version.ts'
import { createApp } from '../src/http/app.ts'
import { createMetrics } from '../src/http/plugins/metrics.ts'
import { News } from '../src/http/streams/news.ts'
import { TokenOwners } from '../src/http/token-owners.ts'
import { createLog } from '../src/log.ts'
import { RequestTransactions } from '../src/storage/connections/request-transactions.ts'
import { openDatabase } from '../src/storage/database.ts'

const nobodyAsks = () => Promise.reject(new Error('this application is only described'))

/** The OpenAPI document as `/openapi.json` serves it. Needs no database: nothing is asked of the application. */
export const makeOpenApi = async (): Promise<string> => {
  const app = await createApp({
    database: openDatabase({ url: 'postgresql://nobody', connections: 1, timeoutMs: 1 }),
    requestTransactions: new RequestTransactions({ url: 'postgresql://nobody', timeoutMs: 1, lockTimeoutMs: 1 }),
    isUp: () => true,
    engine: {
      append: nobodyAsks,
      create: nobodyAsks,
      merge: nobodyAsks,
      undoMerge: nobodyAsks,
      write: nobodyAsks,
      deleteEvent: nobodyAsks,
      undoBatch: nobodyAsks,
      endBlock: nobodyAsks,
      close: async () => {},
    },
    owners: new TokenOwners({
      find: nobodyAsks,
      findSession: nobodyAsks,
      touch: nobodyAsks,
      touchSessions: nobodyAsks,
      now: Date.now,
    }),
    metrics: createMetrics(() => 0),
    news: new News(),
    webhooks: {
      secrets: null,
      faultOfUrl: nobodyAsks,
      bodyOf: () => null,
      sendTest: nobodyAsks,
      nudge: () => {},
    },
    signIn: {
      passwords: { hash: nobodyAsks, matches: nobodyAsks, isOutdated: () => false },
      secrets: null,
      mail: null,
      publicUrl: () => '',
      tell: () => {},
      demoPeople: null,
    },
    consoleFolder: '',
    log: createLog('silent'),
    version,
    isOpen: () => true,
    databaseState: nobodyAsks,
    onUnreachable: () => {},
    bodyLimitBytes: 65_536,
    importLimitBytes: 1_048_576,
    requestTimeoutMs: 30_000,
    failedLoginsPerMinute: 100,
    requestsPerMinute: 0,
    trustedProxies: [],
  })
  const document = app.swagger()
  await app.close()
  return `${JSON.stringify(document, null, 2)}\n`
}
