import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startOwnPostgres } from '../../src/storage/own-postgres.ts'
import { createDataFolder, isAlive, readPostmasterId, removeDataFolder } from '../support/data-folder.ts'
import {
  type OwnPostgresProcess,
  spawnOwnPostgresProcess,
  startOwnPostgresProcess,
} from '../support/own-postgres-process.ts'
import { until } from '../support/wait.ts'

let dataDir: string
const processes: OwnPostgresProcess[] = []

beforeEach(async () => {
  dataDir = await createDataFolder()
})
afterEach(async () => {
  for (const each of processes.splice(0)) await each.kill()
  await removeDataFolder(dataDir)
})

const startProcess = async (): Promise<OwnPostgresProcess> => {
  const started = await startOwnPostgresProcess(dataDir)
  processes.push(started)
  return started
}
const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url, application_name: 'test' })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const postmasterId = async (): Promise<number> => {
  const pid = await readPostmasterId(dataDir)
  if (pid === null) throw new Error('No PostgreSQL has this folder')
  return pid
}
const killPostgres = async (): Promise<number> => {
  const pid = await postmasterId()
  process.kill(pid, 'SIGKILL')
  return pid
}

test('an empty folder becomes a durable UTF-8 database that listens on a private socket only', async () => {
  const postgres = await startOwnPostgres({ dataDir: join(dataDir, 'not', 'there', 'yet') })
  const names = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'data_checksums',
    'listen_addresses',
    'log_timezone',
  ]
  const shown = names.map((name) => `current_setting('${name}') as ${name}`).join()
  const [row] = await query(
    postgres.url,
    `select ${shown}, current_user, current_database() as name,
    (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
    lower('ÉCOLE') as lowered, 'a' < 'B' as is_linguistic`,
  )
  const folder = (await query(postgres.url, 'show unix_socket_directories'))[0]?.['unix_socket_directories']
  const { mode } = await stat(String(folder).replaceAll('"', ''))
  await postgres.stop()
  await removeDataFolder(join(dataDir, 'not', 'there', 'yet'))
  expect(row).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    listen_addresses: '',
    log_timezone: 'UTC',
    current_user: 'foyer',
    name: 'foyer',
    encoding: 'UTF8',
    lowered: 'école',
    is_linguistic: false,
  })
  expect(mode & 0o777).toBe(0o700)
})

test('what was written is there after a stop and a new start', async () => {
  const first = await startOwnPostgres({ dataDir })
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  expect(await readPostmasterId(dataDir)).toBeNull()
  const second = await startOwnPostgres({ dataDir })
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(second.url).toBe(first.url)
  await second.stop()
})

test('a starter that is killed leaves PostgreSQL running, and the next one adopts it and stops it', async () => {
  const first = await startProcess()
  const pid = await postmasterId()
  await first.kill()
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  const second = await startOwnPostgres({ dataDir })
  expect(await postmasterId()).toBe(pid)
  await second.stop()
  await until(() => !isAlive(pid))
})

test('a starter that is killed in the middle of the first start leaves nothing that stops the next one', async () => {
  const base = join(dataDir, 'postgres')
  const child = spawnOwnPostgresProcess(dataDir)
  const ended = once(child, 'exit')
  const isUnfinished = (name: string) => name.startsWith('unfinished-')
  await until(async () => (await readdir(base).catch(() => [])).some(isUnfinished))
  child.kill('SIGKILL')
  await ended
  expect((await readdir(base)).filter(isUnfinished)).toHaveLength(1)
  const next = await startOwnPostgres({ dataDir })
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await next.stop()
  expect((await readdir(base)).filter(isUnfinished)).toEqual([])
})

test('PostgreSQL that was killed is brought back by those who use it, once, with all that was committed', async () => {
  const servers = [await startProcess(), await startProcess()] as const
  const url = servers[0].url
  await query(url, 'create table kept (n integer)')
  for (const round of [1, 2, 3]) {
    await query(url, `insert into kept values (${round})`)
    const killed = await killPostgres()
    await Promise.all(servers.map((server) => server.ensureRunning()))
    expect(await postmasterId()).not.toBe(killed)
    expect(await query(url, 'select count(*)::integer as rows from kept')).toEqual([{ rows: round }])
  }
})

test('PostgreSQL that was killed while its sessions were busy is brought back when they have noticed', async () => {
  const server = await startProcess()
  // A session that waits for something notices at once that the postmaster died; one that computes goes on for seconds.
  const busy = query(server.url, 'select count(*) from generate_series(1, 20000000)').catch(() => null)
  const isBusy = "select from pg_stat_activity where query like '%generate_series(1%' and pid <> pg_backend_pid()"
  await until(async () => (await query(server.url, isBusy)).length > 0)
  await killPostgres()
  await server.ensureRunning()
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await busy
})

test('PostgreSQL and its starter both killed: the next start recovers, whoever has the process id by now', async () => {
  const first = await startProcess()
  await query(first.url, 'create table kept as select 42 as answer')
  const killed = await killPostgres()
  await first.kill()
  await until(() => !isAlive(killed))
  // This process has the id that stands in the files of the dead.
  const path = join(dataDir, 'postgres', 'data', 'postmaster.pid')
  const [, ...rest] = (await readFile(path, 'utf8')).split('\n')
  await writeFile(path, [process.pid, ...rest].join('\n'))
  const second = await startOwnPostgres({ dataDir })
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await second.stop()
})

test('ensureRunning does nothing while PostgreSQL runs', async () => {
  const postgres = await startOwnPostgres({ dataDir })
  const pid = await postmasterId()
  await Promise.all([postgres.ensureRunning(), postgres.ensureRunning()])
  expect(await postmasterId()).toBe(pid)
  await postgres.stop()
})

test('the last one out stops it, whether the others are connected or not', async () => {
  const server = await startProcess()
  const command = await startProcess()
  const pid = await postmasterId()
  await server.stop()
  expect(isAlive(pid)).toBe(true)
  expect(await query(command.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await command.stop()
  await until(() => !isAlive(pid))
})

test('it is left running for a process that uses it by its address', async () => {
  const server = await startProcess()
  const other = new pg.Client({ connectionString: server.url, application_name: 'foyer' })
  await other.connect()
  await server.stop()
  expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await other.end()
})

test('several starts at once on an empty folder all succeed and share one PostgreSQL', async () => {
  const started = await Promise.all([startProcess(), startProcess(), startProcess(), startProcess()])
  expect(new Set(started.map((each) => each.url)).size).toBe(1)
  const pid = await postmasterId()
  await Promise.all(started.map((each) => each.stop()))
  await until(() => !isAlive(pid))
})

test('a start while the last one goes out gets a PostgreSQL that stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    const leaving = await startProcess()
    const [coming] = await Promise.all([startProcess(), leaving.stop()])
    expect(await query(coming.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await coming.stop()
  }
})

test('a long path, spaces, commas, quotes and other scripts in it are no obstacle, nor for psql', async () => {
  const odd = join(dataDir, `it's a "very", long $HOME & дом`, 'x'.repeat(60))
  const postgres = await startOwnPostgres({ dataDir: odd })
  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }])
  const psql = await promisify(execFile)('psql', [postgres.url, '-Atc', 'select 1']).catch((error) => error)
  // Where there is no psql, there is nothing to ask it.
  if (psql.code !== 'ENOENT') expect(psql.stdout).toBe('1\n')
  await postgres.stop()
  await removeDataFolder(odd)
})
