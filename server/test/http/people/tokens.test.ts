import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopes } from '../../../src/catalogue/permissions.ts'
import type { Role } from '../../../src/catalogue/roles.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, assignment, bearer, shareApp } from '../app.ts'
import { type Caller, callerOf, gist } from './caller.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const later = '2999-01-01T00:00:00Z'
const memberOf = async (...places: readonly (readonly [string, Role])[]): Promise<string> => {
  const userId = await desk.addUser()
  for (const [accountId, role] of places) await desk.setMember(accountId, userId, role)
  return userId
}
const seenBy = async ({ get }: Caller, query = ''): Promise<string[]> =>
  (await get(`/v2/tokens?${query}`)).json().data.map((token: { id: string }) => token.id)

test('a token is made for oneself, shown once, and works', async () => {
  const { app } = await shareApp(desk)
  const userId = await memberOf([await desk.addAccount(), 'Read-only'])
  const caller = await callerOf(desk, app, userId)
  const response = await caller.post('/v2/tokens', { name: 'crm' })
  expect(response.statusCode).toBe(201)
  const { token, ...shown } = response.json()
  expect(shown).toEqual({
    id: expect.any(String),
    name: 'crm',
    ending: token.slice(-4),
    scopes: ['read', 'write'],
    account_ids: null,
    created_at: expect.stringMatching(/\.\d{6}Z$/),
    last_used_at: null,
    expires_at: null,
    revoked_at: null,
    user: { id: userId, name: 'Somebody', email: `${userId}@example.com` },
  })
  expect((await app.inject({ url: '/v2/me', headers: bearer(token) })).json().token.id).toBe(shown.id)
  const list = await caller.get('/v2/tokens')
  expect(list.json().data[0]).toEqual(shown)
  expect(list.body).not.toContain(token.slice(0, -4))
})

test('a token makes none that may do more, reaches more, or lives longer than itself', async () => {
  const { app } = await shareApp(desk)
  const [here, there, foreign] = [await desk.addAccount(), await desk.addAccount(), await desk.addAccount()]
  const userId = await memberOf([here, 'Owner'], [there, 'Owner'])
  const limits = { scopes: ['read', 'admin'] as const, accountIds: [here] }
  const expiry = '2030-01-01T00:00:00.000000Z'
  const { post } = await callerOf(desk, app, userId, limits, expiry)
  const make = (wish: object) => post('/v2/tokens', { name: 'more', scopes: ['read'], ...wish })
  expect(gist(await post('/v2/tokens', { name: 'default' }))).toEqual([400, 'callingToken .scopes[1]'])
  expect(gist(await make({ scopes: ['read', 'admin', 'write'] }))).toEqual([400, 'callingToken .scopes[2]'])
  expect(gist(await make({ account_ids: null }))).toEqual([400, 'callingToken .account_ids'])
  for (const id of [there, foreign])
    expect(gist(await make({ account_ids: [here, id] }))).toEqual([400, 'knownAccount .account_ids[1]'])
  for (const at of [null, later, '2030-01-01T00:00:00Z'.replace('Z', '-01:00')])
    expect(gist(await make({ expires_at: at }))).toEqual([400, 'callingToken .expires_at'])
  expect((await make({})).json()).toMatchObject({ scopes: ['read'], account_ids: [here], expires_at: expiry })
  const same = await make({ scopes: ['admin', 'read', 'read'], account_ids: [here.toUpperCase(), here] })
  expect(same.json()).toMatchObject({ scopes: ['admin', 'read'], account_ids: [here], expires_at: expiry })
})

test.each([
  [{ name: '' }, 'pattern .name'],
  [{ scopes: [] }, 'minItems .scopes'],
  [{ scopes: ['root'] }, 'enum .scopes[0]'],
  [{ account_ids: [] }, 'minItems .account_ids'],
  [{ expires_at: '2024-01-01T00:00:00Z' }, 'inFuture .expires_at'],
  [{ expires_at: '2999-01-01' }, 'format .expires_at'],
  [{ user_id: '1259ef6e-61ee-42cb-b6bd-7fe547569d7c' }, 'additionalProperties'],
])('a token with %j is refused', async (wish, fault) => {
  const { app } = await shareApp(desk)
  const { post } = await callerOf(desk, app, await memberOf([await desk.addAccount(), 'Owner']))
  const [status, ...faults] = gist(await post('/v2/tokens', { name: 'wrong', ...wish }))
  expect([status, faults]).toEqual([400, expect.arrayContaining([fault])])
})

