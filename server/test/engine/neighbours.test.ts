import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Outcome } from '../../src/engine/commands.ts'
import { until } from '../support/wait.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from './desk.ts'
import { about, writeOf, written } from './writing/events.ts'

/** A request is nobody's business but its own: refused, poisoned or in front of a locked row, it changes no other. */

let desk: Desk
let accountId: string
let agent: string
let stranger: string
let prospectIds: number[]

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  stranger = await desk.addMember(await desk.addAccount())
})
afterAll(() => desk.close())
beforeEach(async () => {
  prospectIds = await desk.addProspects(accountId, 40)
})
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const prospect = (place: number): number => prospectIds[place] ?? 0

test('refusals in a batch change nothing of their neighbours, and each tells its own faults', async () => {
  const engine = useEngine(desk.url)
  const readOnly = await desk.addMember(accountId, 'Read-only')
  const outcomes = await Promise.all(
    prospectIds.map((prospectId, place) => {
      const wrong = [
        assign(agent, 999_999_999, [agent]),
        assign(stranger, prospectId, [stranger]),
        assign(agent, prospectId, [agent, stranger, agent, readOnly, stranger]),
        assign(readOnly, prospectId, [agent]),
      ]
      return engine.append(wrong[place % 8] ?? assign(agent, prospectId, [agent], { notes: `${place}` }))
    }),
  )
  const unknown = { kind: 'refused', faults: [{ code: 'unknownProspect' }] }
  for (const [place, outcome] of outcomes.entries()) {
    if (place % 8 < 2) expect(outcome).toEqual(unknown)
    else if (place % 8 === 2)
      expect(outcome).toEqual({
        kind: 'refused',
        faults: [1, 4].map((index) => ({ code: 'notAMember', index, userId: stranger })),
      })
    else if (place % 8 === 3)
      expect(outcome).toEqual({ kind: 'refused', faults: [{ code: 'roleMayNotWrite', role: 'Read-only' }] })
    else expect(recorded(outcome).event).toMatchObject({ prospectId: prospect(place), notes: `${place}` })
  }
  const counts = await Promise.all(prospectIds.map(async (id) => (await desk.eventsOf(id)).length))
  expect(counts).toEqual(prospectIds.map((_, place) => (place % 8 < 4 ? 0 : 1)))
})

test('a request that the database can not take fails alone, and its neighbours are recorded', async () => {
  const engine = useEngine(desk.url)
  const outcomes = await Promise.allSettled(
    prospectIds.map((prospectId, place) =>
      engine.append(assign(agent, prospectId, [], { notes: place === 13 || place === 31 ? 'NUL \0' : 'fine' })),
    ),
  )
  const states = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.kind : 'failed'))
  expect(states).toEqual(prospectIds.map((_, place) => (place === 13 || place === 31 ? 'failed' : 'recorded')))
  for (const id of prospectIds)
    expect((await desk.eventsOf(id)).length).toBe(id === prospect(13) || id === prospect(31) ? 0 : 1)
  expect(engine.errors).toHaveLength(2)
})

test('a request that the database can not even look up fails alone', async () => {
  const engine = useEngine(desk.url)
  const outcomes = await Promise.allSettled(
    prospectIds.map((prospectId, place) => engine.append(assign(place === 7 ? 'nobody' : agent, prospectId, []))),
  )
  expect(outcomes.flatMap(({ status }, place) => (status === 'rejected' ? [place] : []))).toEqual([7])
})

/** A session that holds a prospect's row, as a migration or somebody's editor may. */
const lockRow = async (
  prospectId: number,
): Promise<{ release: () => Promise<void>; waiters: () => Promise<number> }> => {
  const client: pg.PoolClient = await desk.pool.connect()
  await client.query('begin')
  await client.query('select from prospects where id = $1 for update', [prospectId])
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return {
    waiters: async () => {
      const waiting = await desk.pool.query('select from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))', [
        rows[0]?.pid,
      ])
      return waiting.rowCount ?? 0
    },
    release: async () => {
      await client.query('rollback')
      client.release()
    },
  }
}

test('a locked prospect stalls nobody else, and its own requests are recorded in their order when it is free', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 30_000 })
  const row = await lockRow(prospect(5))
  const done: number[] = []
  const all = Promise.all(
    [...prospectIds, prospect(5), ...prospectIds].map(async (id, place) => {
      const outcome = await engine.append(assign(agent, id, [], { notes: `${place}` }))
      done.push(id)
      return outcome
    }),
  )
  await until(() => done.length === 78)
  expect(done).not.toContain(prospect(5))
  await until(async () => (await row.waiters()) > 0)
  // Later ones wait behind the earlier ones, and nobody waits with them.
  const late = engine.append(assign(agent, prospect(5), [], { notes: 'late' }))
  recorded(await engine.append(assign(agent, prospect(6), [])))
  await row.release()
  for (const outcome of [...(await all), await late]) recorded(outcome)
  expect((await desk.eventsOf(prospect(5))).map((event) => event.notes)).toEqual(['5', '40', '46', 'late'])
})

