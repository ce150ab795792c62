import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { bearer, useApp } from '../app.ts'
import { openWorld } from '../at-size.ts'
import type { World } from '../recipe.ts'
import { expectReplay, type KeyedCaller, keyedCaller } from './keyed-caller.ts'

/** Imports are too long for one transaction: their rows are what a repeat is answered from. */

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

const fileOf = (name: string, rows = 3): string =>
  ['Name,Email', ...Array.from({ length: rows }, (_, row) => `${name},${row}@${name}.example.com`), ''].join('\n')
const send = (key: string, file: string, query: Record<string, string> = {}, path = '/v2/imports') =>
  app.inject({
    method: 'POST',
    url: path,
    query: { account_id: world.accountId, kind: 'prospects', ...query },
    headers: { ...bearer(caller.token), 'idempotency-key': key, 'content-type': 'text/csv' },
    payload: file,
  })
const imports = async (): Promise<number> => (await desk.pool.query('select from imports')).rowCount ?? 0
const named = async (name: string): Promise<number> =>
  (await desk.pool.query('select from prospects where name = $1', [name])).rowCount ?? 0
const setImport = (answer: LightMyRequestResponse, change: string): Promise<unknown> =>
  desk.pool.query(`update imports set ${change} where id = $1`, [answer.json<{ id: string }>().id])

test('the same file with the same key is imported once', async () => {
  const [key, before] = [randomUUID(), await imports()]
  const first = await send(key, fileOf(key))
  expect(first.json()).toMatchObject({ rows_created: 3 })
  expectReplay(await send(key, fileOf(key)), first)
  expect([await imports(), await named(key)]).toEqual([before + 1, 3])
})

test('another file, or another way to read it, is another request', async () => {
  const key = randomUUID()
  const first = await send(key, fileOf(key))
  const before = await imports()
  const others = [
    await send(key, fileOf(key, 4)),
    await send(key, fileOf(key), { dry_run: 'true' }),
    await send(key, fileOf(key), { file_name: 'leads.csv' }),
    await caller.send(key, 'POST', '/v2/units', { account_id: world.accountId }),
    await caller.send(key, 'POST', '/leasing_events', {
      events: [{ prospect_id: world.prospectId, event_type: 'Assign to User', context: { assignedToUserIds: [] } }],
    }),
  ]
  expect(others.map(({ statusCode }) => statusCode)).toEqual(others.map(() => 422))
  expect([await imports(), await named(key)]).toEqual([before, 3])
  expectReplay(await send(key, fileOf(key)), first)
})

test('a key of another write is refused before the file is read', async () => {
  const key = randomUUID()
  await caller.send(key, 'POST', '/v2/units', { account_id: world.accountId })
  const before = await imports()
  expect((await send(key, fileOf(key))).statusCode).toBe(422)
  expect(await imports()).toBe(before)
})

test('while the first is running, the key is busy; once it was killed or has failed, it is free', async () => {
  const key = randomUUID()
  const first = await send(key, fileOf(key))
  await setImport(first, "status = 'running', finished_at = null, active_at = clock_timestamp()")
  const busy = await send(key, fileOf(key))
  expect([busy.statusCode, busy.headers['retry-after']]).toEqual([409, '1'])
  const unit = { account_id: world.accountId }
  expect((await caller.send(key, 'POST', '/v2/units', unit)).statusCode).toBe(422)
  await setImport(first, "active_at = clock_timestamp() - interval '2 minutes'")
  const second = await send(key, fileOf(key))
  // What the first has written is found again.
  expect(second.json()).toMatchObject({ rows_created: 0, rows_unchanged: 3 })
  expectReplay(await send(key, fileOf(key)), second)
  await setImport(second, "status = 'failed', failure = 'The server was stopped'")
  const made = await caller.send(key, 'POST', '/v2/units', unit)
  expect([made.statusCode, (await send(key, fileOf(key))).statusCode]).toEqual([201, 422])
})

test('a file that can not be read leaves the key free', async () => {
  const key = randomUUID()
  const broken = await send(key, `${fileOf(key)}"never closed`)
  expect(broken.statusCode).toBe(400)
  const mended = await send(key, fileOf(key, 4))
  expect([mended.statusCode, mended.headers['idempotency-replayed']]).toEqual([200, undefined])
  expect(await named(key)).toBe(4)
})

test('the same file with the same key at once is imported once', async () => {
  const [key, before] = [randomUUID(), await imports()]
  const answers = await Promise.all([1, 2].map(() => send(key, fileOf(key, 20))))
  const done = answers.filter(({ statusCode }) => statusCode === 200)
  expect(answers.filter(({ statusCode }) => statusCode !== 200 && statusCode !== 409)).toEqual([])
  expect(done.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  expect([await imports(), await named(key)]).toEqual([before + 1, 20])
})

test('a preview writes nothing, and takes no notice of a key', async () => {
  const key = randomUUID()
  const preview = await send(key, fileOf(key), {}, '/v2/imports/preview')
  expect(preview.statusCode).toBe(200)
  expect((await send(key, fileOf(key))).json()).toMatchObject({ rows_created: 3 })
  expect((await send(key, fileOf(key), {}, '/v2/imports/preview')).json()).toEqual(preview.json())
})
