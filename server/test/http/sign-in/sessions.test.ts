import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import { createPasswords } from '../../../src/records/sign-in/passwords.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, assignment, bearer } from '../app.ts'
import { cookieOf, openDoor } from './people.ts'
import { givePassword, password } from './recipes.ts'
import { cheapPasswords } from './stand-in-sign-in.ts'

let desk: Desk
let accountId: string
let prospectId: number

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  ;[prospectId = 0] = await desk.addProspects(accountId, 1)
})
afterAll(() => desk.close())

/** Somebody with a password. */
const addPerson = async (): Promise<{ id: string; email: string }> => {
  const id = await desk.addMember(accountId, 'Owner')
  await givePassword({ desk }, id)
  return { id, email: `${id}@example.com` }
}
const post = (payload: object) => ({ method: 'POST', payload }) as const

test('who knows the password has a session, in whatever letters the address is typed', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  const response = await call('/v2/session', post({ email: email.toUpperCase(), password }))
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual({
    user: { id, name: 'Somebody', email },
    expires_at: expect.any(String),
    two_factor: false,
    demo: null,
  })
  const days = (Date.parse(response.json().expires_at) - Date.now()) / 86_400_000
  expect(Math.round(days)).toBe(signInLimits.sessionDays)
  const cookie = cookieOf(response)
  expect((await call('/v2/session', { cookie })).json().user.id).toBe(id)
  expect((await call('/v2/me', { cookie })).json()).toMatchObject({
    user: { id },
    token: null,
    accounts: [{ id: accountId }],
  })
})

test('the cookie can be read by no script and goes to no other site; over https, only over https', async () => {
  const { email } = await addPerson()
  const attributes = async (publicUrl: string, headers = {}): Promise<string> => {
    const { call } = await openDoor(desk, { publicUrl: () => publicUrl }, { trustedProxies: ['127.0.0.1'] })
    const response = await call('/v2/session', { ...post({ email, password }), headers })
    return [response.headers['set-cookie'] ?? []].flat().find((one) => one.includes('foyer_session')) ?? ''
  }
  const plain = /^foyer_session=fs_[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/
  expect(await attributes('http://127.0.0.1')).toMatch(plain)
  const secure = /^__Host-foyer_session=fs_[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/
  expect(await attributes('https://foyer.example.com')).toMatch(secure)
  expect(await attributes('http://127.0.0.1', { 'x-forwarded-proto': 'https' })).toMatch(secure)
})

test('over https a session has a cookie that no neighbour below the same domain can set, and no other counts', async () => {
  const publicUrl = () => 'https://foyer.example.com'
  const { call } = await openDoor(desk, { publicUrl }, { trustedProxies: ['127.0.0.1'] })
  const plain = await openDoor(desk, {}, { trustedProxies: ['127.0.0.1'] })
  const [own, neighbours] = [await addPerson(), await addPerson()]
  const sessionOf = async ({ email }: { email: string }) =>
    cookieOf(await plain.call('/v2/session', post({ email, password })))
  const [session, planted] = [await sessionOf(own), await sessionOf(neighbours)]
  const [secure, bare] = [`__Host-foyer_session=${session}`, `foyer_session=${planted}`]
  const whoseIs = async (cookie: string, by = call, headers = {}) =>
    (await by('/v2/session', { headers: { cookie, ...headers } })).json().user?.id
  expect(await whoseIs(secure)).toBe(own.id)
  expect(await whoseIs(`${bare}; ${secure}`)).toBe(own.id)
  expect(await whoseIs(bare)).toBeUndefined()
  // A browser sees no prefix in these names, so it takes them from a neighbour.
  for (const sign of ['\xa0', ' \xa0', '\ufeff', '=', '"']) {
    const odd = `${sign}__Host-foyer_session=${planted}`
    expect([sign, await whoseIs(odd), await whoseIs(`${odd}; ${secure}`)]).toEqual([sign, undefined, own.id])
  }
  const byHttps = { 'x-forwarded-proto': 'https' }
  expect(await whoseIs(`${bare}; ${secure}`, plain.call, byHttps)).toBe(own.id)
  expect(await whoseIs(bare, plain.call, byHttps)).toBeUndefined()
  expect(await whoseIs(bare, plain.call)).toBe(neighbours.id)
  const out = await call('/v2/session', { method: 'DELETE', headers: { cookie: secure } })
  expect(out.headers['set-cookie']).toBe('__Host-foyer_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure')
  expect(await whoseIs(secure)).toBeUndefined()
})

test('a wrong password, no password, no such user and a deactivated one are answered alike', async () => {
  const { call } = await openDoor(desk)
  const gone = await addPerson()
  await desk.deactivate(gone.id)
  const bare = await desk.addMember(accountId)
  const answers = await Promise.all(
    [
      { email: (await addPerson()).email, password: `${password}.` },
      { email: `${bare}@example.com`, password },
      { email: 'nobody@example.com', password },
      { email: gone.email, password },
    ].map(async (payload) => {
      const { statusCode, body, cookies } = await call('/v2/session', post(payload))
      return `${statusCode} ${body} ${cookies.length}`
    }),
  )
  expect([...new Set(answers)]).toEqual(['401 {"error":"E-mail address, password or code is wrong"} 0'])
})

test('who does not exist, or has no password, takes the time of a password too', async () => {
  const looked: unknown[] = []
  const matches: typeof cheapPasswords.matches = async (typed, stored) => {
    const isRight = await cheapPasswords.matches(typed, stored)
    looked.push([typed, stored, isRight])
    return isRight
  }
  const { call } = await openDoor(desk, { passwords: { ...cheapPasswords, matches } })
  const bare = await desk.addMember(accountId)
  for (const email of ['nobody@example.com', `${bare}@example.com`])
    expect((await call('/v2/session', post({ email, password }))).statusCode).toBe(401)
  expect(looked).toEqual(Array(2).fill([password, null, false]))
})

test('what a session writes is written as the user and as no token, and its keys are its own', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  const sessions = [0, 1].map(async () => cookieOf(await call('/v2/session', post({ email, password }))))
  const [one, other] = await Promise.all(sessions)
  const event = { ...assignment(prospectId, [id]).events[0], context: { assignedToUserIds: [id] } }
  const write = (cookie: string | undefined) =>
    call('/v2/leasing_events', { ...post({ events: [event] }), cookie, headers: { 'idempotency-key': 'the same' } })
  const [first, again, others] = [await write(one), await write(one), await write(other)]
  expect([first.statusCode, again.statusCode, others.statusCode]).toEqual([201, 201, 201])
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(again.body).toBe(first.body)
  expect(others.headers['idempotency-replayed']).toBeUndefined()
  const { rows } = await desk.pool.query(
    'select created_by, created_by_token_id from leasing_events where prospect_id = $1 and created_by = $2',
    [prospectId, id],
  )
  expect(rows).toEqual([0, 1].map(() => ({ created_by: id, created_by_token_id: null })))
})

test('who signs out is signed out, and who signs in again has left the session from before', async () => {
  const { call } = await openDoor(desk)
  const { email } = await addPerson()
  const first = cookieOf(await call('/v2/session', post({ email, password })))
  const second = cookieOf(await call('/v2/session', { ...post({ email, password }), cookie: first }))
  expect((await call('/v2/session', { cookie: first })).statusCode).toBe(401)
  const out = await call('/v2/session', { method: 'DELETE', cookie: second })
  expect([out.statusCode, cookieOf(out)]).toEqual([204, ''])
  expect((await call('/v2/session', { cookie: second })).statusCode).toBe(401)
})

test('a session lasts so long after it was used last', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  const cookie = cookieOf(await call('/v2/session', post({ email, password })))
  const expire = (interval: string) =>
    desk.pool.query(`update sessions set expires_at = now() + $2::interval where user_id = $1`, [id, interval])
  await expire('1 hour')
  const renewed = await call('/v2/session', { cookie })
  expect(Date.parse(renewed.json().expires_at) - Date.now()).toBeGreaterThan(29 * 86_400_000)
  expect(cookieOf(renewed)).toBe(cookie)
  await expire('-1 second')
  expect((await call('/v2/session', { cookie })).statusCode).toBe(401)
})

