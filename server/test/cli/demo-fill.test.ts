import { mkdtemp, readFile, rm, stat, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DecidedEvent } from '../../src/catalogue/leasing-events.ts'
import type { ProspectState } from '../../src/catalogue/prospect-state.ts'
import { fillDemo, readDemoState } from '../../src/cli/demo/fill.ts'
import { type DemoRecord, recordPath, settleRecord } from '../../src/cli/demo/record.ts'
import { type DemoTokens, demoSeed, doTokensWork } from '../../src/cli/demo/tokens.ts'
import { makeWorld } from '../../src/cli/demo/world.ts'
import { evolve, newProspect } from '../../src/domain/prospects.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { watchHealth } from '../../src/storage/connections/health.ts'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { appendSession } from '../../src/storage/log/append-assignments.ts'
import { insertAccount } from '../../src/storage/records/accounts.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const now = new Date('2026-03-14T18:00:00.000Z')
const world = makeWorld({ seed: demoSeed, now })

type Place = { readonly test: TestDatabase; readonly database: Database; readonly close: () => Promise<void> }
const openPlace = async (): Promise<Place> => {
  const test = await createTestDatabase()
  const database = openDatabase({ url: test.url, connections: 4, timeoutMs: 10_000 })
  const close = async (): Promise<void> => {
    await database.close()
    await test.drop()
  }
  return { test, database, close }
}

const fill = async ({ test, database }: Place, onProgress: (done: number, total: number) => void) => {
  const session = { url: test.url, connections: 2, timeoutMs: 10_000, sessionOptions: appendSession }
  const [batches, waiting] = [openDatabase(session), openDatabase(session)]
  const health = watchHealth({ ping: async () => {}, revive: async () => {}, onChange: () => {} })
  const engine = createEngine({
    batches: batches.pool,
    readings: batches.pool,
    waiting: waiting.pool,
    health,
    queueLength: 4_096,
    onError: (error) => {
      throw error
    },
  })
  try {
    return await fillDemo({ database, engine, now, onProgress })
  } finally {
    await engine.close()
    health.close()
    await batches.close()
    await waiting.close()
  }
}

let place: Place
let dataDir: string
let tokens: DemoTokens
const progress: [number, number][] = []

beforeAll(async () => {
  place = await openPlace()
  dataDir = join(await mkdtemp(join(tmpdir(), 'foyer-demo-')), 'data')
  expect(await readDemoState(place.database)).toBe('empty')
  tokens = await fill(place, (done, total) => progress.push([done, total]))
})
afterAll(async () => {
  await place.close()
  await rm(join(dataDir, '..'), { recursive: true })
})

const tableCounts = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const table of ['accounts', 'users', 'memberships', 'units', 'prospects', 'leasing_events', 'api_tokens']) {
    const { rows } = await place.database.pool.query<{ count: number }>(
      `select count(*) from ${pg.escapeIdentifier(table)}`,
    )
    counts[table] = rows[0]?.count ?? -1
  }
  return counts
}

it('writes the whole world down, and then is filled', async () => {
  expect(await tableCounts()).toEqual({
    accounts: 2,
    users: 12,
    memberships: world.memberships.length,
    units: 60,
    prospects: world.prospects.length,
    leasing_events: world.journeys.flat().length,
    api_tokens: 2,
  })
  expect(await readDemoState(place.database)).toBe('filled')
})

it('tells how far it is, from nothing to everything', () => {
  const total = world.journeys.flat().length
  expect(progress[0]).toEqual([0, total])
  expect(progress.at(-1)).toEqual([total, total])
  expect(progress.length).toBeGreaterThan(10)
})

it('keeps for each prospect the very events of its journey, and a projection that equals their fold', async () => {
  const prospects = await place.database.tables.selectFrom('prospects').selectAll().orderBy('id').execute()
  const events = await place.database.tables
    .selectFrom('leasing_events')
    .selectAll()
    .orderBy('prospect_id')
    .orderBy('sequence')
    .execute()
  const byProspect = Map.groupBy(events, (event) => event.prospect_id)
  expect(prospects.map((row) => row.created_at)).toEqual(world.prospects.map((one) => one.createdAt))
  for (const [index, row] of prospects.entries()) {
    const own = byProspect.get(row.id) ?? []
    expect(own.map((event) => [event.event_type, event.created_at, event.created_by])).toEqual(
      world.journeys[index]?.map((event) => [event.draft.eventType, event.happenedAt, event.actorUserId]),
    )
    const folded = own.reduce<ProspectState>(
      (state, event) =>
        evolve(state, {
          eventType: event.event_type as DecidedEvent['eventType'],
          context: event.context as DecidedEvent['context'],
          plannedDateTime: event.planned_date_time,
          nextFollowUp: event.next_follow_up,
          createdAt: event.created_at,
          createdBy: event.created_by,
        }),
      newProspect,
    )
    expect({
      version: row.version,
      status: row.status,
      stage: row.stage,
      assignedToUserIds: row.assigned_to_user_ids,
      stageTimes: row.stage_times,
      showingUserIds: row.showing_user_ids,
      nextFollowUp: row.next_follow_up,
      plannedDateTime: row.planned_date_time,
      block: row.status_before_block && {
        status: row.status_before_block,
        stage: row.stage_before_block,
        reason: row.block_reason,
        until: row.block_until,
        at: row.blocked_at,
        by: row.blocked_by,
        phone: row.block_phone,
      },
      lastEventAt: row.last_event_at,
    }).toEqual({ ...folded, lastEventAt: own.at(-1)?.created_at })
  }
})

