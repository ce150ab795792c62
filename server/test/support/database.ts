import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'

export type TestDatabase = {
  readonly url: string
  /** Ends all sessions in the database and removes it. */
  readonly drop: () => Promise<void>
}

const objectInUse = '55006'
const attempts = 200

const onCluster = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Creates an empty database, without a schema. */
export const createEmptyDatabase = async (template = 'template0'): Promise<TestDatabase> => {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Copied as files: by way of the log, which is the default, dropping it takes four times as long.
      await onCluster(`create database ${name} template ${template} strategy file_copy`)
      break
    } catch (error) {
      // Another test file clones the template at this moment.
      if (!(error instanceof pg.DatabaseError && error.code === objectInUse) || attempt === attempts) throw error
      await sleep(25)
    }
  }
  return {
    url: inject('clusterUrl').replace(/[^/]*$/, name),
    drop: () => onCluster(`drop database if exists ${name} with (force)`),
  }
}

/** Creates a database with the newest schema and no rows, for one test file. */
export const createTestDatabase = (): Promise<TestDatabase> => createEmptyDatabase('foyer_template')
