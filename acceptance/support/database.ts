import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** SQL on the server's database: to prepare what the API can't make yet, and to see what was written. */
export type Sql = {
  readonly url: string
  readonly query: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  /** A session of its own, for transactions that stay open. Its caller ends it. */
  readonly session: () => Promise<pg.Client>
  readonly close: () => Promise<void>
}

export const openSql = (url: string): Sql => {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {})
  // A client in use has no listener of the pool's, and some tests kill PostgreSQL.
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return {
    url,
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(text, [...values])).rows,
    session: async () => {
      const client = new pg.Client({ connectionString: url })
      client.on('error', () => {})
      await client.connect()
      return client
    },
    close: () => pool.end(),
  }
}

/** A session in the maintenance database of the test run's cluster, while `work` needs it. */
export const maintain = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** The database of this name on the cluster of the test run. */
export const urlOf = (name: string): string => inject('clusterUrl').replace(/\/[^/]*$/, `/${name}`)

export type Database = { readonly url: string; readonly drop: () => Promise<void> }

/** A database on the cluster of the test run, empty or like the template: its URL, and how to drop it. */
export const createDatabase = async (template = 'template1'): Promise<Database> => {
  const name = `acceptance_${randomBytes(6).toString('hex')}`
  // Copied as files: by way of the log, which is the default, dropping it takes four times as long.
  await maintain((client) => client.query(`create database ${name} template ${template} strategy file_copy`))
  return {
    url: urlOf(name),
    drop: async () => {
      await maintain((client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}
