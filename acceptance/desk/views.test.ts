import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { bodyOf, type Caller, callerWith, openAccount, tokenFor } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import { insertMember } from '../support/fixtures.ts'
import { fitChecker } from '../support/wire/openapi.ts'

const desk = await openDesk()
const here = await openAccount(desk, 'Views Here')
const there = await openAccount(desk, 'Views There')
const owner = callerWith(desk, here.token)
const expectFit = await fitChecker(desk.baseUrl)

type View = {
  readonly id: string
  readonly account_id: string
  readonly page: string
  readonly name: string
  readonly query: string
  readonly created_at: string
  readonly updated_at: string
}

const wish = (more: object = {}) => ({
  account_id: here.accountId,
  page: 'prospects',
  name: 'Mine',
  query: '',
  ...more,
})

const save = async (caller: Caller, more: object = {}): Promise<View> =>
  bodyOf<View>(await caller('POST', '/v2/views', wish(more)), 201)

const list = async (caller: Caller, accountId = here.accountId, more = ''): Promise<readonly View[]> => {
  const reply = await caller('GET', `/v2/views?account_id=${accountId}${more}`)
  expectFit('/v2/views', 'get', reply)
  return bodyOf<{ data: View[] }>(reply, 200).data
}

/** Somebody in this account, with a token that may do all that they may. */
const memberOf = async (
  accountId: string,
  role: string,
): Promise<{ readonly email: string; readonly call: Caller }> => {
  const email = `${await insertMember(desk.sql, accountId, { role })}@example.test`
  return { email, call: callerWith(desk, await tokenFor(desk, email)) }
}

let reader: Awaited<ReturnType<typeof memberOf>>
beforeAll(async () => {
  reader = await memberOf(here.accountId, 'Read-only')
})

test('a view comes back to the byte, the oldest first, two of one name too', async () => {
  const { call } = await memberOf(here.accountId, 'Leasing Agent')
  expect(await list(call)).toEqual([])
  const queries = [
    'assignee=none&stage=lead&sort=created_at',
    'q=%F0%9F%98%80',
    'q=naïve 👩‍👩‍👧 e\u0301 \u202e',
    '',
    'x'.repeat(2_000),
  ]
  const saved: View[] = []
  for (const query of queries) saved.push(await save(call, { name: '  Mine, “new” 😀', query }))
  expect(saved.map(({ query }) => query)).toEqual(queries)
  expect(saved[0]).toMatchObject({ account_id: here.accountId, page: 'prospects', name: expect.stringContaining('😀') })
  for (const { created_at: at, updated_at: changed } of saved) expect(changed).toBe(at)
  expect(await list(call)).toEqual(saved)
  expect(await list(call, here.accountId, '&page=prospects')).toEqual(saved)
  // It is the user's, whatever token asks.
  expect(await list(call, here.accountId.toUpperCase())).toEqual(saved)
})

test('a change changes what it names, and what was deleted is gone for good', async () => {
  const { call } = await memberOf(here.accountId, 'Leasing Agent')
  const [first, second] = [await save(call, { query: 'stage=lead' }), await save(call)]
  const path = `/v2/views/${first.id}`
  const renamed = bodyOf<View>(await call('PATCH', path, { name: 'Ours' }), 200)
  expect(renamed).toEqual({ ...first, name: 'Ours', updated_at: renamed.updated_at })
  expect(renamed.updated_at > first.updated_at).toBe(true)
  const asked = bodyOf<View>(
    await call('PATCH', path.toUpperCase().replace('/V2/VIEWS', '/v2/views'), { query: '' }),
    200,
  )
  expect(asked).toMatchObject({ name: 'Ours', query: '' })
  expect(await list(call)).toEqual([asked, second])
  const gone = await call('DELETE', path)
  expect([gone.status, gone.text]).toEqual([204, ''])
  for (const [method, body] of [['DELETE'], ['PATCH', { name: 'X' }]] as const) {
    const reply = await call(method, path, body)
    errorOf(reply, 404)
    expectFit('/v2/views/{id}', method.toLowerCase(), reply)
  }
  expect(await list(call)).toEqual([second])
})

test('nobody else sees, changes or deletes it: no owner, no other account, no unknown id', async () => {
  const stranger = callerWith(desk, there.token)
  const { id } = await save(reader.call, { name: 'The reader’s' })
  const unknown = await owner('DELETE', `/v2/views/${randomUUID()}`)
  for (const caller of [owner, stranger]) {
    for (const [method, body] of [['DELETE'], ['PATCH', { name: 'X' }]] as const) {
      const reply = await caller(method, `/v2/views/${id}`, body)
      expect([reply.status, reply.text]).toEqual([404, unknown.text])
    }
  }
  expect((await list(owner)).map((view) => view.id)).not.toContain(id)
  expect((await list(reader.call)).map(({ name }) => name)).toEqual(['The reader’s'])
  expect((await stranger('POST', '/v2/views', wish())).text).toBe(unknown.text)
})

