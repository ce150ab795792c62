import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { WantedEvent } from '../../../src/engine/writing/commands.ts'
import { until } from '../../support/wait.ts'
import { assign, type Desk, openDesk, recorded, type TestEngine, useEngine } from '../desk.ts'
import { done, holdRow, mergeOf, prospectOf, undoOf } from '../merging/merges.ts'
import { about, oneWritten, writeOf, written } from './events.ts'

/** Two servers at the same prospects, by every way into the log. Whoever comes first, the log and what is stored agree. */

let desk: Desk
let accountId: string
let agent: string
let other: string
let phones = 0

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  other = await desk.addMember(accountId)
})
afterAll(() => desk.close())
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const early = '2025-02-01T00:00:00.000000Z'
const later = '2025-03-01T00:00:00.000000Z'
const block = { eventType: 'Blocklist Prospect' } as const
const desired = { eventType: 'Showing Desired' } as const
const rounds = 12

const actor = () => ({ userId: agent, tokenId: null, onlyAccountIds: null })
const newPhone = (): string => `+1555${String(++phones).padStart(7, '0')}`
const twoServers = (): [TestEngine, TestEngine] => {
  const patient = { lockTimeoutMs: 20_000 }
  return [useEngine(desk.url, patient), useEngine(desk.url, patient)]
}
const inTurns = async (work: (turn: number) => Promise<unknown>): Promise<void> => {
  for (let turn = 0; turn < rounds; turn++) await work(turn)
}

/** Many at once over the prospects of one number: what each of them does again and again, and the events that it was told of. */
const crowdOf = async () => {
  const servers = twoServers()
  const phone = newPhone()
  const ids = await desk.addProspects(accountId, 8, phone)
  const told: number[] = []
  const batches: string[] = []
  const server = (turn: number): TestEngine => servers[turn % 2] ?? servers[0]
  const idAt = (place: number): number => ids[place % ids.length] ?? 0

  const write = async (turn: number, events: readonly WantedEvent[]): Promise<void> => {
    const command = writeOf(agent, accountId, events)
    const results = written(await server(turn).write(command))
    // Two ids of one prospect, while one is merged into the other, are answered with the same event.
    told.push(...new Set(results.flatMap(({ end }) => (end.kind === 'written' ? (end.event?.id ?? []) : []))))
    batches.push(command.batchId ?? '')
  }
  const bulk = async (turn: number): Promise<void> => {
    const command = assign(agent, idAt(turn), [turn % 3 === 0 ? agent : other], { samePhone: true })
    told.push(recorded(await server(turn).append(command)).event.id)
  }
  const mixed = (turn: number): Promise<void> => {
    const order = turn % 2 === 0 ? ids : ids.toReversed()
    const handOver = { eventType: 'Assign to User', assignedToUserIds: turn % 3 === 0 ? [] : [agent] } as const
    return write(turn, [about(order, desired), about(phone, handOver), about(idAt(turn), {})])
  }
  const late = (turn: number): Promise<void> =>
    write(turn, [about([idAt(turn)], { eventType: 'Application Received', occurredAt: early })])
  const create = async (turn: number): Promise<void> => {
    const record = { accountId, name: null, email: null, phone, phoneE164: phone, notes: null, source: 'Zillow' }
    const more = { unitId: null, prospectType: 'Self' as const, prescreened: false, externalId: null, createdAt: null }
    const prospects = [{ record: { ...record, ...more }, assignedToUserIds: [agent] }]
    const created = await server(turn).create({ actor: actor(), prospects })
    if (created.kind !== 'created') throw new Error(created.kind)
    told.push(...created.events.map(({ id }) => id))
  }
  const takeBack = async (turn: number): Promise<void> => {
    const undoesId = batches.at(-1)
    if (undoesId === undefined) return
    const command = { actor: actor(), accountId, batchId: randomUUID(), undoesId, prospectIds: ids, firstPlace: 0 }
    const undoing = await server(turn).undoBatch(command)
    if (undoing.kind !== 'undone') throw new Error(undoing.kind)
    told.push(...undoing.results.flatMap(({ events }) => events.map(({ id }) => id)))
    batches.push(command.batchId)
  }
  const remove = async (turn: number): Promise<void> => {
    const eventId = told.at(-1 - turn)
    if (eventId === undefined) return
    const deletion = await server(turn).deleteEvent({ actor: actor(), accountId, eventId, reason: null })
    expect(deletion).toMatchObject({ kind: 'deleted', event: { id: eventId, deleted: true } })
  }
  const merge = async (turn: number): Promise<void> => {
    const merging = mergeOf(agent, accountId, idAt(turn), idAt(turn + 1))
    const { id } = done(await server(turn).merge(merging))
    done(await server(turn + 1).undoMerge(undoOf(agent, accountId, id)))
  }
  /** Nothing that was acknowledged is lost or there twice, and no server stumbled. */
  const check = async (): Promise<void> => {
    const { rowCount } = await desk.pool.query('select from leasing_events where id = any($1)', [told])
    expect(new Set(told).size).toBe(told.length)
    expect(rowCount).toBe(told.length)
    expect(servers.flatMap(({ errors }) => errors)).toEqual([])
  }
  return { ids, bulk, mixed, late, create, takeBack, remove, merge, check }
}