test('a deactivated user has no session, not even when they are active again', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  const cookie = cookieOf(await call('/v2/session', post({ email, password })))
  await desk.deactivate(id)
  expect((await call('/v2/me', { cookie })).statusCode).toBe(401)
  await desk.pool.query('update users set deactivated_at = null where id = $1', [id])
  expect((await call('/v2/me', { cookie })).statusCode).toBe(401)
})

test('who is a member of an account no more does not reach it', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  const cookie = cookieOf(await call('/v2/session', post({ email, password })))
  await desk.removeMember(accountId, id)
  expect((await call(`/v2/accounts/${accountId}`, { cookie })).statusCode).toBe(404)
})

test('what a cookie holds is no token, a token is no cookie, and two cookies are none', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  const cookie = cookieOf(await call('/v2/session', post({ email, password }))) ?? ''
  const { token } = await addToken(desk, id)
  expect((await call('/v2/me', { headers: bearer(cookie) })).statusCode).toBe(401)
  expect((await call('/v2/me', { cookie: token })).statusCode).toBe(401)
  expect(
    (await call('/v2/me', { headers: { cookie: `foyer_session=${cookie}; foyer_session=${cookie}` } })).statusCode,
  ).toBe(401)
  expect((await call('/v2/me', { headers: { cookie: `a=b;foyer_session=${cookie}; c=d` } })).statusCode).toBe(200)
})

test('a token that a session makes outlives it', async () => {
  const { call } = await openDoor(desk)
  const { email } = await addPerson()
  const cookie = cookieOf(await call('/v2/session', post({ email, password })))
  const made = await call('/v2/tokens', { ...post({ name: 'crm', scopes: ['read', 'admin'] }), cookie })
  expect([made.statusCode, made.json().expires_at]).toEqual([201, null])
  await call('/v2/session', { method: 'DELETE', cookie })
  expect((await call('/v2/me', { headers: bearer(made.json().token) })).statusCode).toBe(200)
})

