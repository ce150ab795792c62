import process from 'node:process'
import { type Config, readConfig } from '../config.ts'
import { createLog, type Logger } from '../log.ts'
import { type Database, openDatabase } from '../storage/database.ts'
import { failureOf } from '../storage/failures.ts'
import { MigrationRefused, migrate } from '../storage/migrate.ts'
import { startOwnPostgres } from '../storage/own-postgres.ts'
import { Complaint, exitCodes } from './complaint.ts'

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
  const reading = readConfig(process.env)
  if (!reading.ok) throw new Complaint(reading.message, exitCodes.usage)
  const log = createLog(reading.config.FOYER_LOG_LEVEL)
  for (const name of reading.unknownNames) log.warn(`${name} is set, but Foyer has no such setting`)
  return { config: reading.config, log }
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

const prepare = async (url: string, config: Config, tell: (line: string) => void): Promise<void> => {
  try {
    await migrate({ url, timeoutMs: config.FOYER_DATABASE_TIMEOUT_MS, log: tell })
  } catch (error) {
    if (error instanceof MigrationRefused) throw new Complaint(error.message)
    const isOurFault = failureOf(error) === 'faulty' && !isRefusedLogin(error)
    if (isOurFault) throw error
    throw new Complaint(`The database could not be used: ${messageOf(error)}`)
  }
}

/** SQLSTATE classes 28 (authorisation) and 3D (no such database), and 42501: the address or the rights are wrong. */
const isRefusedLogin = (error: unknown): boolean => /^(28|3D|42501)/.test(String((error as { code?: unknown }).code))

/**
 * Finds or starts the database and brings its schema up to date. `tell` hears what takes time.
 * Complains in one line when the database can't be used.
 */
export const openContext = async (tell: (line: string) => void = () => {}): Promise<Context> => {
  const { config, log } = loadConfig()
  const server = await findServer(config, tell)
  try {
    await prepare(server.url, config, tell)
  } catch (error) {
    await server.stop()
    throw error
  }
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

/** Runs a command's work with a context that is closed in any case. */
export const withContext = async <T>(work: (context: Context) => Promise<T>): Promise<T> => {
  const context = await openContext()
  try {
    return await work(context)
  } finally {
    await context.close()
  }
}
