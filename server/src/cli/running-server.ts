import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../http/app.ts'
import { createMetrics, type Metrics } from '../http/plugins/metrics.ts'
import { News } from '../http/streams/news.ts'
import { TokenOwners } from '../http/token-owners.ts'
import { handlers } from '../jobs/handlers.ts'
import { openWorker } from '../jobs/worker.ts'
import type { DemoPerson, SignInTools } from '../records/sign-in/tools.ts'
import { listenForAccess } from '../storage/connections/access-notices.ts'
import { DatabaseDown, type Health } from '../storage/connections/health.ts'
import type { Keeper } from '../storage/connections/keep-working.ts'
import { RequestTransactions } from '../storage/connections/request-transactions.ts'
import { openConnection } from '../storage/database.ts'
import { readDatabaseState } from '../storage/database-state.ts'
import { failureOf } from '../storage/failures.ts'
import { findTokenOwner, touchTokens } from '../storage/records/tokens.ts'
import { findSessionOwner, touchSessions } from '../storage/sign-in/sessions.ts'
import type { Context } from './context.ts'
import { type OpenEngine, openEngine } from './engine/open-engine.ts'
import { keepHouse } from './housekeeping.ts'
import { consoleFolder, createSignInTools } from './sign-in/sign-in-tools.ts'
import { version } from './version.ts'
import { createWebhooks } from './webhooks/open-webhooks.ts'

/** All parts of a server, put together. It does not listen yet. */
export type RunningServer = {
  readonly engine: OpenEngine['engine']
  readonly signIn: SignInTools
  /** Listens and returns the address, such as `http://127.0.0.1:8080`. */
  readonly listen: () => Promise<string>
  /** From now on requests are let in, and jobs done. Until then requests are answered 503. */
  readonly open: () => void
  /** Finishes what was accepted, then ends. */
  readonly close: () => Promise<void>
}

/** While the database is known not to answer, nobody waits for a time-out to hear it. */
const unlessDown =
  <A extends unknown[], R>(health: Health, ask: (...args: A) => Promise<R>) =>
  (...args: A): Promise<R> =>
    health.isUp() ? ask(...args) : Promise.reject(new DatabaseDown())

const rememberOwners = (context: Context, health: Health) => {
  const owners = new TokenOwners({
    find: unlessDown(health, (hash) => findTokenOwner(context.database.tables, hash)),
    findSession: unlessDown(health, (hash) => findSessionOwner(context.database.tables, hash)),
    touch: (tokenIds) => touchTokens(context.database.tables, tokenIds),
    touchSessions: (sessionIds) => touchSessions(context.database.tables, sessionIds),
    now: Date.now,
  })
  const notices = listenForAccess({
    open: () =>
      openConnection({ url: context.url, connections: 1, timeoutMs: context.config.FOYER_DATABASE_TIMEOUT_MS }),
    onChange: () => owners.forgetAll(),
    onListening: (isListening) => owners.mayRemember(isListening),
  })
  return { owners, notices }
}

const startJobs = (context: Context, { engine }: OpenEngine, { onJobEnd }: Metrics): Keeper =>
  openWorker({
    url: context.url,
    timeoutMs: context.config.FOYER_DATABASE_TIMEOUT_MS,
    handlers,
    parts: { database: context.database, engine, log: context.log },
    revive: context.revive,
    onEnd: onJobEnd,
  })

const listenOn = async (app: FastifyInstance, context: Context): Promise<string> => {
  const { FOYER_HOST: host, FOYER_PORT: port } = context.config
  await app.listen({ host, port })
  const { port: taken } = app.server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${taken}`
}

const openRequestTransactions = ({ url, config, log }: Context): RequestTransactions =>
  new RequestTransactions({
    url,
    timeoutMs: config.FOYER_DATABASE_TIMEOUT_MS,
    lockTimeoutMs: config.FOYER_LOCK_TIMEOUT_MS,
    onError: (error) => log.warn(`a connection to the database broke: ${error.message}`),
  })

/** Puts a server together on a database that is ready. `demoPeople`: see `SignInTools`. */
export const createServer = async (
  context: Context,
  demoPeople: readonly DemoPerson[] | null,
): Promise<RunningServer> => {
  const { config, log, database } = context
  const metrics = createMetrics(() => writing.engine.state().waiting)
  const news = new News()
  const writing = openEngine(context, { onBatch: metrics.onBatch, onWritten: () => news.announce() })
  const { engine, health } = writing
  const webhooks = await createWebhooks(context, metrics.onWebhookTry)
  news.listen(webhooks.tools.nudge)
  const onUnreachable = (error: unknown): void => {
    if (error instanceof DatabaseDown) return
    if (failureOf(error) === 'faulty') log.error({ err: error }, 'a query failed')
    health.suspect()
  }
  const { owners, notices } = rememberOwners(context, health)
  const housekeeping = keepHouse({ ...context, owners, metrics })
  const requestTransactions = openRequestTransactions(context)
  let listensAt = ''
  const { secrets } = webhooks.tools
  const signIn = await createSignInTools(context, { secrets, listensAt: () => listensAt, demoPeople })
  let isOpen = false
  let worker: Keeper | null = null
  const app = await createApp({
    engine,
    database,
    requestTransactions,
    isUp: health.isUp,
    isOpen: () => isOpen,
    owners,
    metrics,
    news,
    webhooks: webhooks.tools,
    signIn,
    consoleFolder,
    log,
    version,
    databaseState: unlessDown(health, () => readDatabaseState(database.pool)),
    onUnreachable,
    bodyLimitBytes: config.FOYER_BODY_LIMIT_BYTES,
    importLimitBytes: config.FOYER_IMPORT_LIMIT_BYTES,
    requestTimeoutMs: config.FOYER_REQUEST_TIMEOUT_MS,
    failedLoginsPerMinute: config.FOYER_FAILED_LOGINS_PER_MINUTE,
    requestsPerMinute: config.FOYER_REQUESTS_PER_MINUTE,
    trustedProxies: config.FOYER_TRUSTED_PROXIES,
  })
  return {
    engine,
    signIn,
    listen: async () => {
      listensAt = await listenOn(app, context)
      return listensAt
    },
    open: () => {
      isOpen = true
      worker = startJobs(context, writing, metrics)
      webhooks.open()
    },
    close: async () => {
      const jobsStopped = worker?.close()
      const webhooksStopped = webhooks.close()
      // A connection whose request was being answered when the server closed goes idle only after it.
      const idle = setInterval(() => app.server.closeIdleConnections(), 50)
      await app.close()
      await requestTransactions.close()
      clearInterval(idle)
      clearInterval(housekeeping)
      await jobsStopped
      await webhooksStopped
      await notices.close()
      await owners.noteUse().catch(() => {})
      await writing.close()
    },
  }
}