test('so many wrong passwords for one person are answered 401, one more 429, wherever they come from', async () => {
  const { call } = await openDoor(desk)
  const { email } = await addPerson()
  const guess = (turn: number, address = email) =>
    call('/v2/session', { ...post({ email: address, password: 'wrong' }), from: `10.0.0.${turn}` })
  const statuses: number[] = []
  for (let turn = 1; turn <= signInLimits.triesPerPerson; turn++) statuses.push((await guess(turn)).statusCode)
  expect([...new Set(statuses)]).toEqual([401])
  const refused = await guess(99, email.toUpperCase())
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  // Nobody learns of it whether there is such a user.
  for (let turn = 1; turn <= signInLimits.triesPerPerson; turn++) await guess(turn, 'nobody@example.com')
  expect((await guess(99, 'nobody@example.com')).statusCode).toBe(429)
})

test('so many wrong tries from one address, for whomever, are answered 401, one more 429; right ones do not count', async () => {
  const { call } = await openDoor(desk)
  const { email } = await addPerson()
  const right = () => call('/v2/session', { ...post({ email, password }), from: '10.1.0.1' })
  for (let turn = 0; turn < signInLimits.triesPerPerson + 2; turn++) expect((await right()).statusCode).toBe(200)
  const guesses = Array.from({ length: signInLimits.triesPerAddress + 1 }, (_, turn) =>
    call('/v2/session', { ...post({ email: `${turn}@example.com`, password: 'wrong' }), from: '10.1.0.1' }),
  )
  const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  expect((await right()).statusCode).toBe(429)
  expect((await call('/v2/session', { ...post({ email, password }), from: '10.1.0.2' })).statusCode).toBe(200)
})

test('a password that is changed while the one from before is being looked at lets nobody in', async () => {
  const { id, email } = await addPerson()
  const { call } = await openDoor(desk, {
    passwords: {
      ...cheapPasswords,
      matches: async (typed, stored) => {
        const isRight = await cheapPasswords.matches(typed, stored)
        await givePassword({ desk }, id, 'another long password')
        return isRight
      },
    },
  })
  expect((await call('/v2/session', post({ email, password }))).statusCode).toBe(401)
  const { rows } = await desk.pool.query('select id from sessions where user_id = $1', [id])
  expect(rows).toEqual([])
})

test('a password of older costs is hashed anew when its user signs in, and stays the same password', async () => {
  const { id, email } = await addPerson()
  const stored = async () =>
    (await desk.pool.query('select password from user_credentials where user_id = $1', [id])).rows[0].password
  const before = await stored()
  const { call } = await openDoor(desk, { passwords: createPasswords({ costLog2: 2, blockSize: 1, parallel: 1 }) })
  expect((await call('/v2/session', post({ email, password: 'wrong' }))).statusCode).toBe(401)
  expect(await stored()).toBe(before)
  expect((await call('/v2/session', post({ email, password }))).statusCode).toBe(200)
  expect(await stored()).toMatch(/^scrypt:2:1:1:/)
  expect((await call('/v2/session', post({ email, password }))).statusCode).toBe(200)
})

test('the demo lets in whom it shows, and nobody else; no other server lets anybody in', async () => {
  const { id } = await addPerson()
  const other = await addPerson()
  const people = [{ id, name: 'Somebody', role: 'Owner', accountName: 'Desk' }]
  const shown = { people: [{ id, name: 'Somebody', role: 'Owner', account_name: 'Desk' }] }
  const demo = await openDoor(desk, { demoPeople: people })
  expect((await demo.call('/v2/setup')).json()).toEqual({ needed: false, demo: shown })
  const response = await demo.call('/v2/session/demo', post({ user_id: id }))
  expect([response.statusCode, response.json().user.id, response.json().demo]).toEqual([200, id, shown])
  expect((await demo.call('/v2/me', { cookie: cookieOf(response) })).statusCode).toBe(200)
  expect((await demo.call('/v2/session/demo', post({ user_id: other.id }))).statusCode).toBe(404)
  const { call } = await openDoor(desk)
  expect((await call('/v2/session/demo', post({ user_id: id }))).statusCode).toBe(404)
})

test('a page of this site is heard under the name that it was asked under, and under the one that the operator gives', async () => {
  const { call } = await openDoor(desk, { publicUrl: () => 'https://foyer.example.com' })
  const { email } = await addPerson()
  const cookie = cookieOf(await call('/v2/session', post({ email, password })))
  const from = async (headers: Record<string, string>): Promise<number> =>
    (await call('/v2/tokens', { ...post({ name: 'x' }), cookie, headers })).statusCode
  expect(await from({ host: 'desk.example', origin: 'http://desk.example', 'sec-fetch-site': 'same-origin' })).toBe(201)
  expect(await from({ host: '10.0.0.7', origin: 'https://foyer.example.com' })).toBe(201)
  expect(await from({ host: 'desk.example', origin: 'http://desk.example:81' })).toBe(403)
  expect(await from({ host: 'desk.example', origin: 'http://desk.example.evil.example' })).toBe(403)
})
