import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import { secretHash } from '../../../src/domain/sign-in/secrets.ts'
import { errors } from '../../../src/http/errors.ts'
import type { Letter } from '../../../src/records/sign-in/tools.ts'
import { upsertMembership } from '../../../src/storage/records/memberships.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, signedIn } from '../app.ts'
import { cookieOf, openDoor, secretIn } from './people.ts'
import { addMember, givePassword, type MemberRole, password } from './recipes.ts'

let desk: Desk
let accountId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
})
afterAll(() => desk.close())

const addPerson = (role?: MemberRole) => addMember({ desk, accountId }, role)
const post = (payload: object) => ({ method: 'POST', payload }) as const
const newPassword = 'a longer new password'

const become = (id: string, role: 'Owner' | 'Leasing Agent') =>
  upsertMembership(desk.database.tables, accountId, id, role)

const invite = async (callerId: string, userId: string) => {
  const letters: Letter[] = []
  const { call } = await openDoor(desk, { mail: async (letter) => void letters.push(letter) })
  const response = await call(`/v2/users/${userId}/invitation`, {
    method: 'POST',
    headers: await signedIn(desk, callerId),
  })
  return { response, letters, call }
}

test('who manages members hands over a link, the newest one works, and it is mailed too', async () => {
  const admin = await addPerson('Admin')
  const { id, email } = await addPerson()
  const first = await invite(admin.id, id)
  const { response, letters, call } = await invite(admin.id, id)
  expect([response.statusCode, Object.keys(response.json())]).toEqual([201, ['link', 'expires_at']])
  const hours = (Date.parse(response.json().expires_at) - Date.now()) / 3_600_000
  expect(Math.round(hours)).toBe(signInLimits.invitationHours)
  expect(letters).toMatchObject([{ to: email, text: expect.stringContaining(response.json().link) }])
  const use = (link: string) => call('/v2/passwords', post({ link: secretIn(link), password: newPassword }))
  expect((await use(first.response.json().link)).statusCode).toBe(410)
  expect((await use(response.json().link)).statusCode).toBe(200)
})

/** While this is there, nothing that makes a link can be committed. */
const withFailingCommits = async (work: () => Promise<void>): Promise<void> => {
  await desk.pool.query(`create function fail() returns trigger language plpgsql as $$ begin raise 'no commit'; end $$;
    create constraint trigger no_commit after insert on sign_in_links deferrable initially deferred
      for each row execute function fail()`)
  await work().finally(() => desk.pool.query('drop function fail cascade'))
}

test('an invitation is mailed once it is committed; one that is not is in no mail', async () => {
  const [owner, { id }] = [await addPerson('Owner'), await addPerson()]
  const letters: { readonly works: boolean }[] = []
  const mail = async ({ text }: Letter): Promise<void> => {
    const { rowCount } = await desk.pool.query('select from sign_in_links where hash = $1', [
      secretHash(secretIn(text)),
    ])
    letters.push({ works: rowCount === 1 })
  }
  const { call } = await openDoor(desk, { mail })
  const signs = await signedIn(desk, owner.id)
  const invite = async (key: object): Promise<number> =>
    (await call(`/v2/users/${id}/invitation`, { method: 'POST', headers: { ...signs, ...key } })).statusCode
  const keys = [{}, { 'idempotency-key': 'an invitation' }]
  await withFailingCommits(async () => {
    for (const key of keys) expect(await invite(key)).toBe(500)
  })
  for (const key of keys) expect(await invite(key)).toBe(201)
  await vi.waitFor(() => expect(letters).toEqual([{ works: true }, { works: true }]))
})

test('an invitation whose letter does not go still works, and the operator hears of it', async () => {
  const [owner, { id, email }] = [await addPerson('Owner'), await addPerson()]
  const { call, told } = await openDoor(desk, { mail: () => Promise.reject(new Error('the mail server is away')) })
  const headers = { ...(await signedIn(desk, owner.id)), 'idempotency-key': 'another invitation' }
  const invited = await call(`/v2/users/${id}/invitation`, { method: 'POST', headers })
  await vi.waitFor(() => expect(told).toEqual([`A letter to ${email} could not be sent: the mail server is away`]))
  const payload = { link: secretIn(invited.json().link), password: newPassword }
  expect((await call('/v2/passwords', post(payload))).statusCode).toBe(200)
})