test('each account has its own, and a token reaches those of its accounts', async () => {
  const guest = await memberOf(here.accountId, 'Leasing Agent')
  const joined = await desk.command(
    ...['user', 'create', '--name', 'Guest', '--email', guest.email, '--account', there.accountId],
  )
  expect(joined.code, joined.stderr).toBe(0)
  const [near, far] = [await save(guest.call), await save(guest.call, { account_id: there.accountId })]
  expect([await list(guest.call), await list(guest.call, there.accountId)]).toEqual([[near], [far]])
  const limited = callerWith(desk, await tokenFor(desk, guest.email, '--account', 'Views There'))
  errorOf(await limited('GET', `/v2/views?account_id=${here.accountId}`), 404)
  errorOf(await limited('PATCH', `/v2/views/${near.id}`, { name: 'X' }), 404)
  errorOf(await limited('DELETE', `/v2/views/${near.id}`), 404)
  bodyOf(await limited('PATCH', `/v2/views/${far.id}`, { name: 'X' }), 200)
  expect((await list(guest.call))[0]?.name).toBe(near.name)
})

test('who leaves the account leaves their views, and finds them when they are back', async () => {
  const { call } = await memberOf(here.accountId, 'Leasing Agent')
  const view = await save(call)
  const { user } = bodyOf<{ user: { id: string } }>(await call('GET', '/v2/me'), 200)
  const membership = `/v2/users/${user.id}/memberships/${here.accountId}`
  bodyOf(await owner('PATCH', membership, { active: false }), 200)
  const status = async () => (await call('GET', `/v2/views?account_id=${here.accountId}`)).status
  await expect.poll(status, { timeout: 1_000, interval: 20 }).toBe(404)
  errorOf(await call('DELETE', `/v2/views/${view.id}`), 404)
  bodyOf(await owner('PATCH', membership, { active: true }), 200)
  await expect.poll(status, { timeout: 1_000, interval: 20 }).toBe(200)
  expect(await list(call)).toEqual([view])
})

test('to save one takes the scope to write, which is not the one to read', async () => {
  const { id } = await save(owner)
  const [readOnly, writeOnly] = [
    callerWith(desk, await tokenFor(desk, here.email, '--scope', 'read')),
    callerWith(desk, await tokenFor(desk, here.email, '--scope', 'write')),
  ]
  for (const [method, path, body] of [
    ['POST', '/v2/views', wish()],
    ['PATCH', `/v2/views/${id}`, { name: 'X' }],
    ['DELETE', `/v2/views/${id}`, undefined],
  ] as const)
    expect(errorOf(await readOnly(method, path, body), 403).details).toMatchObject([{ params: { scope: 'write' } }])
  expect((await list(readOnly)).map((view) => view.id)).toContain(id)
  expect((await writeOnly('DELETE', `/v2/views/${id}`)).status).toBe(204)
})

test('a key makes it be saved once', async () => {
  const { call } = await memberOf(here.accountId, 'Leasing Agent')
  const headers = { 'Idempotency-Key': randomUUID() }
  const replies = [await call('POST', '/v2/views', wish(), headers), await call('POST', '/v2/views', wish(), headers)]
  const [one, other] = replies.map((reply) => bodyOf<View>(reply, 201))
  expect(other).toEqual(one)
  expect(await list(call)).toEqual([one])
  errorOf(await call('POST', '/v2/views', wish({ name: 'Another' }), headers), 422)
})

test('nobody has more than a hundred in an account, and may save again when they have deleted one', async () => {
  const { call } = await memberOf(here.accountId, 'Leasing Agent')
  const ids: string[] = []
  for (let n = 0; n < 100; n += 1) ids.push((await save(call)).id)
  const refused = await call('POST', '/v2/views', wish())
  expect(errorOf(refused, 409).details).toMatchObject([{ keyword: 'tooManyViews', params: { limit: 100 } }])
  expectFit('/v2/views', 'post', refused)
  expect((await call('DELETE', `/v2/views/${ids[0]}`)).status).toBe(204)
  await save(call)
  expect(await list(call)).toHaveLength(100)
  // Another person's are counted by themselves.
  await save(reader.call)
})

test.each([
  [{ page: 'units' }, 'enum .page'],
  [{ page: undefined }, 'required '],
  [{ name: '' }, / \.name$/],
  [{ name: ' \t ' }, / \.name$/],
  [{ name: 'a\nb' }, / \.name$/],
  [{ name: null }, 'type .name'],
  [{ query: 'x'.repeat(2_001) }, 'maxLength .query'],
  [{ query: 'a\u0000' }, 'pattern .query'],
  [{ query: '\ud800' }, 'pattern .query'],
  [{ query: 1 }, 'type .query'],
  [{ account_id: 'Views Here' }, 'format .account_id'],
  [{ shared: true }, 'additionalProperties '],
] as const)('one with %j is not saved, nor changed to it', async (wrong, fault) => {
  const before = await list(owner)
  const told = (details: readonly { keyword: string; dataPath: string }[] = []) =>
    details.map(({ keyword, dataPath }) => `${keyword} ${dataPath}`)
  const posted = errorOf(await owner('POST', '/v2/views', wish(wrong)), 400)
  expect(told(posted.details)).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)])
  const { id } = await save(owner)
  if (!('page' in wrong && wrong.page === undefined)) errorOf(await owner('PATCH', `/v2/views/${id}`, wrong), 400)
  expect((await owner('DELETE', `/v2/views/${id}`)).status).toBe(204)
  expect(await list(owner)).toEqual(before)
})
