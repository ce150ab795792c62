import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { assignment, shareApp } from '../app.ts'
import { openWorld } from '../at-size.ts'
import { gist } from '../people/caller.ts'
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
  ;({ app } = await shareApp(desk))
  caller = await keyedCaller(desk, app, world.userId)
})

const reused = 'This Idempotency-Key was used for another request; use a new key'
const unit = (fields: object = {}) => ({ account_id: world.accountId, external_id: randomUUID(), ...fields })
const count = async (table: string): Promise<number> =>
  (await desk.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]?.n ?? 0
const age = (key: string, age: string): Promise<unknown> =>
  desk.pool.query(`update idempotency_keys set created_at = created_at - interval '${age}' where key = $1`, [key])

test('the same wish is the same request, however its JSON is written', async () => {
  const { external_id: externalId, account_id: accountId } = unit()
  const first = await caller.send('same', 'POST', '/v2/units', { account_id: accountId, external_id: externalId })
  expect(first.statusCode).toBe(201)
  const text = `\n { "external_id" : "${externalId}",   "account_id": "${accountId}" }`
  const headers = { 'content-type': 'application/json' }
  expectReplay(await caller.send('same', 'POST', '/v2/units', text as never, headers), first)
})

test('a key that was used for another request is refused, and nothing is written', async () => {
  const body = unit()
  const first = await caller.send('taken', 'POST', '/v2/units', body)
  const { id } = first.json<{ id: number }>()
  const before = await count('units')
  const others = [
    caller.send('taken', 'POST', '/v2/units', { ...body, external_id: 'other' }),
    caller.send('taken', 'POST', '/v2/prospects', { account_id: world.accountId }),
    caller.send('taken', 'PATCH', `/v2/units/${id}`, { bedrooms: 2 }),
    caller.send('taken', 'POST', '/v2/tokens', { name: 'crm' }),
  ]
  for (const other of await Promise.all(others)) {
    if (other.statusCode === 409) continue
    expect([other.statusCode, other.json()]).toEqual([422, { error: reused }])
  }
  expect(await count('units')).toBe(before)
  expectReplay(await caller.send('taken', 'POST', '/v2/units', body), first)
})

test('the place and the condition of a change are parts of the wish', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => caller.send(null, 'POST', '/v2/units', unit())))
  const [path, otherPath] = [one, other].map((made) => `/v2/units/${made?.json<{ id: number }>().id}`)
  const first = await caller.send('change', 'PATCH', path ?? '', { bedrooms: 3 }, { 'if-match': '"1"' })
  expect(first.statusCode).toBe(200)
  expect(
    (await caller.send('change', 'PATCH', otherPath ?? '', { bedrooms: 3 }, { 'if-match': '"1"' })).statusCode,
  ).toBe(422)
  expect((await caller.send('change', 'PATCH', path ?? '', { bedrooms: 3 })).statusCode).toBe(422)
  // By now the condition does not hold any more: what was answered counts.
  expectReplay(await caller.send('change', 'PATCH', path ?? '', { bedrooms: 3 }, { 'if-match': '"1"' }), first)
})

test('a refusal is not stored: the next request with the key is looked at anew', async () => {
  const refused = await caller.send('later', 'POST', '/v2/units', unit({ account_id: world.otherAccountId }))
  expect(gist(refused)).toEqual([404])
  const stale = await caller.send(
    'later',
    'PATCH',
    `/v2/prospects/${world.prospectId}`,
    { name: 'A' },
    { 'if-match': '"x"' },
  )
  expect(gist(stale)).toEqual([412])
  const wrong = await caller.send('later', 'POST', '/v2/units', unit({ bedrooms: 'two' }))
  expect(wrong.statusCode).toBe(400)
  const body = unit()
  const first = await caller.send('later', 'POST', '/v2/units', body)
  expect(first.statusCode).toBe(201)
  expectReplay(await caller.send('later', 'POST', '/v2/units', body), first)
})

test.each([
  ['empty', '', 'minLength'],
  ['too long', 'k'.repeat(256), 'maxLength'],
  ['not of ASCII', 'Schlüssel', 'pattern'],
  ['with a control character', 'a\tb', 'pattern'],
])('a key that is %s is refused as a fault of the header', async (_, key, keyword) => {
  const before = await count('units')
  const refused = await caller.send(key, 'POST', '/v2/units', unit())
  expect(gist(refused)).toEqual([400, `${keyword} ['idempotency-key']`])
  expect(await count('units')).toBe(before)
})