test('an invitation is a way to be somebody: of an owner, of a member elsewhere and of a deactivated user there is none', async () => {
  const admin = await addPerson('Admin')
  const owner = await addPerson('Owner')
  const elsewhere = await addPerson()
  await upsertMembership(desk.database.tables, await desk.addAccount(), elsewhere.id, 'Leasing Agent')
  const gone = await addPerson()
  await desk.deactivate(gone.id)
  const agent = await addPerson()
  const statuses = [
    await invite(admin.id, owner.id),
    await invite(admin.id, elsewhere.id),
    await invite(admin.id, gone.id),
    await invite(agent.id, admin.id),
    await invite(admin.id, await desk.addUser()),
    await invite(owner.id, admin.id),
  ].map(({ response }) => response.statusCode)
  expect(statuses).toEqual([403, 403, 409, 403, 404, 201])
})

test('nobody makes a link for themselves: their password is changed with the one that they have', async () => {
  const owner = await addPerson('Owner')
  const { response, letters } = await invite(owner.id, owner.id)
  expect([response.statusCode, response.json().details]).toMatchObject([
    409,
    [{ keyword: 'ownInvitation', dataPath: '.id' }],
  ])
  expect(letters).toEqual([])
  const { rows } = await desk.pool.query('select hash from sign_in_links where user_id = $1', [owner.id])
  expect(rows).toEqual([])
})

test.each<[string, (maker: string, target: string) => Promise<unknown>]>([
  ['the invited one is an owner', (_, target) => become(target, 'Owner')],
  ['who made it is no admin any more', (maker) => become(maker, 'Leasing Agent')],
  ['who made it has left', (maker) => desk.removeMember(accountId, maker)],
  ['who made it is deactivated', (maker) => desk.deactivate(maker)],
  [
    'the invited one is a member elsewhere too',
    async (_, target) => upsertMembership(desk.database.tables, await desk.addAccount(), target, 'Read-only'),
  ],
])('a link works no more when %s', async (_, change) => {
  const [maker, target] = [await addPerson('Admin'), await addPerson()]
  const { response, call } = await invite(maker.id, target.id)
  await change(maker.id, target.id)
  const payload = { link: secretIn(response.json().link), password: newPassword }
  const used = await call('/v2/passwords', post(payload))
  expect([used.statusCode, cookieOf(used)]).toEqual([410, undefined])
  expect((await call('/v2/session', post({ email: target.email, password: newPassword }))).statusCode).toBe(401)
})

test.each<[string, string | null, Parameters<typeof addToken>[3]]>([
  ['some scopes', null, { scopes: ['read', 'admin'] }],
  ['an end', '2100-01-01T00:00:00Z', {}],
  ['some accounts', null, { accountIds: [] }],
])('with a token that has %s nobody comes to a session', async (_, expiresAt, limits) => {
  const { call, told } = await openDoor(desk)
  const { id, email } = await addPerson('Owner')
  const own = limits?.accountIds === undefined ? limits : { accountIds: [accountId] }
  const headers = bearer((await addToken(desk, id, expiresAt, own)).token)
  const invited = await call(`/v2/users/${id}/invitation`, { method: 'POST', headers })
  expect([invited.statusCode, invited.json()]).toEqual([403, { error: errors.sessionNeeded.text }])
  const taken = `${randomUUID()}@example.org`
  const moved = await call(`/v2/users/${id}`, { method: 'PATCH', payload: { email: taken, name: 'Ada' }, headers })
  expect([moved.statusCode, moved.json()]).toEqual([403, { error: errors.sessionNeeded.text }])
  const { rows } = await desk.pool.query('select hash from sign_in_links where user_id = $1', [id])
  expect(rows).toEqual([])
  for (const address of [taken, email]) await call('/v2/password_links', post({ email: address }))
  await vi.waitFor(() => expect(told).toEqual([expect.stringContaining(`${email} asked`)]))
  // What changes nothing is no change.
  expect((await call(`/v2/users/${id}`, { method: 'PATCH', payload: { email }, headers })).statusCode).toBe(200)
})

test('an e-mail address is changed with a session, or a token that is as much as its user; no such token makes a link', async () => {
  const { call } = await openDoor(desk)
  const { id } = await addPerson('Owner')
  await givePassword({ desk }, id)
  const whole = bearer((await addToken(desk, id)).token)
  for (const headers of [await signedIn(desk, id), whole]) {
    const wanted = { email: `${randomUUID()}@example.org` }
    const payload = { ...wanted, current: password }
    expect((await call(`/v2/users/${id}`, { method: 'PATCH', payload, headers })).json()).toMatchObject(wanted)
  }
  expect((await call(`/v2/users/${id}/invitation`, { method: 'POST', headers: whole })).statusCode).toBe(403)
})
