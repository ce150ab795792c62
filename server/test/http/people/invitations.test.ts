import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../src/catalogue/roles.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { shareApp } from '../app.ts'
import { type Caller, callerOf, gist } from './caller.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const freshEmail = (): string => `${randomUUID()}@example.com`
const useAccount = async (role: Role = 'Owner'): Promise<{ accountId: string; caller: Caller }> => {
  const { app } = await shareApp(desk)
  const accountId = await desk.addAccount()
  return { accountId, caller: await callerOf(desk, app, await desk.addMember(accountId, role)) }
}
const invite = ({ post }: Caller, accountId: string, email: string, role: Role = 'Leasing Agent', name = 'Bo Lind') =>
  post('/v2/users', { account_id: accountId, name, email, role })

test('who has no user becomes one, and a member', async () => {
  const { accountId, caller } = await useAccount()
  const email = freshEmail()
  const response = await invite(caller, accountId.toUpperCase(), email)
  expect(response.statusCode).toBe(201)
  expect(response.json()).toEqual({
    id: expect.any(String),
    name: 'Bo Lind',
    email,
    active: true,
    created_at: expect.stringMatching(/\.\d{6}Z$/),
    memberships: [
      { account_id: accountId, role: 'Leasing Agent', active: true, created_at: expect.stringMatching(/\.\d{6}Z$/) },
    ],
  })
  const read = await caller.get(`/v2/users/${response.json().id}`)
  expect([read.headers.etag, read.body]).toEqual([response.headers.etag, response.body])
})

test('the address of a user of another account makes nobody a member, and tells nothing of them', async () => {
  const { accountId, caller } = await useAccount()
  const there = await desk.addAccount()
  const active = await desk.addMember(there, 'Owner')
  const former = await desk.addMember(there)
  await desk.removeMember(there, former)
  const deactivated = await desk.addMember(there)
  await desk.deactivate(deactivated)
  const strangers = [active, former, deactivated, await desk.addUser()]
  const answers = await Promise.all(
    strangers.map((id) => invite(caller, accountId, `${id}@EXAMPLE.com`, 'Owner', 'Mallory')),
  )
  expect(answers.map(gist)).toEqual(strangers.map(() => [409, 'emailTaken .email']))
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  for (const id of strangers) expect((await caller.get(`/v2/users/${id}`)).statusCode).toBe(404)
})

test('who takes the address of an expected newcomer does not become a member in their place', async () => {
  const [here, there] = [await useAccount(), await useAccount()]
  const { email } = (await there.caller.patch(`/v2/users/${there.caller.userId}`, { email: freshEmail() })).json()
  expect(gist(await invite(here.caller, here.accountId, email, 'Owner'))).toEqual([409, 'emailTaken .email'])
  expect((await there.caller.get(`/v2/accounts/${here.accountId}`)).statusCode).toBe(404)
})

test('who manages members in all accounts of a user makes them a member of one more, under the name that they have', async () => {
  const { app } = await shareApp(desk)
  const { accountId, caller } = await useAccount()
  const [second, third] = [await desk.addAccount(), await desk.addAccount()]
  const userId = await desk.addMember(second, 'Owner')
  await desk.setMember(third, userId, 'Read-only')
  await desk.removeMember(third, userId)
  const attempts = async (by: Caller) => gist(await invite(by, accountId, `${userId}@example.com`, 'Read-only', 'Eve'))
  await desk.setMember(second, caller.userId, 'Admin')
  expect(await attempts(await callerOf(desk, app, caller.userId))).toEqual([409, 'emailTaken .email'])
  await desk.setMember(third, caller.userId, 'Property Manager')
  expect(await attempts(await callerOf(desk, app, caller.userId))).toEqual([409, 'emailTaken .email'])
  await desk.setMember(third, caller.userId, 'Admin')
  const limited = await callerOf(desk, app, caller.userId, { accountIds: [accountId, second] })
  expect(await attempts(limited)).toEqual([409, 'emailTaken .email'])
  expect(await attempts(await callerOf(desk, app, caller.userId))).toEqual([200])
  const seen = (await caller.get(`/v2/users/${userId}`)).json()
  expect(seen.name).toBe('Somebody')
  expect(seen.memberships.map((one: { account_id: string }) => one.account_id)).toContain(accountId)
})

test('inviting again changes nothing, and is no way to another role', async () => {
  const { accountId, caller } = await useAccount()
  const email = freshEmail()
  const first = await invite(caller, accountId, email)
  const again = await invite(caller, accountId, email, 'Leasing Agent', 'Somebody Else')
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([200, first.body, first.headers.etag])
  const other = await invite(caller, accountId, email, 'Admin')
  expect(gist(other)).toEqual([409, 'alreadyMember .role'])
  expect(other.json().details[0].params).toEqual({ role: 'Leasing Agent' })
  const owner = (await caller.get(`/v2/users/${caller.userId}`)).json()
  expect(gist(await invite(caller, accountId, owner.email, 'Read-only'))).toEqual([409, 'alreadyMember .role'])
  expect((await caller.get(`/v2/users/${caller.userId}`)).json()).toEqual(owner)
})

