import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../src/catalogue/roles.ts'
import { errors } from '../../../src/http/errors.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, shareApp, signedIn } from '../app.ts'
import { callerOf } from './caller.ts'

/** Whoever is let in can sign in, and stays when the token is revoked by which they were. */

let desk: Desk
let accountId: string
let ownerId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  ownerId = await desk.addMember(accountId, 'Owner')
})
afterAll(() => desk.close())

const narrow = [
  ['fewer scopes', { scopes: ['write', 'admin'] }, null],
  ['fewer accounts', { accountIds: [] }, null],
  ['an end', {}, '2100-01-01T00:00:00Z'],
] as const

const openNarrow = async (limits: (typeof narrow)[number][1], expiresAt: string | null) => {
  const { app } = await shareApp(desk)
  const own = 'accountIds' in limits ? { accountIds: [accountId] } : limits
  return callerOf(desk, app, ownerId, own, expiresAt)
}
const invitation = (email: string, role: Role) => ({ account_id: accountId, name: 'Bo Lind', email, role })
const sessionNeeded = [403, { error: errors.sessionNeeded.text }]

test.each(narrow)('a token with %s lets nobody in and raises nobody', async (_, limits, expiresAt) => {
  const { post, patch } = await openNarrow(limits, expiresAt)
  const [agent, former, deactivated] = [
    await desk.addMember(accountId),
    await desk.addMember(accountId, 'Read-only'),
    await desk.addMember(accountId),
  ]
  await desk.removeMember(accountId, former)
  await desk.deactivate(deactivated)
  const emails = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`]
  const membership = (id: string) => `/v2/users/${id}/memberships/${accountId}`
  const answers = [
    await post('/v2/users', invitation(emails[0] ?? '', 'Owner')),
    await post('/v2/users', invitation(emails[1] ?? '', 'Read-only')),
    await post('/v2/users', invitation(`${former}@example.com`, 'Read-only')),
    await patch(membership(agent), { role: 'Owner' }),
    await patch(membership(agent), { role: 'Property Manager' }),
    await patch(membership(former), { active: true }),
    await patch(membership(former), { active: true, role: 'Read-only' }),
    await patch(membership(former), { role: 'Admin' }),
    await patch(`/v2/users/${deactivated}`, { active: true }),
  ]
  expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual(answers.map(() => sessionNeeded))
  const { rows } = await desk.pool.query('select 1 from users where email = any($1)', [emails])
  expect(rows).toEqual([])
})

test.each(narrow)('a token with %s takes a role, a membership and a user away', async (_, limits, expiresAt) => {
  const { post, patch } = await openNarrow(limits, expiresAt)
  const id = await desk.addMember(accountId, 'Property Manager')
  const membership = `/v2/users/${id}/memberships/${accountId}`
  const statuses = [
    await patch(membership, { role: 'Leasing Agent' }),
    await patch(membership, { role: 'Leasing Agent', active: true }),
    // What is so already is no gift.
    await post('/v2/users', invitation(`${id}@example.com`, 'Leasing Agent')),
    await patch(`/v2/users/${id}`, { active: true }),
    await patch(membership, { active: false }),
    await patch(`/v2/users/${id}`, { active: false }),
  ].map(({ statusCode }) => statusCode)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200])
})

test.each(narrow)('a token with %s imports no users, and previews none', async (_, limits, expiresAt) => {
  const { app } = await shareApp(desk)
  const own = 'accountIds' in limits ? { accountIds: [accountId] } : limits
  const { token } = await addToken(desk, ownerId, expiresAt, own)
  const email = `${randomUUID()}@example.com`
  for (const path of ['imports', 'imports/preview']) {
    const answer = await app.inject({
      method: 'POST',
      url: `/v2/${path}?account_id=${accountId}&kind=users`,
      headers: { ...bearer(token), 'content-type': 'text/csv' },
      payload: `email,name,role\n${email},Bo,Owner\n`,
    })
    expect([answer.statusCode, answer.json()]).toEqual(sessionNeeded)
  }
})

test('a session, and a token that is as much as its user, let in and raise', async () => {
  const { app } = await shareApp(desk)
  const whole = bearer((await addToken(desk, ownerId)).token)
  for (const headers of [whole, await signedIn(desk, ownerId)]) {
    const payload = invitation(`${randomUUID()}@example.com`, 'Leasing Agent')
    const invited = await app.inject({ method: 'POST', url: '/v2/users', headers, payload })
    expect(invited.statusCode).toBe(201)
    const url = `/v2/users/${invited.json().id}/memberships/${accountId}`
    for (const changes of [{ role: 'Owner' }, { active: false }, { active: true }]) {
      const changed = await app.inject({ method: 'PATCH', url, headers, payload: changes })
      expect([changed.statusCode, changed.json().memberships]).toEqual([200, [expect.objectContaining(changes)]])
    }
  }
})