test('whoever waits for a locked prospect in vain is told so, and nothing is written then or later', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 50 })
  const row = await lockRow(prospect(0))
  const outcomes = await Promise.all([
    engine.append(assign(agent, prospect(0), [])),
    engine.append(assign(agent, prospect(1), [])),
  ])
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['unavailable', 'recorded'])
  await row.release()
  recorded(await engine.append(assign(agent, prospect(0), [], { notes: 'after it' })))
  expect((await desk.eventsOf(prospect(0))).map((event) => event.notes)).toEqual(['after it'])
  expect(engine.health.isUp()).toBe(true)
})

test('a statement that waits for locks until its time is over is no sign that the database is gone', async () => {
  // As a bulk request that waits for many rows, for none of them too long.
  const engine = useEngine(desk.url, { lockTimeoutMs: 60_000, statementTimeoutMs: 300 })
  const row = await lockRow(prospect(0))
  expect(await engine.append(assign(agent, prospect(0), []))).toEqual({ kind: 'unavailable' })
  expect(engine.errors).toEqual([])
  expect(engine.health.isUp()).toBe(true)
  await row.release()
})

test('a bulk request that waits in vain does not take those with it that came for its own prospect alone', async () => {
  const [named = 0, locked = 0] = await desk.addProspects(accountId, 2, '+15550100001')
  const engine = useEngine(desk.url, { lockTimeoutMs: 300 })
  const row = await lockRow(locked)
  const outcomes = await Promise.all([
    engine.append(assign(agent, named, [], { notes: 'before' })),
    engine.append(assign(agent, named, [], { notes: 'before too' })),
    engine.append(assign(agent, named, [agent], { samePhone: true })),
    engine.append(assign(agent, named, [], { notes: 'after' })),
    engine.append(assign(agent, named, [], { notes: 'after too' })),
  ])
  expect(outcomes.map((outcome) => outcome.kind)).toEqual([
    'recorded',
    'recorded',
    'unavailable',
    'recorded',
    'recorded',
  ])
  await row.release()
  const notes = (await desk.eventsOf(named)).map((event) => event.notes)
  expect(notes).toEqual(['before', 'before too', 'after', 'after too'])
  expect(await desk.eventsOf(locked)).toEqual([])
})

test('a poisoned request that waits for a locked prospect fails alone', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 30_000 })
  const row = await lockRow(prospect(0))
  const outcomes = Promise.allSettled(
    ['one', 'NUL \0', 'two'].map((notes) => engine.append(assign(agent, prospect(0), [], { notes }))),
  )
  await until(async () => (await row.waiters()) > 0)
  await row.release()
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await desk.eventsOf(prospect(0))).map((event) => event.notes)).toEqual(['one', 'two'])
})

test("a prospect whose row is changed by somebody else's hand between two requests gets its event all the same", async () => {
  const engine = useEngine(desk.url)
  const [prospectId = 0] = prospectIds
  let stop = false
  const editing = (async () => {
    for (let turn = 0; !stop; turn++)
      await desk.pool.query('update prospects set name = $2 where id = $1', [prospectId, `${turn}`])
  })()
  const outcomes: Outcome[] = []
  for (let turn = 0; turn < 100; turn++) outcomes.push(await engine.append(assign(agent, prospectId, [])))
  stop = true
  await editing
  for (const outcome of outcomes) recorded(outcome)
  expect(await desk.eventsOf(prospectId)).toHaveLength(100)
})

test('assignments and events of other types for the same prospects, through two servers at once, lose and double nothing', async () => {
  const engines = [useEngine(desk.url, { lockTimeoutMs: 20_000 }), useEngine(desk.url, { lockTimeoutMs: 20_000 })]
  const few = prospectIds.slice(0, 4)
  const writing = async (turn: number): Promise<void> => {
    const engine = engines[turn % 2]
    for (const prospectId of turn % 3 === 0 ? few : few.toReversed()) {
      if (turn % 4 !== 0) recorded(await engine?.append(assign(agent, prospectId, [agent])))
      else await engine?.write(writeOf(agent, accountId, [about(few, { eventType: 'Still Deciding' })])).then(written)
    }
  }
  await Promise.all(Array.from({ length: 32 }, (_, turn) => writing(turn)))
  for (const id of few) {
    const types = Map.groupBy(await desk.eventsOf(id), ({ eventType }) => eventType)
    expect(types.get('Assign to User')).toHaveLength(24)
    expect(types.get('Still Deciding')).toHaveLength(8 * few.length)
  }
  expect(engines.flatMap((engine) => engine.errors)).toEqual([])
})
