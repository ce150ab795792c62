import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { until } from '../../support/wait.ts'
import { type Desk, openDesk, useEngine } from '../desk.ts'
import { about, oneWritten, writeOf, written } from './events.ts'

let desk: Desk
let accountId: string
let agent: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
afterAll(() => desk.close())

test('two batches over the same 1,000 prospects in opposite order neither deadlock nor interleave', async () => {
  const engines = [useEngine(desk.url, { lockTimeoutMs: 5_000 }), useEngine(desk.url, { lockTimeoutMs: 5_000 })]
  const ids = await desk.addProspects(accountId, 1_000)
  const batchOf = (name: string, order: readonly number[]) =>
    writeOf(agent, accountId, [
      about(order, { eventType: 'Log Note', notes: `${name} first` }),
      about(order, { eventType: 'Showing Desired', notes: `${name} second` }),
    ])
  const writings = await Promise.all([
    engines[0]?.write(batchOf('one', ids)),
    engines[1]?.write(batchOf('other', ids.toReversed())),
  ])
  for (const writing of writings) if (writing !== undefined) expect(written(writing)).toHaveLength(2_000)
  const { rows } = await desk.pool.query<{ history: string; prospects: number }>(
    `select history, count(*)::int as prospects from (
       select string_agg(notes, ', ' order by sequence) as history from leasing_events
       where prospect_id = any($1) group by prospect_id
     ) h group by history`,
    [ids],
  )
  const orders = [
    'one first, one second, other first, other second',
    'other first, other second, one first, one second',
  ]
  expect(rows).toHaveLength(1)
  expect(orders).toContain(rows[0]?.history)
  expect(rows[0]?.prospects).toBe(1_000)
  expect(engines.flatMap(({ errors }) => errors)).toEqual([])
  expect(await desk.verify()).toBeNull()
})

test('one external id from two servers 20 times at once is one event', async () => {
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  const [id = 0] = await desk.addProspects(accountId, 1)
  const command = () => writeOf(agent, accountId, [about(id, { notes: 'a call', externalId: 'call-1' })])
  const writings = await Promise.all(Array.from({ length: 20 }, (_, turn) => engines[turn % 2]?.write(command())))
  const ends = writings.flatMap((writing) => (writing === undefined ? [] : written(writing).map(({ end }) => end)))
  expect(ends.filter(({ kind }) => kind === 'written')).toHaveLength(1)
  expect(ends.filter(({ kind }) => kind === 'known')).toHaveLength(19)
  expect(await desk.eventsOf(id)).toHaveLength(1)
})

/** Whether so many sessions wait for a lock. */
const areWaiting = async (count: number): Promise<boolean> => {
  const { rowCount } = await desk.pool.query(
    "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
  )
  return rowCount === count
}

/** Does something to the database, and commits it when so many wait for it. */
const whileDone = async <T>(statement: string, values: unknown[], waiters: number, waiting: () => Promise<T>) => {
  const holder = await desk.pool.connect()
  try {
    await holder.query('begin')
    await holder.query(statement, values)
    const result = waiting()
    await until(() => areWaiting(waiters))
    await holder.query('commit')
    return await result
  } finally {
    holder.release()
  }
}

const block = { eventType: 'Blocklist Prospect' } as const

test('a prospect that gets a blocked number while it is waited for is refused', async () => {
  const engine = useEngine(desk.url)
  const [blocked = 0] = await desk.addProspects(accountId, 1, '+15550109001')
  const [id = 0] = await desk.addProspects(accountId, 1, '+15550109002')
  oneWritten(await engine.write(writeOf(agent, accountId, [about(blocked, block)])))
  const change = "update prospects set phone_e164 = '+15550109001' where id = $1"
  const writing = await whileDone(change, [id], 1, () =>
    engine.write(writeOf(agent, accountId, [about(id, { eventType: 'Showing Desired' })])),
  )
  expect(writing).toMatchObject({ kind: 'refused', results: [{ end: { faults: [{ code: 'prospectBlocklisted' }] } }] })
})

