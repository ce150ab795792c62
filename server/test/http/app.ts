import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { scopes } from '../../src/catalogue/permissions.ts'
import { mintToken } from '../../src/domain/tokens.ts'
import type { Engine } from '../../src/engine/commands.ts'
import { type AppOptions, createApp } from '../../src/http/app.ts'
import { createMetrics } from '../../src/http/plugins/metrics.ts'
import { sessionCookieName } from '../../src/http/sign-in/cookies.ts'
import { News } from '../../src/http/streams/news.ts'
import { TokenOwners } from '../../src/http/token-owners.ts'
import { createLog } from '../../src/log.ts'
import { openSession } from '../../src/records/sign-in/sessions.ts'
import { RequestTransactions } from '../../src/storage/connections/request-transactions.ts'
import { readDatabaseState } from '../../src/storage/database-state.ts'
import { findTokenOwner, insertToken, type NewToken, revokeToken } from '../../src/storage/records/tokens.ts'
import { findSessionOwner } from '../../src/storage/sign-in/sessions.ts'
import { type Desk, openEngine, useEngine } from '../engine/desk.ts'
import { standInSignIn } from './sign-in/stand-in-sign-in.ts'
import { standInWebhooks } from './stand-in-webhooks.ts'

export type TestApp = {
  readonly app: FastifyInstance
  /** What the application told about a database that did not answer. */
  readonly unreachable: readonly unknown[]
}

const build = async (
  desk: Desk,
  engine: Engine,
  options: Partial<AppOptions> & Pick<AppOptions, 'requestTransactions'>,
): Promise<TestApp> => {
  const { tables, pool } = desk.database
  const unreachable: unknown[] = []
  const app = await createApp({
    engine,
    database: desk.database,
    isUp: () => true,
    owners: new TokenOwners({
      find: (hash) => findTokenOwner(tables, hash),
      findSession: (hash) => findSessionOwner(tables, hash),
      touch: async () => {},
      touchSessions: async () => {},
      now: Date.now,
    }),
    metrics: createMetrics(() => 0),
    news: new News(),
    webhooks: standInWebhooks(),
    signIn: standInSignIn(),
    consoleFolder: '/nowhere',
    log: createLog('silent'),
    version: '1.2.3',
    isOpen: () => true,
    databaseState: () => readDatabaseState(pool),
    onUnreachable: (error) => unreachable.push(error),
    bodyLimitBytes: 65_536,
    importLimitBytes: 1_048_576,
    requestTimeoutMs: 30_000,
    failedLoginsPerMinute: 1_000_000,
    requestsPerMinute: 0,
    trustedProxies: [],
    ...options,
  })
  return { app, unreachable }
}

const openRequestTransactions = (desk: Desk): RequestTransactions =>
  new RequestTransactions({ url: desk.url, timeoutMs: 5_000, lockTimeoutMs: 2_000 })

const shared = new WeakMap<Desk, Promise<TestApp>>()

const buildShared = async (desk: Desk): Promise<TestApp> => {
  const [engine, requestTransactions] = [openEngine(desk.url), openRequestTransactions(desk)]
  const built = await build(desk, engine, { requestTransactions })
  desk.whenClosing(async () => {
    await built.app.close()
    await requestTransactions.close()
    await engine.closeAll()
  })
  return built
}

/** The whole application over the real engine, one for all tests of a file: for those that ask it as a client does, and no more. */
export const shareApp = (desk: Desk): Promise<TestApp> => {
  const app = shared.get(desk) ?? buildShared(desk)
  shared.set(desk, app)
  return app
}

/** The whole application over the real engine, for one test. */
export const useApp = async (desk: Desk, options: Partial<AppOptions> = {}): Promise<TestApp> => {
  const requestTransactions = openRequestTransactions(desk)
  const built = await build(desk, useEngine(desk.url), { requestTransactions, ...options })
  onTestFinished(async () => {
    await built.app.close()
    await requestTransactions.close()
  })
  return built
}

/** A token of this user that works. */
export const addToken = async (
  desk: Desk,
  userId: string,
  expiresAt: string | null = null,
  limits: Partial<Pick<NewToken, 'scopes' | 'accountIds'>> = {},
): Promise<{
  readonly id: string
  readonly userId: string
  readonly token: string
  readonly revoke: () => Promise<boolean>
}> => {
  const { tables } = desk.database
  const { token, hash, ending } = mintToken(randomBytes(32))
  const id = randomUUID()
  await insertToken(tables, {
    id,
    userId,
    name: 'test',
    hash,
    ending,
    expiresAt,
    scopes,
    accountIds: null,
    createdBy: null,
    ...limits,
  })
  return { id, userId, token, revoke: () => revokeToken(tables, id) }
}

/** The cookie of a new session of this user, with the header by which the console tells that it is it. */
export const signedIn = async (
  desk: Desk,
  userId: string,
  cookieName = sessionCookieName,
): Promise<{ readonly cookie: string; readonly 'x-foyer-console': string }> => {
  const { secret } = await openSession(desk.database.tables, userId, { userAgent: null, address: null })
  return { cookie: `${cookieName}=${secret}`, 'x-foyer-console': '1' }
}

export const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` })

/** A body that is right, for this prospect. */
export const assignment = (prospectId: number, assignedToUserIds: readonly string[] = []) => ({
  events: [{ prospect_id: prospectId, event_type: 'Assign to User', context: { assignedToUserIds } }],
})
