import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { readConfig } from '../server/src/config.ts'
import type { Engine } from '../server/src/engine/commands.ts'
import { createApp } from '../server/src/http/app.ts'
import { createMetrics } from '../server/src/http/plugins/metrics.ts'
import { News } from '../server/src/http/streams/news.ts'
import { TokenOwners } from '../server/src/http/token-owners.ts'
import { createLog } from '../server/src/log.ts'
import { RequestTransactions } from '../server/src/storage/connections/request-transactions.ts'
import { openDatabase } from '../server/src/storage/database.ts'
import { readDatabaseState } from '../server/src/storage/database-state.ts'
import { findTokenOwner, touchTokens } from '../server/src/storage/records/tokens.ts'

/**
 * A process of its own: the server with its routes, tokens and validation, and with an engine that records nothing. What
 * it reaches is the most that the real one could.
 */

const reading = readConfig(process.env)
if (!reading.ok) throw new Error(reading.message)
const { config } = reading
const [url, timeoutMs] = [config.DATABASE_URL ?? '', config.FOYER_DATABASE_TIMEOUT_MS]
const database = openDatabase({ url, connections: config.FOYER_DATABASE_CONNECTIONS, timeoutMs })

let lastId = 0
const unavailable = () => Promise.resolve({ kind: 'unavailable' } as const)
const standIn: Engine = {
  append: ({ prospectId, actor, draft }) =>
    Promise.resolve({
      kind: 'recorded',
      batchId: null,
      replayed: false,
      event: {
        id: ++lastId,
        accountId: actor.userId,
        prospectId,
        createdAt: '2024-10-05T18:53:03.406168Z',
        createdBy: actor.userId,
        eventType: 'Assign to User',
        source: draft.source,
        notes: draft.notes,
        plannedDateTime: null,
        nextFollowUp: null,
        context: {
          assignedToUserIds: draft.assignedToUserIds,
          createdByUserRole: 'Owner',
          previousAssignedToUserIds: draft.assignedToUserIds,
        },
        deleted: false,
      },
    }),
  create: unavailable,
  merge: unavailable,
  undoMerge: unavailable,
  write: unavailable,
  deleteEvent: unavailable,
  undoBatch: unavailable,
  endBlock: unavailable,
  close: () => Promise.resolve(),
}

const nobodyAsks = () => Promise.reject(new Error('the ceiling has no webhooks, and nobody signs in there'))

const owners = new TokenOwners({
  find: (hash) => findTokenOwner(database.tables, hash),
  touch: (tokenIds) => touchTokens(database.tables, tokenIds),
  findSession: () => Promise.resolve(null),
  touchSessions: () => Promise.resolve(),
  now: Date.now,
})
owners.mayRemember(true)
const app = await createApp({
  engine: standIn,
  database,
  requestTransactions: new RequestTransactions({ url, timeoutMs, lockTimeoutMs: config.FOYER_LOCK_TIMEOUT_MS }),
  isUp: () => true,
  owners,
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
  log: createLog(config.FOYER_LOG_LEVEL),
  version: '0.0.0',
  isOpen: () => true,
  databaseState: () => readDatabaseState(database.pool),
  onUnreachable: (error) => console.error(error),
  bodyLimitBytes: config.FOYER_BODY_LIMIT_BYTES,
  importLimitBytes: config.FOYER_IMPORT_LIMIT_BYTES,
  requestTimeoutMs: config.FOYER_REQUEST_TIMEOUT_MS,
  failedLoginsPerMinute: config.FOYER_FAILED_LOGINS_PER_MINUTE,
  requestsPerMinute: config.FOYER_REQUESTS_PER_MINUTE,
  trustedProxies: config.FOYER_TRUSTED_PROXIES,
})
await app.listen({ host: config.FOYER_HOST, port: config.FOYER_PORT })
console.log(`The ceiling listens on http://${config.FOYER_HOST}:${(app.server.address() as AddressInfo).port};`)
process.once('SIGTERM', () => {
  void app.close().then(() => database.close())
})