test('whoever wants the prospect waits while the end of its block is decided, and sees it ended', async () => {
  const engine = useEngine(desk.url)
  const [id = 0] = await desk.addProspects(accountId, 1, '+15550109003')
  const over = { occurredAt: '2025-02-01T00:00:00.000000Z', until: '2025-03-01T00:00:00.000000Z' }
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, { ...block, ...over })])))
  // The job has read the prospect and waits to read who the members are: what it has read must not change now.
  const [ending, seen] = await whileDone('lock table memberships in access exclusive mode', [], 2, async () => {
    const job = engine.endBlock({ accountId, prospectId: id })
    await until(() => areWaiting(1))
    const state = desk.pool.query('select status, version from prospects where id = $1 for no key update', [id])
    return Promise.all([job, state])
  })
  expect(ending).toEqual({ kind: 'done' })
  expect(seen.rows).toEqual([{ status: 'New', version: 2 }])
  expect(await desk.verify()).toBeNull()
})

/** More than one statement takes, so that something can happen between two of them. */
const several = limits.eventsPerStatement + 1

test('two imports that wait for the external ids of each other are tried again, and one finds all known', async () => {
  const engines = [useEngine(desk.url, { lockTimeoutMs: 20_000 }), useEngine(desk.url, { lockTimeoutMs: 20_000 })]
  const names = Array.from({ length: several }, (_, line) => `line ${line}`)
  const isHalfway = new Set<number>()
  const writings = await Promise.all(
    [names, names.toReversed()].map(async (order, place) => {
      const ids = await desk.addProspects(accountId, order.length)
      const onProgress = async (): Promise<'goOn'> => {
        isHalfway.add(place)
        await until(() => isHalfway.size === 2 || areWaiting(1))
        return 'goOn'
      }
      const events = order.map((externalId, line) => about(ids[line] ?? 0, { externalId }))
      return engines[place]?.write(writeOf(agent, accountId, events, { onProgress }))
    }),
  )
  const kinds = writings.map((writing) => new Set(writing && written(writing).map(({ end }) => end.kind)))
  expect(kinds.map((set) => [...set].join()).toSorted()).toEqual(['known', 'written'])
})

test('who loses the right to write while it is under way writes nothing', async () => {
  const engine = useEngine(desk.url)
  const leaver = await desk.addMember(accountId)
  const ids = await desk.addProspects(accountId, several)
  const onProgress = async (): Promise<'goOn'> => {
    await desk.removeMember(accountId, leaver)
    return 'goOn'
  }
  const events = ids.map((id) => about(id, {}))
  expect((await engine.write(writeOf(leaver, accountId, events, { onProgress }))).kind).toBe('refused')
  expect(await desk.eventsOf(ids[0] ?? 0)).toEqual([])
})

test('a part of a job that somebody else has done is given up', async () => {
  const engine = useEngine(desk.url)
  const ids = await desk.addProspects(accountId, 4)
  const targets = ids.map((prospectId, targetIndex) => ({ eventIndex: 0, targetIndex, prospectId }))
  const part = { targets: targets.slice(0, 2), firstPlace: 0 }
  const command = writeOf(agent, accountId, [about(ids, {})], { mode: 'partial', part })
  await desk.pool.query(
    `insert into batches (account_id, id, kind, mode, status, request, targets, created_by)
     values ($1, $2, 'events', 'partial', 'running', '{}', 4, $3)`,
    [accountId, command.batchId, agent],
  )
  expect(written(await engine.write(command))).toHaveLength(2)
  expect(await engine.write(command)).toEqual({ kind: 'givenUp' })
  expect(await desk.eventsOf(ids[0] ?? 0)).toHaveLength(1)
  expect(await desk.verify()).toBeNull()
})
