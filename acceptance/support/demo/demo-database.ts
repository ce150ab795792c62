import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { createDatabase, type Database, maintain, urlOf } from '../database.ts'
import { type Demo, notServed, startDemoServer, stopServer } from '../servers.ts'

/** What `foyer demo` fills for the first file that asks, and every file has a copy of. Its comment is the demo's record. */
const template = 'acceptance_demo'
const beingFilled = 'acceptance_demo_being_filled'

const readRecord = async (client: pg.Client): Promise<string | null> => {
  const { rows } = await client.query<{ record: string | null }>(
    "select shobj_description(oid, 'pg_database') as record from pg_database where datname = $1",
    [template],
  )
  return rows[0]?.record ?? null
}

/** The record, without the address of the server that filled it in. */
const fillByFoyer = async (url: string): Promise<string> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-acceptance-'))
  try {
    const server = await startDemoServer(dataDir, { DATABASE_URL: url })
    const code = await stopServer(server)
    if (code !== 0) throw new Error(`foyer demo ended with ${code}: ${server.output().stderr}`)
    const demo = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as Demo
    return JSON.stringify({ ...demo, base_url: notServed })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

const fillTemplate = async (client: pg.Client): Promise<string> => {
  await client.query(`drop database if exists ${beingFilled} with (force)`)
  await client.query(`create database ${beingFilled}`)
  const record = await fillByFoyer(urlOf(beingFilled))
  await client.query(`comment on database ${beingFilled} is ${client.escapeLiteral(record)}`)
  await client.query(`alter database ${beingFilled} rename to ${template}`)
  return record
}

/** A database of its own with the demo in it, and the demo's record in the data folder, as `foyer demo` has left both. */
export const createDemoDatabase = (dataDir: string): Promise<Database> =>
  maintain(async (client) => {
    // Files begin at the same time: one of them fills it.
    await client.query("select pg_advisory_lock(hashtextextended('acceptance demo', 0))")
    const record = (await readRecord(client)) ?? (await fillTemplate(client))
    await writeFile(join(dataDir, 'demo.json'), record, { mode: 0o600 })
    return createDatabase(template)
  })
