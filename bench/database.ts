import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type Database, openDatabase } from '../server/src/storage/database.ts'
import { type DatabaseState, readDatabaseState } from '../server/src/storage/database-state.ts'
import { migrate } from '../server/src/storage/migrate.ts'
import { fillWorld, type World } from './world.ts'

export type FilledDatabase = { readonly url: string; readonly database: Database; readonly world: World }

// Filling in millions of events and folding them again takes minutes on a slow disk.
const timeoutMs = 1_800_000

/** Brings an empty database up to date and fills in accounts, members and prospects. */
export const fillDatabase = async (url: string): Promise<FilledDatabase> => {
  await migrate({ url, timeoutMs })
  const database = openDatabase({ url, connections: 2, timeoutMs })
  return { url, database, world: await fillWorld(database.pool) }
}

/** Creates a further database beside this one and returns its address. */
export const createDatabase = async ({ url, database }: FilledDatabase, name: string): Promise<string> => {
  await database.pool.query(`create database ${name}`)
  return url.replace(/[^/]*$/, name)
}

/** PostgreSQL's settings. Throws when it acknowledges what a power cut would lose: such figures would mean nothing. */
export const readDurableState = async ({ database }: FilledDatabase): Promise<DatabaseState> => {
  const state = await readDatabaseState(database.pool)
  const { fsync, synchronous_commit, full_page_writes } = state
  if ([fsync, synchronous_commit, full_page_writes].some((setting) => setting !== 'on'))
    throw new Error(`PostgreSQL is not durable: ${JSON.stringify(state)}`)
  return state
}

const tmpfsMagic = 0x01_02_19_94

/** Whether temporary files are kept in memory, where a flush costs nothing. */
export const isTemporaryFolderInMemory = async (): Promise<boolean> => (await statfs(tmpdir())).type === tmpfsMagic

export const countEvents = async ({ database }: FilledDatabase): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>('select count(*) as count from leasing_events')
  return rows[0]?.count ?? 0
}
