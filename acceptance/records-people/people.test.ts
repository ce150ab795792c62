import { expect, test } from 'vitest'
import { assignment, paths } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { bodyOf, callerWith, openAccount, tokenFor } from './caller.ts'

const desk = await openDesk()
const further = await desk.another()
const here = await openAccount(desk, 'People Here')
const there = await openAccount(desk, 'People There')
const owner = callerWith(desk, here.token)
const stranger = callerWith(desk, there.token)

type User = { readonly id: string; readonly email: string; readonly name: string; readonly active: boolean }

const invite = async (email: string, role = 'Leasing Agent'): Promise<User> =>
  bodyOf<User>(await owner('POST', '/v2/users', { account_id: here.accountId, name: 'Bo Lind', email, role }), 201)

test('who is deactivated is out within a second on every server, can not be assigned, and keeps their history', async () => {
  const agent = await invite('bo.out@example.test')
  const prospect = await insertProspect(desk.sql, here.accountId)
  const token = await tokenFor(desk, agent.email)
  const statuses = () =>
    Promise.all([desk, further].map(async (server) => (await callerWith(server, token)('GET', '/v2/me')).status))
  expect(await statuses()).toEqual([200, 200])
  const event = eventOf(await callerWith(desk, token)('POST', paths[0], assignment(prospect, [agent.id])))
  bodyOf(await owner('PATCH', `/v2/users/${agent.id}`, { active: false }), 200)
  await expect.poll(statuses, { timeout: 1_000, interval: 20 }).toEqual([401, 401])
  for (const path of paths)
    expect(detailsOf(await owner('POST', path, assignment(prospect, [agent.id])))).toMatchObject([
      { keyword: 'accountMember', dataPath: '.events[0].context.assignedToUserIds[0]' },
    ])
  const unassigned = eventOf(await owner('POST', paths[0], assignment(prospect, [])))
  expect(unassigned.context.previousAssignedToUserIds).toEqual([agent.id])
  expect(event.created_by).toBe(agent.id)
  bodyOf(await owner('PATCH', `/v2/users/${agent.id}`, { active: true }), 200)
  await expect.poll(statuses, { timeout: 1_000, interval: 20 }).toEqual([200, 200])
})

test('a role that is taken is taken within a second on every server', async () => {
  const agent = await invite('bo.role@example.test')
  const prospect = await insertProspect(desk.sql, here.accountId)
  const token = await tokenFor(desk, agent.email)
  const statuses = () =>
    Promise.all(
      [desk, further].map(
        async (server) => (await callerWith(server, token)('POST', paths[0], assignment(prospect, []))).status,
      ),
    )
  expect(await statuses()).toEqual([201, 201])
  const membership = `/v2/users/${agent.id}/memberships/${here.accountId}`
  bodyOf(await owner('PATCH', membership, { role: 'Read-only' }), 200)
  await expect.poll(statuses, { timeout: 1_000, interval: 20 }).toEqual([400, 400])
})

test('two accounts that share a person see nothing of each other', async () => {
  const shared = await invite('shared@example.test', 'Admin')
  const summoned = await stranger('POST', '/v2/users', {
    account_id: there.accountId,
    name: 'Not Their Name',
    email: 'SHARED@example.test',
    role: 'Read-only',
  })
  expect(errorOf(summoned, 409).details).toMatchObject([{ keyword: 'emailTaken', dataPath: '.email' }])
  errorOf(await stranger('GET', `/v2/users/${shared.id}`), 404)
  const person = ['--name', 'Not Their Name', '--email', 'SHARED@example.test', '--role', 'Read-only']
  const linked = await desk.command('user', 'create', '--account', there.accountId, ...person, '--json')
  expect(JSON.parse(linked.stdout)).toMatchObject({ id: shared.id, name: 'Bo Lind', email: 'shared@example.test' })
  for (const [caller, other] of [
    [stranger, here],
    [owner, there],
  ] as const) {
    for (const path of ['/v2/users', `/v2/users/${shared.id}`, '/v2/accounts', '/v2/me', '/v2/tokens']) {
      const { status, text } = await caller('GET', path)
      expect(status, path).toBe(200)
      expect(text, path).not.toContain(other.accountId)
      expect(text, path).not.toContain(other.email)
    }
    errorOf(await caller('PATCH', `/v2/users/${shared.id}`, { name: 'Taken' }), 403)
    errorOf(await caller('PATCH', `/v2/users/${shared.id}/memberships/${other.accountId}`, { active: false }), 404)
  }
})

test('owners who leave at the same time, through two servers, leave one behind', async () => {
  const second = await invite('second@example.test', 'Owner')
  const other = callerWith(further, await tokenFor(desk, second.email))
  const users = bodyOf<{ data: User[] }>(await owner('GET', '/v2/users?role=Owner&active=true'), 200).data
  const leave = (caller: typeof owner, { id }: User) =>
    caller('PATCH', `/v2/users/${id}/memberships/${here.accountId}`, { active: false })
  const first = users.find(({ email }) => email === here.email)
  if (first === undefined) throw new Error('the first owner is not listed')
  const replies = await Promise.all([leave(owner, first), leave(other, second)])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const [left] = await desk.sql.query<{ n: string }>(
    `select count(*) as n from memberships where account_id = $1 and role = 'Owner' and active`,
    [here.accountId],
  )
  expect(Number(left?.n)).toBe(1)
})
