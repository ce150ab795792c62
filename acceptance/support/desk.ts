import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { type PostOptions, post } from './assignments.ts'
import { openSql, type Sql } from './database.ts'
import { createDemoDatabase } from './demo/demo-database.ts'
import { type CommandResult, runCommand, type Settings } from './processes.ts'
import { type Demo, type Server, startDemoServer, startServer, stopServer } from './servers.ts'
import type { Reply } from './wire/http.ts'

/** A running Foyer with the demo's data on a database of its own, and what the tests of one file need to talk to it. */
export type Desk = {
  readonly baseUrl: string
  readonly demo: Demo
  readonly sql: Sql
  /** The demo token. */
  readonly token: string
  /** The user of the demo token. */
  readonly actor: { readonly id: string; readonly role: string }
  /** The account of `token`, which `other_token` does not reach. */
  readonly home: string
  /** The account of `other_token`. */
  readonly elsewhere: string
  /** Sends a body to the one operation, with the demo token unless told otherwise. */
  readonly post: (body: unknown, options?: PostOptions) => Promise<Reply>
  /** Runs a command of `foyer` on the desk's database. */
  readonly command: (...args: readonly string[]) => Promise<CommandResult>
  /** What its server has printed so far. */
  readonly output: Server['output']
  /** One more server on the same database, stopped after the file's tests. */
  readonly another: (settings?: Settings) => Promise<Server>
}

const ownerOf = async (sql: Sql, token: string): Promise<{ id: string; accounts: Map<string, string> }> => {
  const rows = await sql.query<{ user_id: string; account_id: string; role: string }>(
    'select user_id, account_id, role from api_tokens join memberships using (user_id) where hash = $1',
    [createHash('sha256').update(token).digest()],
  )
  return { id: rows[0]?.user_id ?? '', accounts: new Map(rows.map((row) => [row.account_id, row.role])) }
}

const accountsOf = async (sql: Sql, demo: Demo): Promise<Pick<Desk, 'actor' | 'home' | 'elsewhere'>> => {
  const owner = await ownerOf(sql, demo.token)
  const other = await ownerOf(sql, demo.other_token)
  const [elsewhere = ''] = other.accounts.keys()
  const [home = ''] = [...owner.accounts.keys()].filter((id) => !other.accounts.has(id))
  return { actor: { id: owner.id, role: owner.accounts.get(home) ?? '' }, home, elsewhere }
}

/** Opens a desk for one test file; it is cleared away after the file's tests. */
export const openDesk = async (settings: Settings = {}): Promise<Desk> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-acceptance-'))
  const database = await createDemoDatabase(dataDir)
  const environment = { DATABASE_URL: database.url, FOYER_DATA_DIR: dataDir }
  const server = await startDemoServer(dataDir, { ...environment, ...settings })
  const sql = openSql(database.url)
  const servers: Server[] = [server]
  afterAll(async () => {
    const codes = await Promise.all(servers.map(stopServer))
    await sql.close()
    await rm(dataDir, { recursive: true, force: true })
    await database.drop()
    expect(codes, server.output().stderr).toEqual(servers.map(() => 0))
  }, 60_000)
  const { demo, baseUrl } = server
  return {
    baseUrl,
    demo,
    sql,
    token: demo.token,
    ...(await accountsOf(sql, demo)),
    post: (body, options) => post(baseUrl, body, { token: demo.token, ...options }),
    command: (...args) => runCommand(args, environment),
    output: server.output,
    another: async (more = {}) => {
      const further = await startServer({ settings: { ...environment, ...settings, ...more } })
      servers.push(further)
      return further
    },
  }
}
