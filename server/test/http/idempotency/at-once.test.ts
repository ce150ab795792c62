import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { RequestTransactions } from '../../../src/storage/connections/request-transactions.ts'
import { openDatabase } from '../../../src/storage/database.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { assignment, bearer, useApp } from '../app.ts'
import { openWorld } from '../at-size.ts'
import type { World } from '../recipe.ts'
import { expectReplay, type KeyedCaller, keyedCaller } from './keyed-caller.ts'

let desk: Desk
let world: World
let app: FastifyInstance
let caller: KeyedCaller

beforeAll(async () => {
  desk = await openDesk()
  world = await openWorld(desk)
})
afterAll(() => desk.close())
beforeEach(async () => {
  ;({ app } = await useApp(desk))
  caller = await keyedCaller(desk, app, world.userId)
})

const prospect = (name: string) => ({ account_id: world.accountId, name })
const named = async (name: string): Promise<number> =>
  (await desk.pool.query('select id from prospects where name = $1', [name])).rowCount ?? 0
const statuses = (answers: readonly LightMyRequestResponse[]): number[] => answers.map(({ statusCode }) => statusCode)

/** Holds a prospect's row until the test lets it go. */
const lockProspect = async (id: number): Promise<() => Promise<void>> => {
  const client = await desk.pool.connect()
  await client.query('begin')
  await client.query('select from prospects where id = $1 for update', [id])
  let letGo = async (): Promise<void> => {
    letGo = async () => {}
    await client.query('rollback')
    client.release()
  }
  onTestFinished(() => letGo())
  return () => letGo()
}
const waitingForLock = async (): Promise<number> =>
  (
    await desk.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).rowCount ?? 0
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const untilWaiting = async (count: number): Promise<void> => {
  while ((await waitingForLock()) < count);
}

test('the same request 20 times at once is done once: the others hear that it is running, or get its answer', async () => {
  for (const where of ['one server', 'two servers']) {
    const key = randomUUID()
    const second = where === 'one server' ? app : (await useApp(desk)).app
    const send = (place: number) =>
      (place % 2 === 0 ? app : second).inject({
        method: 'POST',
        url: '/v2/prospects',
        payload: prospect(key),
        headers: { ...bearer(caller.token), 'idempotency-key': key },
      })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => send(place)))
    const done = answers.filter(({ statusCode }) => statusCode === 201)
    for (const answer of answers)
      if (answer.statusCode !== 201) {
        expect([answer.statusCode, answer.headers['retry-after'], answer.json()]).toEqual([
          409,
          '1',
          { error: 'The first request with this Idempotency-Key is still running; send it again' },
        ])
      }
    expect(new Set(done.map(({ body }) => body)).size).toBe(1)
    expect(done.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
    expect(await named(key)).toBe(1)
    expect((await send(1)).headers['idempotency-replayed']).toBe('true')
  }
  expect(await desk.verify()).toBeNull()
})

test('requests with keys of their own come through in any number, also when there are few connections', async () => {
  const few = openDatabase({ url: desk.url, connections: 1, timeoutMs: 5_000 })
  onTestFinished(() => few.close())
  const { app: narrow } = await useApp(desk, { database: few })
  const own = await keyedCaller(desk, narrow, world.userId)
  const run = randomUUID()
  const count = 10 * limits.keyedTransactions
  const send = (place: number) => own.send(`${run} ${place}`, 'POST', '/v2/prospects', prospect(run))
  const first = await Promise.all(Array.from({ length: count }, (_, place) => send(place)))
  expect(statuses(first)).toEqual(first.map(() => 201))
  expect(await named(run)).toBe(count)
  for (const [place, answer] of (await Promise.all(first.map((_, at) => send(at)))).entries())
    expectReplay(answer, first[place] as LightMyRequestResponse)
  expect(await named(run)).toBe(count)
})

test('more than may wait are told to come again, at once', async () => {
  const patient = new RequestTransactions({ url: desk.url, timeoutMs: 30_000, lockTimeoutMs: 30_000 })
  onTestFinished(() => patient.close())
  const own = await keyedCaller(desk, (await useApp(desk, { requestTransactions: patient })).app, world.userId)
  const [held = 0] = await desk.addProspects(world.accountId, 1)
  const letGo = await lockProspect(held)
  const holding = Array.from({ length: limits.keyedTransactions }, (_, place) =>
    own.send(`holds ${place}`, 'PATCH', `/v2/prospects/${held}`, { name: `Ada ${place}` }),
  )
  await untilWaiting(limits.keyedTransactions)
  const tooMany: LightMyRequestResponse[] = []
  const waiting = Array.from({ length: limits.keyedTransactionsWaiting + 5 }, async (_, place) => {
    const answer = await own.send(`waits ${place}`, 'POST', '/v2/units', { account_id: world.accountId })
    if (answer.statusCode === 503) tooMany.push(answer)
    return answer
  })
  while (tooMany.length < 5) await nextTurn()
  for (const { headers, json } of tooMany)
    expect([headers['retry-after'], json()]).toEqual([
      '1',
      { error: 'The server is overloaded; send the request again' },
    ])
  // Nor has a repeat of what is running to wait for a connection to hear so.
  const repeat = await own.send('holds 0', 'PATCH', `/v2/prospects/${held}`, { name: 'Ada 0' })
  expect(repeat.statusCode).toBe(409)
  // Whoever brings no key waits for nobody.
  expect((await own.send(null, 'POST', '/v2/units', { account_id: world.accountId })).statusCode).toBe(201)
  await letGo()
  expect(new Set(statuses(await Promise.all(holding)))).toEqual(new Set([200]))
  expect(statuses(await Promise.all(waiting)).filter((status) => status === 201)).toHaveLength(
    limits.keyedTransactionsWaiting,
  )
})