test('bulk assignments of version 1, batches, undoings and creations at once leave every history without a gap', async () => {
  const { ids, bulk, mixed, create, takeBack, check } = await crowdOf()
  await Promise.all([bulk, bulk, mixed, mixed, takeBack, create].map(inTurns))
  await check()
  const { rows } = await desk.pool.query(
    `select count(*) as events, max(e.sequence) as highest, p.version, p.renumbered from prospects p
     join leasing_events e on e.account_id = p.account_id and e.prospect_id = p.id
     where p.id = any($1) group by p.id, p.version, p.renumbered`,
    [ids],
  )
  expect(rows).toHaveLength(ids.length)
  for (const { events, highest, version, renumbered } of rows)
    expect([highest, version, renumbered]).toEqual([events, events, false])
})

test('with deletions, late events and merges among them the stored prospects are still what their events say', async () => {
  const { bulk, mixed, late, create, takeBack, remove, merge, check } = await crowdOf()
  await Promise.all([bulk, mixed, late, create, takeBack, remove, merge].map(inTurns))
  await check()
})

test('an external id that many send at once for different prospects is one event, and all are answered with it', async () => {
  const servers = twoServers()
  const ids = await desk.addProspects(accountId, 12)
  const writings = await Promise.all(
    ids.map((id, place) =>
      servers[place % 2]?.write(writeOf(agent, accountId, [about(id, { ...desired, externalId: 'the mail' })])),
    ),
  )
  const ends = writings.flatMap((writing) => (writing === undefined ? [] : written(writing).map(({ end }) => end)))
  expect(ends.map(({ kind }) => kind).toSorted()).toEqual([...Array(11).fill('known'), 'written'])
  const found = new Set(ends.map((end) => (end.kind === 'refused' ? null : end.event?.id)))
  expect(found.size).toBe(1)
  const histories = (await Promise.all(ids.map((id) => desk.eventsOf(id)))).flat()
  expect(histories.map(({ id }) => id)).toEqual([...found])
})

test('an event that two delete at once is deleted once, and both are told whose deletion it is', async () => {
  const servers = twoServers()
  const [id = 0] = await desk.addProspects(accountId, 1)
  for (let turn = 0; turn < rounds; turn++) {
    const event = oneWritten(await servers[0].write(writeOf(agent, accountId, [about(id, desired)])))
    const before = await prospectOf(desk, id)
    const deletions = await Promise.all(
      servers.map((server, place) =>
        server.deleteEvent({ actor: actor(), accountId, eventId: event.id, reason: `server ${place}` }),
      ),
    )
    expect(deletions[0]).toMatchObject({ kind: 'deleted', event: { id: event.id, deleted: true, deletedBy: agent } })
    expect(deletions[1]).toEqual(deletions[0])
    expect(await prospectOf(desk, id)).toMatchObject({ status: 'New', version: before.version + 1 })
  }
})

test('of two undoings of a batch at once one restores every prospect, and the other finds nothing left to do', async () => {
  const servers = twoServers()
  const ids = await desk.addProspects(accountId, 50)
  for (let turn = 0; turn < rounds; turn++) {
    const batch = writeOf(agent, accountId, [about(ids, desired)])
    written(await servers[0].write(batch))
    const common = { actor: actor(), accountId, undoesId: batch.batchId ?? '', firstPlace: 0 }
    const undoings = await Promise.all(
      servers.map((server, place) => {
        const prospectIds = place === 0 ? ids : ids.toReversed()
        return server.undoBatch({ ...common, batchId: randomUUID(), prospectIds })
      }),
    )
    const ends = undoings.map((undoing) =>
      undoing.kind === 'undone' ? [...new Set(undoing.results.map(({ end }) => end))].join() : undoing.kind,
    )
    expect(ends.toSorted()).toEqual(['restored', 'unchanged'])
  }
  expect((await desk.eventsOf(ids[7] ?? 0)).length).toBe(2 * rounds)
})

test('a block that ends while a write waits for its prospect no longer forbids it', async () => {
  const [engine] = twoServers()
  const [id = 0] = await desk.addProspects(accountId, 1, newPhone())
  const { rows } = await desk.pool.query<{ end: string }>(`select clock_timestamp() + interval '200 ms' as end`)
  const [{ end } = { end: '' }] = rows
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, { ...block, occurredAt: early, until: end })])))
  const row = await holdRow(desk, id)
  const writing = engine.write(writeOf(agent, accountId, [about(id, desired)]))
  await until(row.hasWaiter)
  const isOver = 'select from clock_timestamp() as now where now > $1::timestamptz'
  await until(async () => (await desk.pool.query(isOver, [end])).rowCount === 1)
  await row.release()
  oneWritten(await writing)
  expect((await prospectOf(desk, id)).status).toBe('Showing Desired')
})

test('a block that has ended is noted once at most, whoever notes it and whatever is written at that moment', async () => {
  const servers = twoServers()
  for (let turn = 0; turn < rounds; turn++) {
    const [id = 0] = await desk.addProspects(accountId, 1, newPhone())
    oneWritten(
      await servers[0].write(writeOf(agent, accountId, [about(id, { ...block, occurredAt: early, until: later })])),
    )
    const [first, second, writing] = await Promise.all([
      servers[0].endBlock({ accountId, prospectId: id }),
      servers[1].endBlock({ accountId, prospectId: id }),
      servers[turn % 2]?.write(writeOf(agent, accountId, [about(id, desired)])),
    ])
    expect([first, second]).toEqual([{ kind: 'done' }, { kind: 'done' }])
    expect(writing && oneWritten(writing).eventType).toBe('Showing Desired')
    expect((await prospectOf(desk, id)).status).toBe('Showing Desired')
    const ends = (await desk.eventsOf(id)).filter(({ eventType }) => eventType === 'Unblock Prospect')
    expect(ends.length).toBeLessThanOrEqual(1)
  }
})
