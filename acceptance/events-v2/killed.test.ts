import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createDatabase, openSql } from '../support/database.ts'
import { insertProspects } from '../support/fixtures.ts'
import { runCommand } from '../support/processes.ts'
import { startDemoServer, startServer, stopServer } from '../support/servers.ts'
import { eventually } from '../support/waiting.ts'
import { as, type BatchBody, officeOf } from './office.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'foyer-acceptance-'))
const database = await createDatabase()
const settings = { DATABASE_URL: database.url, FOYER_DATA_DIR: dataDir }
const sql = openSql(database.url)
afterAll(async () => {
  await sql.close()
  await rm(dataDir, { recursive: true, force: true })
  await database.drop()
}, 60_000)

test('kill -9 in the middle of a job: the next server ends it, and every event is there once', async () => {
  const first = await startDemoServer(dataDir, settings)
  const [account] = first.demo.accounts
  const ids = await insertProspects(sql, account?.id ?? '', 6_000)
  const events = Array.from({ length: 6 }, (_, n) => ({
    prospect_ids: ids.slice(n * 1_000, (n + 1) * 1_000),
    event_type: 'Ghosting',
  }))
  const office = officeOf({ baseUrl: first.baseUrl, token: first.demo.token })
  const { id } = as<BatchBody>(await office.write(events, { mode: 'partial', account_id: account?.id }), 202)
  const writtenSoFar = async (): Promise<number> => {
    const [row] = await sql.query<{ n: number }>('select events_written as n from batches where id = $1', [id])
    return row?.n ?? 0
  }
  await eventually('the first parts', async () => ((await writtenSoFar()) > 0 ? true : null))
  first.signal('SIGKILL')
  expect(await first.exited).toBeNull()
  const next = await startServer({ settings })
  const { batch } = officeOf({ baseUrl: next.baseUrl, token: first.demo.token })
  expect(await writtenSoFar()).toBeLessThan(6_000)
  const end = await eventually(
    'the end of the job',
    async () => {
      const found = await batch(id)
      return found.status === 'finished' ? found : null
    },
    60_000,
  )
  expect(end.counts).toEqual({ targets: 6_000, done: 6_000, written: 6_000, refused: 0 })
  const [count] = await sql.query<{ events: number; prospects: number }>(
    'select count(*)::int events, count(distinct prospect_id)::int prospects from leasing_events where batch_id = $1',
    [id],
  )
  expect(count).toEqual({ events: 6_000, prospects: 6_000 })
  expect(await stopServer(next)).toBe(0)
  const { code, stdout, stderr } = await runCommand(['verify'], settings)
  expect(code, stdout + stderr).toBe(0)
})
