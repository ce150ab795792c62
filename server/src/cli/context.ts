import type { Config } from '../config.ts'
import { refoldIfOlder } from '../engine/writing/refold.ts'
import { createLog, type Logger } from '../log.ts'
import { type Database, openDatabase } from '../storage/database.ts'
import { failureOf } from '../storage/failures.ts'
import { MigrationRefused, migrate } from '../storage/migrate.ts'
import { startOwnPostgres } from '../storage/own-postgres.ts'
import { Complaint } from './complaint.ts'
import { growHeapLess } from './heap.ts'
import { readSettings } from './settings.ts'

/** What every command works with. */
export type Context = {
  readonly config: Config
  readonly log: Logger
  readonly url: string
  readonly database: Database
  /** Brings our own PostgreSQL back if it is gone. Nothing for somebody else's server. */
  readonly revive: () => Promise<void>
  readonly close: () => Promise<void>
}

const loadConfig = (): { config: Config; log: Logger } => {
  const { config, unknownNames } = readSettings()
  const log = createLog(config.FOYER_LOG_LEVEL)
  for (const name of unknownNames) log.warn(`${name} is set, but Foyer has no such setting`)
  return { config, log }
}

type Server = Pick<Context, 'url' | 'revive'> & { readonly stop: () => Promise<void> }

const findServer = async (config: Config, tell: (line: string) => void): Promise<Server> => {
  if (config.DATABASE_URL !== null) return { url: config.DATABASE_URL, revive: async () => {}, stop: async () => {} }
  try {
    const own = await startOwnPostgres({ dataDir: config.FOYER_DATA_DIR, log: tell })
    return { url: own.url, revive: own.ensureRunning, stop: own.stop }
  } catch (error) {
    throw new Complaint(`PostgreSQL could not be started: ${messageOf(error)}`)
  }
}

export const messageOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Brings the schema and what is folded from the log up to date. Complains when that can't be; false when the database does not answer. */
export const prepareDatabase = async (
  { url, config, database }: Context,
  tell: (line: string) => void,
): Promise<boolean> => {
  try {
    await migrate({ url, timeoutMs: config.FOYER_DATABASE_TIMEOUT_MS, log: tell })
    await refoldIfOlder(database.pool, tell)
    return true
  } catch (error) {
    if (error instanceof MigrationRefused) throw new Complaint(error.message)
    if (isRefusedLogin(error)) throw new Complaint(`The database could not be used: ${messageOf(error)}`)
    if (failureOf(error) === 'faulty') throw error
    tell(`The database does not answer: ${messageOf(error)}`)
    return false
  }
}

/** SQLSTATE classes 28 (authorisation) and 3D (no such database), and 42501: the address or the rights are wrong. */
const isRefusedLogin = (error: unknown): boolean => /^(28|3D|42501)/.test(String((error as { code?: unknown }).code))

/** Starts our own PostgreSQL if no other is named. `tell` hears what takes time. Nothing is asked of the database yet. */
export const openContext = async (tell: (line: string) => void): Promise<Context> => {
  const { config, log } = loadConfig()
  const server = await findServer(config, tell)
  const database = openDatabase({
    url: server.url,
    connections: config.FOYER_DATABASE_CONNECTIONS,
    timeoutMs: config.FOYER_DATABASE_TIMEOUT_MS,
    onError: (error) => log.warn(`a connection to the database broke: ${error.message}`),
  })
  return {
    config,
    log,
    url: server.url,
    database,
    revive: server.revive,
    close: async () => {
      await database.close()
      await server.stop()
    },
  }
}

/** Runs a command's work on a database whose schema is up to date, and closes all in any case. */
export const withContext = async <T>(work: (context: Context) => Promise<T>): Promise<T> => {
  const heard: string[] = []
  const context = await openContext((line) => heard.push(line))
  growHeapLess()
  try {
    if (!(await prepareDatabase(context, (line) => heard.push(line)))) throw new Complaint(heard.at(-1) ?? '')
    return await work(context)
  } finally {
    await context.close()
  }
}
