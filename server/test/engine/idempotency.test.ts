import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { assign, type Desk, keyOf, openDesk, recorded, useEngine } from './desk.ts'

let desk: Desk
let accountId: string
let agent: string
let prospectId: number
const tokenId = randomUUID()

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  ;[prospectId = 0] = await desk.addProspects(accountId, 1)
})
afterAll(() => desk.close())
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const ask = (key: string, body?: string, token = tokenId) =>
  assign(agent, prospectId, [agent], { notes: key, tokenId: token, idempotency: keyOf(key, body) })
const count = async (notes: string): Promise<number> =>
  (await desk.eventsOf(prospectId)).filter((event) => event.notes === notes).length

test('a key answers again with the stored event, also on another server, after others, and writes nothing', async () => {
  const first = recorded(await useEngine(desk.url).append(ask('again')))
  expect(first.replayed).toBe(false)
  const other = useEngine(desk.url)
  recorded(await other.append(assign(agent, prospectId, [])))
  for (let turn = 0; turn < 3; turn++) expect(await other.append(ask('again'))).toEqual({ ...first, replayed: true })
  expect(await count('again')).toBe(1)
})

test('a bulk request answers again with its own event and batch', async () => {
  const [named = 0, second = 0] = await desk.addProspects(accountId, 2, '+15550100001')
  const command = assign(agent, named, [agent], { samePhone: true, tokenId, idempotency: keyOf('bulk') })
  const engine = useEngine(desk.url)
  const first = recorded(await engine.append(command))
  expect(await engine.append(command)).toEqual({ ...first, replayed: true })
  expect(await desk.eventsOf(second)).toHaveLength(1)
})

test('the same key with another request is refused, and writes nothing', async () => {
  const engine = useEngine(desk.url)
  recorded(await engine.append(ask('reused')))
  expect(await engine.append(ask('reused', 'another body'))).toEqual({ kind: 'keyReused' })
  expect(await count('reused')).toBe(1)
})

test('the same key of another token is another key', async () => {
  const engine = useEngine(desk.url)
  const outcomes = [await engine.append(ask('mine')), await engine.append(ask('mine', 'another', randomUUID()))]
  for (const outcome of outcomes) expect(recorded(outcome).replayed).toBe(false)
})

test('the same key 20 times at once gives one event: the others hear that it is still running', async () => {
  const engine = useEngine(desk.url)
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => engine.append(ask('twenty'))))
  expect(outcomes.map((outcome) => outcome.kind).toSorted()).toEqual([
    ...Array.from({ length: 19 }, () => 'keyBusy'),
    'recorded',
  ])
  expect(recorded(await engine.append(ask('twenty'))).replayed).toBe(true)
  expect(await count('twenty')).toBe(1)
})

test('the same keys on two servers at once give one event each, and no error', async () => {
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  for (let round = 0; round < 10; round++) {
    const keys = Array.from({ length: 20 }, (_, place) => `two servers ${round} ${place}`)
    const outcomes = await Promise.all(
      engines.map((engine, server) =>
        Promise.all((server === 0 ? keys : keys.toReversed()).map((key) => engine.append(ask(key)))),
      ),
    )
    const told = new Map<string, number>()
    for (const outcome of outcomes.flat()) {
      const { event, replayed } = recorded(outcome)
      if (!replayed) told.set(event.notes ?? '', (told.get(event.notes ?? '') ?? 0) + 1)
    }
    expect([...told].toSorted()).toEqual(keys.map((key) => [key, 1]).toSorted())
    for (const key of keys) expect(await count(key)).toBe(1)
  }
  expect(engines.flatMap((engine) => engine.errors)).toEqual([])
})

test('a refused request leaves its key free', async () => {
  const engine = useEngine(desk.url)
  const stranger = await desk.addUser()
  const idempotency = keyOf('refused')
  const wrong = assign(agent, prospectId, [stranger], { tokenId, idempotency })
  expect(await engine.append(wrong)).toMatchObject({ kind: 'refused' })
  expect(recorded(await engine.append(ask('refused', 'another body'))).replayed).toBe(false)
})

test('a key is free again when its request failed', async () => {
  const engine = useEngine(desk.url)
  const poisoned = assign(agent, prospectId, [], { notes: 'NUL \0', tokenId, idempotency: keyOf('failed') })
  await expect(engine.append(poisoned)).rejects.toThrow('invalid byte sequence')
  expect(recorded(await engine.append(ask('failed'))).replayed).toBe(false)
})

test('a key that answered 24 hours ago writes anew, once', async () => {
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  const first = recorded(await engines[0]?.append(ask('expired')))
  await desk.pool.query(
    "update idempotency_keys set created_at = created_at - interval '24 hours' where key = 'expired'",
  )
  const outcomes = await Promise.all(engines.map((engine) => engine.append(ask('expired', 'another body'))))
  const ids = outcomes.map((outcome) => recorded(outcome).event.id)
  expect(new Set(ids).size).toBe(1)
  expect(ids[0]).toBeGreaterThan(first.event.id)
  expect(await count('expired')).toBe(2)
})

test('a key that answered almost 24 hours ago still answers', async () => {
  const engine = useEngine(desk.url)
  const first = recorded(await engine.append(ask('old')))
  await desk.pool.query(
    "update idempotency_keys set created_at = created_at - interval '23 hours 59 minutes' where key = 'old'",
  )
  expect(await engine.append(ask('old'))).toEqual({ ...first, replayed: true })
})
