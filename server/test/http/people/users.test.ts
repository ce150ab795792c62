import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../src/catalogue/roles.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { assignment, shareApp } from '../app.ts'
import { type Caller, callerOf, gist } from './caller.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const memberOf = async (...places: readonly (readonly [string, Role])[]): Promise<string> => {
  const userId = await desk.addUser()
  for (const [accountId, role] of places) await desk.setMember(accountId, userId, role)
  return userId
}
const name = (userId: string, text: string) =>
  desk.pool.query('update users set name = $2 where id = $1', [userId, text])
const listed = async ({ get }: Caller, query: string): Promise<string[]> => {
  const response = await get(`/v2/users?${query}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json().data.map((user: { id: string }) => user.id)
}

test('a list shows who is or was a member where the caller reaches, and nothing of other accounts', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const both = await memberOf([here, 'Read-only'], [there, 'Owner'])
  const former = await memberOf([here, 'Leasing Agent'])
  await desk.removeMember(here, former)
  const stranger = await memberOf([there, 'Owner'])
  const caller = await callerOf(desk, app, await memberOf([here, 'Read-only']))
  expect((await listed(caller, '')).toSorted()).toEqual([both, former, caller.userId].toSorted())
  expect((await caller.get(`/v2/users/${both}`)).json().memberships).toEqual([
    expect.objectContaining({ account_id: here, role: 'Read-only' }),
  ])
  for (const user of (await caller.get('/v2/users')).json().data)
    expect(user.memberships.map((one: { account_id: string }) => one.account_id)).toEqual([here])
  expect((await caller.get(`/v2/users?account_id=${there}`)).statusCode).toBe(404)
  expect((await caller.get(`/v2/users/${stranger}`)).statusCode).toBe(404)
  const limited = await callerOf(desk, app, both, { accountIds: [here] })
  expect((await limited.get(`/v2/users?account_id=${there}`)).statusCode).toBe(404)
  expect((await limited.get(`/v2/users/${stranger}`)).statusCode).toBe(404)
})

test('all filters of a list look at one membership', async () => {
  const { app } = await shareApp(desk)
  const [first, second] = [await desk.addAccount(), await desk.addAccount()]
  const caller = await callerOf(desk, app, await memberOf([first, 'Owner'], [second, 'Owner']))
  const agent = await memberOf([first, 'Leasing Agent'], [second, 'Admin'])
  const gone = await memberOf([first, 'Leasing Agent'])
  await desk.removeMember(first, gone)
  const out = await memberOf([first, 'Leasing Agent'])
  await desk.deactivate(out)
  const agents = `account_id=${first}&role=Leasing%20Agent`
  expect(await listed(caller, `${agents}&active=true`)).toEqual([agent])
  expect((await listed(caller, `${agents}&active=false`)).toSorted()).toEqual([gone, out].toSorted())
  expect(await listed(caller, `account_id=${first.toUpperCase()}&role=Admin`)).toEqual([])
  expect(await listed(caller, 'role=Admin')).toEqual([agent])
  expect(await listed(caller, `q=${agent.slice(0, 13).toUpperCase()}`)).toEqual([agent])
  await name(agent, '100% _Zoë_')
  for (const q of ['zoë', '100%', '_ZO']) expect(await listed(caller, `q=${encodeURIComponent(q)}`)).toEqual([agent])
  expect(await listed(caller, 'q=%25_%25')).toEqual([])
  for (const wrong of ['active=1', 'role=agent', 'q=%00', 'account_id=1', 'limit=501', 'limit=0'])
    expect((await caller.get(`/v2/users?${wrong}`)).statusCode, wrong).toBe(400)
})

test('a list is read in pages by name, each user once', async () => {
  const { app } = await shareApp(desk)
  const [first, second] = [await desk.addAccount(), await desk.addAccount()]
  const caller = await callerOf(desk, app, await memberOf([first, 'Owner'], [second, 'Owner']))
  const ids = await Promise.all(Array.from({ length: 7 }, () => memberOf([first, 'Read-only'], [second, 'Admin'])))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { data: { id: string }[]; next_cursor: string | null } = (
      await caller.get(`/v2/users?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`)
    ).json()
    seen.push(...page.data.map(({ id }) => id))
    cursor = page.next_cursor
  }
  expect(seen).toEqual([caller.userId, ...ids].toSorted())
})

test('a user is changed only by who manages members wherever they are or were a member', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const agent = await memberOf([here, 'Leasing Agent'], [there, 'Leasing Agent'])
  const ofOne = await callerOf(desk, app, await memberOf([here, 'Owner']))
  const ofBoth = await callerOf(desk, app, await memberOf([here, 'Admin'], [there, 'Admin']))
  const onlyLooking = await callerOf(desk, app, await memberOf([here, 'Admin'], [there, 'Property Manager']))
  const limited = await callerOf(desk, app, ofBoth.userId, { accountIds: [here] })
  const url = `/v2/users/${agent}`
  for (const changes of [{ name: 'X' }, { email: 'x@example.com' }, { active: false }])
    for (const { patch } of [ofOne, onlyLooking, limited]) expect(gist(await patch(url, changes))).toEqual([403])
  const before = await ofBoth.get(url)
  const email = `${agent}@example.org`
  const changed = await ofBoth.patch(url, { name: 'Bo', email }, String(before.headers.etag))
  expect(changed.json()).toEqual({ ...before.json(), name: 'Bo', email })
  expect(gist(await ofBoth.patch(url, { name: 'Late' }, String(before.headers.etag)))).toEqual([412])
  await desk.removeMember(there, agent)
  for (const changes of [{ name: 'X' }, { email: 'x@example.com' }, { active: false }])
    expect(gist(await ofOne.patch(url, changes))).toEqual([403])
  expect((await ofBoth.patch(url, { active: false })).json()).toMatchObject({ active: false, name: 'Bo' })
  expect((await ofOne.patch(`${url}/memberships/${here}`, { active: false })).statusCode).toBe(200)
})

test('a change that changes nothing tells nobody who is a member elsewhere too', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const admin = await callerOf(desk, app, await memberOf([here, 'Admin']))
  const agent = await callerOf(desk, app, await memberOf([here, 'Leasing Agent'], [there, 'Admin']))
  for (const userId of [await memberOf([here, 'Read-only']), await memberOf([here, 'Read-only'], [there, 'Owner'])]) {
    const url = `/v2/users/${userId}`
    const seen = await admin.get(url)
    const { name, email, active } = seen.json()
    for (const changes of [{}, { name }, { name, email, active }]) {
      const { statusCode, body, headers } = await admin.patch(url, changes)
      expect([statusCode, body, headers.etag]).toEqual([200, seen.body, seen.headers.etag])
    }
    expect(gist(await admin.patch(url, {}, '"elsewhere"'))).toEqual([412])
  }
  expect(gist(await agent.patch(`/v2/users/${admin.userId}`, {}))).toEqual([403])
})

test('the tag of a user stays when they change where the caller sees nothing, and follows all that the caller sees', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const userId = await memberOf([here, 'Leasing Agent'], [there, 'Leasing Agent'])
  const owner = await callerOf(desk, app, await memberOf([here, 'Owner']))
  const other = await callerOf(desk, app, await memberOf([there, 'Owner']))
  const url = `/v2/users/${userId}`
  const tag = async () => String((await owner.get(url)).headers.etag)
  const first = await tag()
  expect(first).toMatch(/^"[\w-]{16}"$/)
  expect((await other.patch(`${url}/memberships/${there}`, { role: 'Admin' })).statusCode).toBe(200)
  expect((await other.patch(`${url}/memberships/${there}`, { active: false })).statusCode).toBe(200)
  expect(await tag()).toBe(first)
  expect((await owner.patch(`${url}/memberships/${here}`, { role: 'Admin' }, first)).statusCode).toBe(200)
  const second = await tag()
  await name(userId, 'Another')
  expect(new Set([first, second, await tag()]).size).toBe(3)
  expect(gist(await owner.patch(`${url}/memberships/${here}`, { role: 'Read-only' }, second))).toEqual([412])
})

test('who is active nowhere is changed only by who manages members wherever they were', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const former = await memberOf([here, 'Leasing Agent'], [there, 'Leasing Agent'])
  for (const accountId of [here, there]) await desk.removeMember(accountId, former)
  const ofOne = await callerOf(desk, app, await memberOf([here, 'Owner']))
  const ofBoth = await callerOf(desk, app, await memberOf([here, 'Owner'], [there, 'Owner']))
  const changes = { email: `${former}@example.org` }
  expect(gist(await ofOne.patch(`/v2/users/${former}`, changes))).toEqual([403])
  expect((await ofBoth.patch(`/v2/users/${former}`, changes)).statusCode).toBe(200)
})

test('everybody changes their own name and nothing else, with a token that reaches all of their accounts', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const userId = await memberOf([here, 'Read-only'], [there, 'Owner'])
  const own = await callerOf(desk, app, userId)
  const limited = await callerOf(desk, app, userId, { accountIds: [here] })
  const url = `/v2/users/${userId}`
  expect((await own.patch(url, { name: 'Ada Park' })).json()).toMatchObject({ name: 'Ada Park' })
  expect(gist(await limited.patch(url, { name: 'Not here' }))).toEqual([403])
  for (const changes of [{ email: 'own@example.com' }, { active: false }, { name: 'X', active: false }])
    expect(gist(await own.patch(url, changes))).toEqual([403])
  expect((await own.get(url)).json()).toMatchObject({ name: 'Ada Park', active: true })
  await desk.removeMember(here, userId)
  expect((await own.patch(url, { name: 'Ada Lind' })).json()).toMatchObject({ name: 'Ada Lind' })
})

test('an owner is changed and deactivated by owners only', async () => {
  const { app } = await shareApp(desk)
  const accountId = await desk.addAccount()
  const owner = await memberOf([accountId, 'Owner'])
  const admin = await callerOf(desk, app, await memberOf([accountId, 'Admin']))
  const other = await callerOf(desk, app, await memberOf([accountId, 'Owner']))
  for (const changes of [{ name: 'X' }, { email: 'x@example.com' }, { active: false }])
    expect(gist(await admin.patch(`/v2/users/${owner}`, changes))).toEqual([403])
  expect((await other.patch(`/v2/users/${owner}`, { active: false })).statusCode).toBe(200)
  expect(gist(await admin.patch(`/v2/users/${owner}`, { active: true }))).toEqual([403])
})

test('an e-mail address belongs to one user, and nobody learns to whom', async () => {
  const { app } = await shareApp(desk)
  const [here, there] = [await desk.addAccount(), await desk.addAccount()]
  const stranger = await memberOf([there, 'Owner'])
  const agent = await memberOf([here, 'Leasing Agent'])
  const { patch } = await callerOf(desk, app, await memberOf([here, 'Owner']))
  const email = `${stranger}@EXAMPLE.com`
  const response = await patch(`/v2/users/${agent}`, { name: 'Not written', email })
  expect(gist(response)).toEqual([409, 'emailTaken .email'])
  expect(response.body).not.toContain(stranger)
  const own = await patch(`/v2/users/${agent}`, { email: `${agent}@EXAMPLE.com` })
  expect(own.json()).toMatchObject({ name: 'Somebody', email: `${agent}@EXAMPLE.com` })
})

test('a deactivated user keeps their history, is out, and can not be assigned, until they are active again', async () => {
  const { app } = await shareApp(desk)
  const accountId = await desk.addAccount()
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const owner = await callerOf(desk, app, await memberOf([accountId, 'Owner']))
  const agent = await callerOf(desk, app, await memberOf([accountId, 'Leasing Agent']))
  expect((await agent.post('/leasing_events', assignment(prospectId, [agent.userId]))).statusCode).toBe(201)
  const url = `/v2/users/${agent.userId}`
  expect((await owner.patch(url, { active: false })).json()).toMatchObject({
    active: false,
    memberships: [{ active: true, role: 'Leasing Agent' }],
  })
  expect((await agent.get('/v2/me')).statusCode).toBe(401)
  expect(gist(await owner.post('/leasing_events', assignment(prospectId, [agent.userId])))).toEqual([
    400,
    'accountMember .events[0].context.assignedToUserIds[0]',
  ])
  const [event] = await desk.eventsOf(prospectId)
  expect(event?.context.assignedToUserIds).toEqual([agent.userId])
  expect((await owner.patch(url, { active: true })).json()).toMatchObject({ active: true })
  expect((await agent.get('/v2/me')).statusCode).toBe(200)
  expect((await owner.post('/leasing_events', assignment(prospectId, [agent.userId]))).statusCode).toBe(201)
  expect(await desk.verify()).toBeNull()
})