test('who left comes back with the role that they are invited with', async () => {
  const { accountId, caller } = await useAccount()
  const email = freshEmail()
  const { id } = (await invite(caller, accountId, email)).json()
  await desk.setMember(await desk.addAccount(), id, 'Owner')
  await desk.removeMember(accountId, id)
  const before = await caller.get(`/v2/users/${id}`)
  const back = await invite(caller, accountId, email, 'Property Manager')
  expect(back.json()).toMatchObject({ id, memberships: [{ role: 'Property Manager', active: true }] })
  expect(back.headers.etag).not.toBe(before.headers.etag)
})

test('a deactivated user is not brought back by an invitation', async () => {
  const { accountId, caller } = await useAccount()
  const userId = await desk.addMember(accountId)
  await desk.removeMember(accountId, userId)
  await desk.deactivate(userId)
  expect(gist(await invite(caller, accountId, `${userId}@example.com`))).toEqual([409, 'deactivatedUser .email'])
  expect((await caller.get(`/v2/users/${userId}`)).json().memberships).toMatchObject([{ active: false }])
})

test('only an owner makes owners, also of somebody who was one', async () => {
  const { accountId, caller } = await useAccount('Admin')
  expect(gist(await invite(caller, accountId, freshEmail(), 'Owner'))).toEqual([403])
  const former = await desk.addMember(accountId, 'Owner')
  await desk.removeMember(accountId, former)
  for (const role of ['Owner', 'Leasing Agent'] as const)
    expect(gist(await invite(caller, accountId, `${former}@example.com`, role))).toEqual([403])
  expect((await invite(caller, accountId, freshEmail(), 'Admin')).statusCode).toBe(201)
})

test('a refused invitation leaves no user behind', async () => {
  const { accountId, caller } = await useAccount('Admin')
  const other = await useAccount()
  const email = freshEmail()
  expect(gist(await invite(caller, accountId, email, 'Owner'))).toEqual([403])
  expect(gist(await invite(caller, other.accountId, email))).toEqual([404])
  const { rows } = await desk.pool.query('select 1 from users where lower(email) = $1', [email])
  expect(rows).toEqual([])
})

test('twenty invitations of one address at once make one user', async () => {
  const { accountId, caller } = await useAccount()
  const email = freshEmail()
  const answers = await Promise.all(Array.from({ length: 20 }, () => invite(caller, accountId, email)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([...Array(19).fill(200), 201])
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
})

test.each([
  ['no address', { email: 'bo' }, 'pattern .email'],
  ['a blank in it', { email: 'b o@example.com' }, 'pattern .email'],
  ['a line break in it', { email: 'bo@example.com\r\nBcc: x@example.com' }, 'pattern .email'],
  ['a NUL in it', { email: 'bo\u0000@example.com' }, 'pattern .email'],
  ['too long', { email: `${'x'.repeat(250)}@example.com` }, 'maxLength .email'],
  ['null', { email: null }, 'type .email'],
  ['a role that is none', { role: 'owner' }, 'enum .role'],
  ['an account that is none', { account_id: '1' }, 'format .account_id'],
  ['a blank name', { name: '\u2003' }, 'pattern .name'],
])('an invitation with %s is refused', async (_, wrong, fault) => {
  const { accountId, caller } = await useAccount()
  const right = { account_id: accountId, name: 'Bo', email: freshEmail(), role: 'Read-only' }
  expect(gist(await caller.post('/v2/users', { ...right, ...wrong }))).toEqual([400, fault])
})

test('what is wrong with a name or an address is told in words', async () => {
  const { accountId, caller } = await useAccount()
  const response = await caller.post('/v2/users', { account_id: accountId, name: ' ', email: 'bo', role: 'Read-only' })
  expect(response.json().details.map(({ message }: { message: string }) => message)).toEqual([
    'should be one line of text that is not blank, without control characters',
    'should be an e-mail address',
  ])
})

test('addresses beyond ASCII are one in any letter case, and never an error', async () => {
  const { accountId, caller } = await useAccount()
  const email = `É${randomUUID()}@exämple.com`
  const statuses: number[] = []
  for (const text of [email, email, email.toLowerCase()])
    statuses.push((await invite(caller, accountId, text)).statusCode)
  expect(statuses.slice(0, 2)).toEqual([201, 200])
  expect([200, 201]).toContain(statuses[2])
})