it('gives the events of each prospect ids that rise with time', async () => {
  const rows = await place.database.tables
    .selectFrom('leasing_events')
    .select(['prospect_id', 'created_at'])
    .orderBy('id')
    .execute()
  for (const events of Map.groupBy(rows, (row) => row.prospect_id).values()) {
    const moments = events.map((event) => event.created_at)
    expect(moments).toEqual(moments.toSorted())
  }
})

const settle = (baseUrl: string, fresh: DemoTokens | null): Promise<DemoRecord> =>
  settleRecord({ database: place.database, dataDir, baseUrl, tokens: fresh })
const fileNow = async (): Promise<unknown> => JSON.parse(await readFile(recordPath(dataDir), 'utf8'))

it('writes demo.json for its owner only, and a second start changes neither it nor the database', async () => {
  const record = await settle('http://127.0.0.1:8080', tokens)
  expect(await fileNow()).toEqual(record)
  expect(Object.keys(record)).toEqual(['base_url', 'token', 'other_token', 'accounts', 'users', 'prospects'])
  expect(record.prospects).toHaveLength(world.prospects.length)
  expect(record.users).toHaveLength(12)
  const before = await stat(recordPath(dataDir), { bigint: true })
  expect(Number(before.mode) & 0o777).toBe(0o600)
  const counts = await tableCounts()

  expect(await settle('http://127.0.0.1:8080', null)).toEqual(record)
  const after = await stat(recordPath(dataDir), { bigint: true })
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs])
  expect(await tableCounts()).toEqual(counts)
})

it('rewrites demo.json with the same tokens when the address changed', async () => {
  const record = await settle('http://127.0.0.1:9090', null)
  expect(record).toMatchObject({
    base_url: 'http://127.0.0.1:9090',
    token: tokens.token,
    other_token: tokens.otherToken,
  })
  expect(await fileNow()).toEqual(record)
})

it('gives the first token to a property manager of both accounts, the other to a member of the second only', async () => {
  const { accounts, users } = await settle('http://127.0.0.1:8080', null)
  const { rows } = await place.database.pool.query<{ user_id: string }>(
    'select user_id from api_tokens order by created_at',
  )
  const [first, second] = rows.map((row) => users.find((user) => user.id === row.user_id))
  expect(first).toMatchObject({ role: 'Property Manager', account_ids: accounts.map((account) => account.id) })
  expect(second?.account_ids).toEqual([accounts[1]?.id])
})

it.each([
  ['is gone', () => unlink(recordPath(dataDir))],
  ['holds a revoked token', () => place.database.pool.query('update api_tokens set revoked_at = now()')],
])('makes new tokens when demo.json %s', async (_, breakIt) => {
  const before = await settle('http://127.0.0.1:8080', null)
  await breakIt()
  const after = await settle('http://127.0.0.1:8080', null)
  expect(after.token).not.toBe(before.token)
  expect(await fileNow()).toEqual(after)
  expect(await doTokensWork(place.database, { token: after.token, otherToken: after.other_token })).toBe(true)
  expect(await readDemoState(place.database)).toBe('filled')
})

it('says of a fill that broke off that it is half, and of a database with accounts of its own that it is foreign', async () => {
  const other = await openPlace()
  try {
    const stop = new Error('killed on the way')
    const broken = fill(other, (done) => {
      if (done > 1_000) throw stop
    })
    await expect(broken).rejects.toBe(stop)
    expect(await readDemoState(other.database)).toBe('halfFilled')
  } finally {
    await other.close()
  }
  const foreign = await openPlace()
  try {
    const account = { id: crypto.randomUUID(), name: 'Own homes', timeZone: 'UTC', phoneCountry: 'US' }
    await insertAccount(foreign.database.tables, account)
    expect(await readDemoState(foreign.database)).toBe('foreign')
  } finally {
    await foreign.close()
  }
})
