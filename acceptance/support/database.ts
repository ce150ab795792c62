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

const maintain = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** An empty database on the cluster of the test run: its URL, and how to drop it. */
export const createDatabase = async (): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> => {
  const name = `acceptance_${randomBytes(6).toString('hex')}`
  await maintain(`create database ${name}`)
  return {
    url: inject('clusterUrl').replace(/\/[^/]*$/, `/${name}`),
    drop: () => maintain(`drop database if exists ${name} with (force)`),
  }
}
