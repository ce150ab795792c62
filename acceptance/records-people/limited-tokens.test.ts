import { expect, test } from 'vitest'
import { assignment, paths } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import { bodyOf, callerWith, openAccount, tokenFor } from './caller.ts'

const desk = await openDesk()
const here = await openAccount(desk, 'Limits Here')
const there = await openAccount(desk, 'Limits There')
const member = await desk.command(
  ...['user', 'create', '--name', 'Ada Park', '--email', here.email, '--account', there.accountId, '--role', 'Owner'],
)
expect(member.code, member.stderr).toBe(0)
const whole = callerWith(desk, here.token)
const limitedToken = await tokenFor(desk, here.email, '--account', 'Limits Here')
const limited = callerWith(desk, limitedToken)

test('a token of one account is on v1 as if its user were in no other, to the byte', async () => {
  const [near, far] = [await insertProspect(desk.sql, here.accountId), await insertProspect(desk.sql, there.accountId)]
  for (const path of paths) {
    eventOf(await limited('POST', path, assignment(near, [])))
    const known = await limited('POST', path, assignment(far, []))
    const unknown = await limited('POST', path, assignment(9_007_199_254_740_991, []))
    expect([known.status, known.text]).toEqual([400, unknown.text])
    expect(detailsOf(known)).toMatchObject([{ keyword: 'knownProspect' }])
  }
  expect(await eventsOf(desk.sql, [far])).toEqual([])
  eventOf(await whole('POST', paths[0], assignment(far, [])))
})

test('and on v2: its lists, its objects and who it is show one account', async () => {
  for (const path of ['/v2/accounts', '/v2/me']) {
    const { text } = await limited('GET', path)
    expect(text).toContain(here.accountId)
    expect(text).not.toContain(there.accountId)
    expect((await whole('GET', path)).text).toContain(there.accountId)
  }
  const users = await limited('GET', '/v2/users')
  expect(users.text).not.toContain(there.accountId)
  expect(users.text).not.toContain(there.email)
  const nothing = (await limited('GET', '/v2/accounts/00000000-0000-4000-8000-000000000000')).text
  for (const method of ['GET', 'PATCH'])
    expect(
      (await limited(method, `/v2/accounts/${there.accountId}`, method === 'GET' ? undefined : { name: 'X' })).text,
    ).toBe(nothing)
})

test('a limited token makes no wider one, a whole token makes limited ones, and each shows its limits', async () => {
  const wishes = [
    { account_ids: null },
    { account_ids: [there.accountId] },
    { account_ids: [here.accountId, there.accountId] },
  ]
  for (const wish of wishes) errorOf(await limited('POST', '/v2/tokens', { name: 'wider', ...wish }), 400)
  const inherited = bodyOf<{ account_ids: string[] }>(await limited('POST', '/v2/tokens', { name: 'same' }), 201)
  expect(inherited.account_ids).toEqual([here.accountId])
  const made = bodyOf<{ token: string; account_ids: string[]; scopes: string[] }>(
    await whole('POST', '/v2/tokens', { name: 'far', scopes: ['read'], account_ids: [there.accountId] }),
    201,
  )
  expect(made).toMatchObject({ account_ids: [there.accountId], scopes: ['read'] })
  const far = callerWith(desk, made.token)
  expect((await far('GET', '/v2/accounts')).text).not.toContain(here.accountId)
  errorOf(await far('POST', '/v2/tokens', { name: 'no scope for this' }), 403)
})

test('scopes hold on v1 and v2, each by itself', async () => {
  const prospect = await insertProspect(desk.sql, here.accountId)
  const allowed = { read: [200, 400, 403], write: [403, 201, 403], admin: [403, 400, 200] }
  for (const [scope, statuses] of Object.entries(allowed)) {
    const caller = callerWith(desk, await tokenFor(desk, here.email, '--scope', scope))
    const replies = [
      await caller('GET', '/v2/users'),
      await caller('POST', paths[0], assignment(prospect, [])),
      await caller('GET', '/v2/tokens'),
    ]
    expect([scope, ...replies.map(({ status }) => status)]).toEqual([scope, ...statuses])
    for (const reply of replies.filter(({ status }) => status >= 400))
      expect(errorOf(reply, reply.status).details).toMatchObject([{ keyword: 'tokenScope' }])
  }
})

test('a token that is revoked over the API stops within a second on every server', async () => {
  const further = await desk.another()
  const made = bodyOf<{ id: string; token: string }>(await whole('POST', '/v2/tokens', { name: 'brief' }), 201)
  const statuses = () =>
    Promise.all(
      [desk, further].map(async (server) => (await callerWith(server, made.token)('GET', '/v2/accounts')).status),
    )
  expect(await statuses()).toEqual([200, 200])
  expect((await callerWith(further, here.token)('DELETE', `/v2/tokens/${made.id}`)).status).toBe(204)
  await expect.poll(statuses, { timeout: 1_000, interval: 20 }).toEqual([401, 401])
})

test('a narrow token lets nobody in and raises nobody: whoever found it would have a session that outlives it', async () => {
  const tokens = [limitedToken, await tokenFor(desk, here.email, '--scope', 'admin')]
  const wish = (email: string, role: string) => ({ account_id: here.accountId, name: 'Bo Lind', email, role })
  const agent = bodyOf<{ id: string }>(
    await whole('POST', '/v2/users', wish('bo.narrow@example.test', 'Leasing Agent')),
    201,
  )
  const membership = `/v2/users/${agent.id}/memberships/${here.accountId}`
  for (const token of tokens) {
    const narrow = callerWith(desk, token)
    for (const role of ['Owner', 'Read-only'])
      errorOf(await narrow('POST', '/v2/users', wish('eve@example.test', role)), 403)
    errorOf(await narrow('PATCH', membership, { role: 'Owner' }), 403)
    bodyOf(await narrow('PATCH', membership, { active: false }), 200)
    errorOf(await narrow('PATCH', membership, { active: true }), 403)
    bodyOf(await whole('PATCH', membership, { active: true }), 200)
  }
  const every = callerWith(desk, await tokenFor(desk, here.email, '--scope', 'read,write,admin'))
  bodyOf(await every('PATCH', membership, { role: 'Admin' }), 200)
  expect((await whole('GET', '/v2/users')).text).not.toContain('eve@example.test')
})