test('a request that waits for a locked row in vain is a 503, frees its key, and harms nobody else', async () => {
  const [held = 0] = await desk.addProspects(world.accountId, 1)
  const { app: other, unreachable } = await useApp(desk)
  const own = await keyedCaller(desk, other, world.userId)
  const letGo = await lockProspect(held)
  const change = () => own.send('in vain', 'PATCH', `/v2/prospects/${held}`, { name: 'Ada' })
  const inVain = await change()
  expect([inVain.statusCode, inVain.headers['retry-after']]).toEqual([503, '1'])
  // A lock is no sign of a database that is gone.
  expect(unreachable).toEqual([])
  await letGo()
  const done = await change()
  expect(done.statusCode).toBe(200)
  expectReplay(await change(), done)
})

test('what v1 writes meanwhile is committed by itself, whatever becomes of the request with a key', async () => {
  const [held = 0, free = 0] = await desk.addProspects(world.accountId, 2)
  const letGo = await lockProspect(held)
  const keyed = caller.send('rolled back', 'PATCH', `/v2/prospects/${held}`, { name: 'Ada' })
  await untilWaiting(1)
  const written = await caller.send('of v1', 'POST', '/leasing_events', assignment(free, [world.userId]))
  expect(written.statusCode).toBe(201)
  const { rowCount } = await desk.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  expect(rowCount).toBe(1)
  expect((await keyed).statusCode).toBe(503)
  await letGo()
  expect(await desk.eventsOf(free)).toHaveLength(1)
  const again = await caller.send('rolled back', 'PATCH', `/v2/prospects/${held}`, { name: 'Ada' })
  expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([200, undefined])
})

test('a key that v1 uses while a write of v2 with it is running is the one of v1, and the write is undone', async () => {
  const [held = 0, free = 0] = await desk.addProspects(world.accountId, 2)
  const letGo = await lockProspect(held)
  const change = (key: string) => caller.send(key, 'PATCH', `/v2/prospects/${held}`, { name: 'Ada' })
  const late = change('of both')
  await untilWaiting(1)
  const events = assignment(free, [world.userId])
  const first = await caller.send('of both', 'POST', '/leasing_events', events)
  expect(first.statusCode).toBe(201)
  await letGo()
  expect((await late).statusCode).toBe(422)
  const { rows } = await desk.pool.query('select name from prospects where id = $1', [held])
  expect(rows).toEqual([{ name: null }])
  expectReplay(await caller.send('of both', 'POST', '/leasing_events', events), first)
  expect((await change('of its own')).statusCode).toBe(200)
})

test('merges and their undoing with keys, each once, while others write to the same prospects', async () => {
  const [kept = 0, merged = 0] = await desk.addProspects(world.accountId, 2)
  const assign = (id: number) => caller.send(null, 'POST', '/leasing_events', assignment(id, [world.userId]))
  await Promise.all([kept, merged].map(assign))
  for (let round = 0; round < 3; round++) {
    const send = (key: string, url: string, body?: object) =>
      Promise.all(Array.from({ length: 4 }, () => caller.send(`${key} ${round}`, 'POST', url, body)))
    const all = await Promise.all([
      send('merge', `/v2/prospects/${kept}/merges`, { merged_id: merged }),
      ...[kept, merged, kept, merged].map(assign),
    ])
    const merge = all[0].find(({ statusCode }) => statusCode === 201)
    expect(merge, JSON.stringify(statuses(all[0]))).toBeDefined()
    expect(await desk.verify()).toBeNull()
    const undone = await send('undo', `/v2/merges/${merge?.json<{ id: string }>().id}/undo`)
    expect(statuses(undone).filter((status) => status === 200).length).toBeGreaterThan(0)
    expect(statuses(undone).filter((status) => status !== 200 && status !== 409)).toEqual([])
    expect(await desk.verify()).toBeNull()
  }
  const { rows } = await desk.pool.query('select id from prospect_merges where kept_id = $1', [kept])
  expect(rows).toHaveLength(3)
  expect(await desk.eventsOf(kept)).toHaveLength(14 - (await desk.eventsOf(merged)).length)
})
