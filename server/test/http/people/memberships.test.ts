import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../src/catalogue/roles.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { assignment, shareApp } from '../app.ts'
import { type Caller, callerOf, gist } from './caller.ts'

let desk: Desk
let accountId: string
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** A caller with this role in a new account. */
const useCaller = async (role: Role): Promise<Caller> => {
  const { app } = await shareApp(desk)
  accountId = await desk.addAccount()
  return callerOf(desk, app, await desk.addMember(accountId, role))
}
const place = (userId: string, id = accountId): string => `/v2/users/${userId}/memberships/${id}`

test('an admin gives and takes roles, and ends and renews memberships', async () => {
  const admin = await useCaller('Admin')
  const agent = await desk.addMember(accountId)
  const before = await admin.get(`/v2/users/${agent}`)
  const changed = await admin.patch(place(agent), { role: 'Admin' }, String(before.headers.etag))
  expect(changed.json()).toMatchObject({ id: agent, memberships: [{ role: 'Admin', active: true }] })
  expect(gist(await admin.patch(place(agent), { active: false }, String(before.headers.etag)))).toEqual([412])
  const ended = await admin.patch(place(agent.toUpperCase(), accountId.toUpperCase()), { active: false })
  expect(ended.json().memberships).toEqual([expect.objectContaining({ role: 'Admin', active: false })])
  expect((await admin.patch(place(agent), { active: false })).headers.etag).toBe(ended.headers.etag)
  const renewed = await admin.patch(place(agent), { active: true, role: 'Leasing Agent' })
  expect(renewed.json().memberships).toEqual([expect.objectContaining({ role: 'Leasing Agent', active: true })])
})

test('nobody becomes an owner but by an owner', async () => {
  const admin = await useCaller('Admin')
  const [agent, former] = [await desk.addMember(accountId), await desk.addMember(accountId, 'Owner')]
  await desk.removeMember(accountId, former)
  expect(gist(await admin.patch(place(admin.userId), { role: 'Owner' }))).toEqual([403])
  expect(gist(await admin.patch(place(agent), { role: 'Owner' }))).toEqual([403])
  expect(gist(await admin.patch(place(former), { active: true }))).toEqual([403])
  expect(gist(await admin.patch(place(former), { active: true, role: 'Admin' }))).toEqual([403])
  expect((await admin.get('/v2/me')).json().accounts[0].role).toBe('Admin')
})

test('an admin takes nothing from an owner, an owner does', async () => {
  const owner = await useCaller('Owner')
  const { app } = await shareApp(desk)
  const admin = await callerOf(desk, app, await desk.addMember(accountId, 'Admin'))
  const other = await desk.addMember(accountId, 'Owner')
  for (const changes of [{ role: 'Admin' }, { active: false }])
    expect(gist(await admin.patch(place(other), changes))).toEqual([403])
  expect((await owner.patch(place(other), { role: 'Admin' })).statusCode).toBe(200)
  expect((await admin.patch(place(other), { active: false })).statusCode).toBe(200)
})

test.each(['Property Manager', 'Leasing Agent', 'Read-only'] as const)('a %s changes no role', async (role) => {
  const caller = await useCaller(role)
  for (const userId of [caller.userId, await desk.addMember(accountId)])
    for (const changes of [{ role: 'Admin' }, { role: 'Read-only' }, { role, active: false }, { active: true }, {}])
      expect(gist(await caller.patch(place(userId), changes))).toEqual([403])
})

test.each(['Admin', 'Property Manager', 'Leasing Agent', 'Read-only'] as const)(
  'a %s leaves an account, and does not come back by themselves',
  async (role) => {
    const caller = await useCaller(role)
    const agent = await desk.addMember(accountId)
    if (role !== 'Admin') expect(gist(await caller.patch(place(agent), { active: false }))).toEqual([403])
    const left = await caller.patch(place(caller.userId), { active: false })
    expect(left.json()).toMatchObject({ active: true, memberships: [{ role, active: false }] })
    for (const active of [true, false])
      expect(gist(await caller.patch(place(caller.userId), { active }))).toEqual([404])
  },
)

test('nobody leaves an account that their token does not reach', async () => {
  const { userId } = await useCaller('Leasing Agent')
  const { app } = await shareApp(desk)
  const elsewhere = await desk.addAccount()
  await desk.setMember(elsewhere, userId, 'Owner')
  const limited = await callerOf(desk, app, userId, { accountIds: [elsewhere] })
  expect(gist(await limited.patch(place(userId), { active: false }))).toEqual([404])
})

test('the last active owner stays owner, member and active; deactivated and former owners do not count', async () => {
  const owner = await useCaller('Owner')
  const [deactivated, former] = [await desk.addMember(accountId, 'Owner'), await desk.addMember(accountId, 'Owner')]
  await desk.deactivate(deactivated)
  await desk.removeMember(accountId, former)
  for (const changes of [{ role: 'Admin' }, { active: false }])
    expect(gist(await owner.patch(place(owner.userId), changes))).toEqual([409, 'lastOwner'])
  const response = await owner.patch(`/v2/users/${owner.userId}`, { active: false })
  expect(gist(response)).toEqual([409, 'lastOwner'])
  expect(response.json().details[0].params).toEqual({ account_ids: [accountId] })
  expect((await owner.patch(place(deactivated), { role: 'Admin' })).statusCode).toBe(200)
  expect((await owner.patch(place(former), { active: true })).statusCode).toBe(200)
  expect((await owner.patch(place(owner.userId), { role: 'Admin' })).statusCode).toBe(200)
  expect(gist(await owner.patch(place(owner.userId), { role: 'Owner' }))).toEqual([403])
})

test('a membership of another account, or none, is answered as an unknown one', async () => {
  const owner = await useCaller('Owner')
  const [own, stranger] = [accountId, await desk.addUser()]
  const agent = await desk.addMember(own)
  const elsewhere = await desk.addAccount()
  await desk.setMember(elsewhere, agent, 'Admin')
  await desk.setMember(elsewhere, stranger, 'Admin')
  const answers = await Promise.all(
    [place(agent, elsewhere), place(stranger, own), place(stranger, elsewhere), place(elsewhere, own)].map(
      async (url) => (await owner.patch(url, { active: false })).body,
    ),
  )
  expect([...new Set(answers)]).toEqual([(await owner.get(`/v2/users/${stranger}`)).body])
})

test('a membership that ended takes its account out of the reach of all tokens, and its user out of its rosters', async () => {
  const owner = await useCaller('Owner')
  const { app } = await shareApp(desk)
  const agent = await callerOf(desk, app, await desk.addMember(accountId))
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  await desk.setMember(await desk.addAccount(), agent.userId, 'Owner')
  expect((await agent.post('/leasing_events', assignment(prospectId, [agent.userId]))).statusCode).toBe(201)
  await owner.patch(place(agent.userId), { active: false })
  expect((await agent.get(`/v2/accounts/${accountId}`)).statusCode).toBe(404)
  const [known, unknown] = [
    await agent.post('/leasing_events', assignment(prospectId, [])),
    await agent.post('/leasing_events', assignment(999_999_999, [])),
  ]
  expect([known.statusCode, known.body]).toEqual([400, unknown.body])
  expect(gist(await owner.post('/leasing_events', assignment(prospectId, [agent.userId])))).toEqual([
    400,
    'accountMember .events[0].context.assignedToUserIds[0]',
  ])
})