test('keys of 255 characters and of odd ones are keys', async () => {
  for (const key of ['k'.repeat(255), `'; drop table units; --`, '\\', '{}', '%00']) {
    const body = unit()
    const first = await caller.send(key, 'POST', '/v2/units', body)
    expect(first.statusCode, key).toBe(201)
    expectReplay(await caller.send(key, 'POST', '/v2/units', body), first)
  }
})

test('the same key of another token is another key', async () => {
  const other = await keyedCaller(desk, app, world.userId)
  const [one, two] = [unit(), unit()]
  const first = await caller.send('mine', 'POST', '/v2/units', one)
  const second = await other.send('mine', 'POST', '/v2/units', two)
  expect([first.statusCode, second.statusCode]).toEqual([201, 201])
  expectReplay(await other.send('mine', 'POST', '/v2/units', two), second)
})

test('a key answers for 24 hours, and then is new', async () => {
  const body = unit()
  const first = await caller.send('old', 'POST', '/v2/units', body)
  await age('old', '23 hours 59 minutes')
  expectReplay(await caller.send('old', 'POST', '/v2/units', body), first)
  await age('old', '1 minute')
  const other = unit()
  const second = await caller.send('old', 'POST', '/v2/units', other)
  expect(second.statusCode).toBe(201)
  expectReplay(await caller.send('old', 'POST', '/v2/units', other), second)
})

test('a key means one request in v1 and v2 together, until its time is over', async () => {
  const events = assignment(world.prospectId)
  const v1 = (key: string) => caller.send(key, 'POST', '/leasing_events', events)
  const body = unit()
  const v2 = (key: string) => caller.send(key, 'POST', '/v2/units', body)
  const first = await v1('of v1')
  expect(first.statusCode).toBe(201)
  const units = await count('units')
  expect([(await v2('of v1')).statusCode, await count('units')]).toEqual([422, units])
  expectReplay(await v1('of v1'), first)
  const second = await v2('of v2')
  expect(second.statusCode).toBe(201)
  const before = await desk.countEvents()
  for (let turn = 0; turn < 3; turn++) {
    const refused = await v1('of v2')
    expect([refused.statusCode, refused.json()]).toEqual([422, { error: reused }])
  }
  expect(await desk.countEvents()).toBe(before)
  expectReplay(await v2('of v2'), second)
  await Promise.all([age('of v1', '24 hours'), age('of v2', '24 hours')])
  const [third, fourth] = [await v1('of v2'), await caller.send('of v1', 'POST', '/v2/units', unit())]
  expect([third.statusCode, fourth.statusCode]).toEqual([201, 201])
  expectReplay(await v1('of v2'), third)
  expect((await v2('of v2')).statusCode).toBe(422)
  expect((await v1('of v1')).statusCode).toBe(422)
})

test('a token is shown again to who asks again, and stands nowhere in the database', async () => {
  const first = await caller.send('secret', 'POST', '/v2/tokens', { name: 'crm' })
  const { token, id } = first.json<{ token: string; id: string }>()
  expectReplay(await caller.send('secret', 'POST', '/v2/tokens', { name: 'crm' }), first)
  const { rows } = await desk.pool.query<{ row: string; answer: Buffer }>(
    `select k::text as row, answer from idempotency_keys k where token_id = $1`,
    [caller.tokenId],
  )
  const { row = '', answer = Buffer.alloc(0) } = rows[0] ?? {}
  for (const text of [token, token.slice(6, 49), id, 'crm']) {
    expect(row).not.toContain(text)
    expect(answer.toString('latin1')).not.toContain(text)
  }
  const works = await app.inject({ url: '/v2/me', headers: { authorization: `Bearer ${token}` } })
  expect(works.statusCode).toBe(200)
})

test('an answer that was tampered with is not given', async () => {
  const body = unit()
  await caller.send('changed', 'POST', '/v2/units', body)
  await desk.pool.query(
    `update idempotency_keys set answer = set_byte(answer, length(answer) - 1, 255 - get_byte(answer, length(answer) - 1)) where key = 'changed'`,
  )
  expect((await caller.send('changed', 'POST', '/v2/units', body)).statusCode).toBe(500)
})

test('a key takes nobody in who may not come in, and tells nothing', async () => {
  const body = unit()
  await caller.send('closed', 'POST', '/v2/units', body)
  const { send, tokenId } = caller
  await desk.pool.query('update api_tokens set revoked_at = now() where id = $1', [tokenId])
  expect((await send('closed', 'POST', '/v2/units', body)).statusCode).toBe(401)
})