test('who manages tokens sees and revokes those of others that reach their accounts and no other', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const [colleague, both] = [
    await memberOf([here, 'Leasing Agent']),
    await memberOf([here, 'Leasing Agent'], [there, 'Admin']),
  ]
  const admin = await callerOf(desk, app, await memberOf([here, 'Admin']))
  const plain = await addToken(desk, colleague)
  const onlyHere = await addToken(desk, both, null, { accountIds: [here] })
  const hidden = [await addToken(desk, both), await addToken(desk, both, null, { accountIds: [here, there] })]
  expect((await seenBy(admin)).toSorted()).toEqual([plain.id, onlyHere.id, admin.tokenId].toSorted())
  expect(await seenBy(admin, `user_id=${both.toUpperCase()}`)).toEqual([onlyHere.id])
  for (const { id, token } of hidden) {
    expect(gist(await admin.delete(`/v2/tokens/${id}`))).toEqual([404])
    expect((await app.inject({ url: '/v2/me', headers: bearer(token) })).statusCode).toBe(200)
  }
  for (const { id, token } of [plain, onlyHere])
    for (const expected of [204, 204]) {
      expect((await admin.delete(`/v2/tokens/${id.toUpperCase()}`)).statusCode).toBe(expected)
      expect((await app.inject({ url: '/v2/me', headers: bearer(token) })).statusCode).toBe(401)
    }
  await desk.removeMember(there, both)
  expect(await seenBy(admin, `user_id=${both}`)).toHaveLength(3)
  await desk.removeMember(here, both)
  expect(await seenBy(admin, `user_id=${both}`)).toEqual([])
})

test.each(['Property Manager', 'Leasing Agent', 'Read-only'] as const)(
  'a %s sees and revokes their own tokens only',
  async (role) => {
    const { app } = await shareApp(desk)
    const accountId = await desk.addAccount()
    const caller = await callerOf(desk, app, await memberOf([accountId, role]))
    const others = await addToken(desk, await memberOf([accountId, 'Read-only']))
    expect(await seenBy(caller)).toEqual([caller.tokenId])
    expect(await seenBy(caller, `user_id=${others.userId}`)).toEqual([])
    expect(gist(await caller.delete(`/v2/tokens/${others.id}`))).toEqual([404])
    expect((await caller.delete(`/v2/tokens/${caller.tokenId}`)).statusCode).toBe(204)
    expect((await caller.get('/v2/tokens')).statusCode).toBe(401)
  },
)

test('a token that is limited to some accounts sees and revokes no other but those that are limited alike', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const userId = await memberOf([here, 'Leasing Agent'], [there, 'Owner'])
  const limited = await callerOf(desk, app, userId, { accountIds: [here] })
  const [alike, other, whole] = [
    await addToken(desk, userId, null, { accountIds: [here] }),
    await addToken(desk, userId, null, { accountIds: [here, there] }),
    await addToken(desk, userId),
  ]
  expect((await seenBy(limited)).toSorted()).toEqual([alike.id, limited.tokenId].toSorted())
  for (const { id } of [other, whole]) expect(gist(await limited.delete(`/v2/tokens/${id}`))).toEqual([404])
  const all = await callerOf(desk, app, userId)
  expect(await seenBy(all)).toHaveLength(5)
})

test('tokens are read in pages, the newest first', async () => {
  const { app } = await shareApp(desk)
  const userId = await memberOf([await desk.addAccount(), 'Read-only'])
  const caller = await callerOf(desk, app, userId)
  const ids = [caller.tokenId]
  for (let count = 0; count < 4; count++) ids.unshift((await addToken(desk, userId)).id)
  const first = (await caller.get('/v2/tokens?limit=3')).json()
  const second = (await caller.get(`/v2/tokens?limit=3&cursor=${first.next_cursor}`)).json()
  expect([...first.data, ...second.data].map(({ id }: { id: string }) => id)).toEqual(ids)
  expect([first.has_more, second.has_more, second.next_cursor]).toEqual([true, false, null])
  const strange = await caller.get(`/v2/tokens?limit=3&user_id=${userId}&cursor=${first.next_cursor}`)
  expect(gist(strange)).toEqual([400, 'cursor .cursor'])
})

test('no scope stands for another one', async () => {
  const { app } = await shareApp(desk)
  const accountId = await desk.addAccount()
  const userId = await memberOf([accountId, 'Owner'])
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  for (const scope of scopes) {
    const { get, post } = await callerOf(desk, app, userId, { scopes: [scope] })
    const answers = [
      await get('/v2/users'),
      await post('/leasing_events', assignment(prospectId, [])),
      await get('/v2/tokens'),
    ]
    expect(answers.map(({ statusCode }) => statusCode < 300)).toEqual(scopes.map((one) => one === scope))
  }
})
