import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { assign, type Desk, keyOf, openDesk, recorded, useEngine } from './desk.ts'

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

const newPhone = (): string => `+1555${String(++phones).padStart(7, '0')}`

const countBatch = async (batchId: string | null): Promise<number> =>
  (await desk.pool.query('select from leasing_events where batch_id = $1', [batchId])).rowCount ?? 0

test('all prospects of the account with the phone are assigned, each with its own predecessors', async () => {
  const engine = useEngine(desk.url)
  const phone = newPhone()
  const [one = 0, two = 0, three = 0] = await desk.addProspects(accountId, 3, phone)
  const [stranger = 0] = await desk.addProspects(await desk.addAccount(), 1, phone)
  recorded(await engine.append(assign(agent, two, [other])))
  const { event, batchId } = recorded(await engine.append(assign(agent, one, [agent], { samePhone: true })))
  expect(event.prospectId).toBe(one)
  const contexts = await Promise.all([one, two, three].map(async (id) => (await desk.eventsOf(id)).at(-1)))
  expect(contexts.map((last) => last?.context.previousAssignedToUserIds)).toEqual([[], [other], []])
  expect(contexts.map((last) => last?.batchId)).toEqual([batchId, batchId, batchId])
  expect(await desk.eventsOf(stranger)).toEqual([])
})

test('a prospect without a phone is assigned alone: no phone is like no other', async () => {
  const engine = useEngine(desk.url)
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2)
  const { batchId } = recorded(await engine.append(assign(agent, one, [agent], { samePhone: true })))
  expect(await countBatch(batchId)).toBe(1)
  expect(await desk.eventsOf(two)).toEqual([])
})

test('1,000 prospects of one phone are written, 1,001 are refused whole', async () => {
  const engine = useEngine(desk.url)
  const phone = newPhone()
  const [named = 0] = await desk.addProspects(accountId, 1_000, phone)
  const { batchId } = recorded(await engine.append(assign(agent, named, [agent], { samePhone: true })))
  expect(await countBatch(batchId)).toBe(1_000)
  const before = await desk.countEvents()
  const [last = 0] = await desk.addProspects(accountId, 1, phone)
  for (const prospectId of [named, last])
    expect(await engine.append(assign(agent, prospectId, [agent], { samePhone: true }))).toEqual({
      kind: 'refused',
      faults: [{ code: 'tooManyProspects', limit: 1_000 }],
    })
  expect(await desk.countEvents()).toBe(before)
})

test('a stranger who asks at the same moment as a member learns nothing about how many share a phone', async () => {
  const engine = useEngine(desk.url)
  const [named = 0] = await desk.addProspects(accountId, 1_001, newPhone())
  const stranger = await desk.addMember(await desk.addAccount())
  const [mine, theirs] = await Promise.all(
    [agent, stranger].map((userId) => engine.append(assign(userId, named, [], { samePhone: true }))),
  )
  expect(mine).toEqual({ kind: 'refused', faults: [{ code: 'tooManyProspects', limit: 1_000 }] })
  expect(theirs).toEqual({ kind: 'refused', faults: [{ code: 'unknownProspect' }] })
})

test('several bulk requests of 1,000 at once, more than one transaction takes, are all written whole and in order', async () => {
  const engine = useEngine(desk.url)
  const prospectIds = await desk.addProspects(accountId, 1_000, newPhone())
  const outcomes = await Promise.all(
    [agent, other, agent, other, agent].map((assignee, place) =>
      engine.append(assign(agent, prospectIds[place * 7] ?? 0, [assignee], { samePhone: true, notes: `${place}` })),
    ),
  )
  for (const outcome of outcomes) expect(await countBatch(recorded(outcome).batchId)).toBe(1_000)
  for (const id of [prospectIds[0], prospectIds[999]])
    expect((await desk.eventsOf(id ?? 0)).map((event) => event.notes)).toEqual(['0', '1', '2', '3', '4'])
})

test('a refused bulk request writes nothing for any of its prospects', async () => {
  const engine = useEngine(desk.url)
  const [named = 0] = await desk.addProspects(accountId, 3, newPhone())
  const stranger = await desk.addUser()
  const before = await desk.countEvents()
  expect(await engine.append(assign(agent, named, [agent, stranger], { samePhone: true }))).toEqual({
    kind: 'refused',
    faults: [{ code: 'notAMember', index: 1, userId: stranger }],
  })
  expect(await desk.countEvents()).toBe(before)
})

test('while one of its prospects is locked a bulk request writes nothing, and then all', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 100 })
  const prospectIds = await desk.addProspects(accountId, 3, newPhone())
  const [named = 0, , locked = 0] = prospectIds
  const holder = await desk.pool.connect()
  await holder.query('begin')
  await holder.query('select from prospects where id = $1 for update', [locked])
  expect(await engine.append(assign(agent, named, [agent], { samePhone: true }))).toEqual({ kind: 'unavailable' })
  for (const id of prospectIds) expect(await desk.eventsOf(id)).toEqual([])
  await holder.query('rollback')
  holder.release()
  const { batchId } = recorded(await engine.append(assign(agent, named, [agent], { samePhone: true })))
  expect(await countBatch(batchId)).toBe(3)
})

test('bulk requests over the same prospects in opposite order from two servers neither deadlock nor interleave', async () => {
  const engines = [useEngine(desk.url, { lockTimeoutMs: 20_000 }), useEngine(desk.url, { lockTimeoutMs: 20_000 })]
  const prospectIds = await desk.addProspects(accountId, 30, newPhone())
  const outcomes = await Promise.all(
    Array.from({ length: 24 }, (_, turn) => {
      const named = turn % 2 === 0 ? prospectIds[0] : prospectIds.at(-1)
      const idempotency = keyOf(`opposite ${turn}`)
      const tokenId = turn % 3 === 0 ? { tokenId: agent, idempotency } : {}
      const assignees = [turn % 4 < 2 ? agent : other]
      return engines[turn % 2]?.append(assign(agent, named ?? 0, assignees, { samePhone: true, ...tokenId }))
    }),
  )
  for (const outcome of outcomes) recorded(outcome)
  const orders = await Promise.all(
    prospectIds.map(async (id) => (await desk.eventsOf(id)).map((event) => event.batchId)),
  )
  expect(new Set(orders[0])).toEqual(new Set(outcomes.map((outcome) => recorded(outcome).batchId)))
  for (const order of orders) expect(order).toEqual(orders[0])
  expect(engines.flatMap((engine) => engine.errors)).toEqual([])
})

test('bulk and single requests of two servers at once leave unbroken chains', async () => {
  const engines = [useEngine(desk.url, { lockTimeoutMs: 20_000 }), useEngine(desk.url, { lockTimeoutMs: 20_000 })]
  const prospectIds = await desk.addProspects(accountId, 12, newPhone())
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, (_, turn) =>
      engines[turn % 2]?.append(
        assign(agent, prospectIds[turn % 12] ?? 0, [turn % 5 === 0 ? other : agent], { samePhone: turn % 10 === 0 }),
      ),
    ),
  )
  for (const outcome of outcomes) recorded(outcome)
  for (const [place, id] of prospectIds.entries()) {
    const single = Array.from({ length: 200 }, (_, turn) => turn).filter(
      (turn) => turn % 12 === place && turn % 10 !== 0,
    )
    expect(await desk.eventsOf(id)).toHaveLength(single.length + 20)
  }
})
