import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import { errors } from '../../../src/http/errors.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer } from '../app.ts'
import { cookieOf, openDoor } from './people.ts'
import { givePassword, password } from './recipes.ts'

let desk: Desk
let accountId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
})
afterAll(() => desk.close())

type Listed = {
  readonly id: string
  readonly user_agent: string | null
  readonly address: string | null
  readonly current: boolean
}

/** Somebody with a password, who signs in and sees where. */
const openPerson = async () => {
  const { call } = await openDoor(desk, {}, { trustedProxies: ['127.0.0.1'] })
  const id = await desk.addMember(accountId, 'Owner')
  await givePassword({ desk }, id)
  const payload = { email: `${id}@example.com`, password }
  const signIn = async (headers: Record<string, string> = {}, from = '10.0.0.1') =>
    cookieOf(await call('/v2/session', { method: 'POST', payload, headers, from }))
  const list = async (cookie: string | undefined): Promise<Listed[]> =>
    (await call('/v2/sessions', { cookie })).json().data
  const isIn = async (cookie: string | undefined) => (await call('/v2/me', { cookie })).statusCode === 200
  return { id, call, signIn, list, isIn }
}

test('people see where they are signed in, and nobody else', async () => {
  const { id, signIn, list, call } = await openPerson()
  const stranger = await openPerson()
  await stranger.signIn()
  await signIn({ 'user-agent': 'A phone' }, '2001:db8::7')
  await signIn({ 'user-agent': 'x'.repeat(1_000), 'x-forwarded-for': '203.0.113.7' }, '127.0.0.1')
  const cookie = await signIn({ 'user-agent': 'A desk' }, '::ffff:10.0.0.9')
  const sessions = await list(cookie)
  expect(sessions).toEqual(
    [
      ['A desk', '10.0.0.9', true],
      ['x'.repeat(signInLimits.userAgentCharacters), '203.0.113.7', false],
      ['A phone', '2001:db8::7', false],
    ].map(([user_agent, address, current]) => ({
      id: expect.any(String),
      created_at: expect.stringMatching(/Z$/),
      last_used_at: expect.stringMatching(/Z$/),
      expires_at: expect.stringMatching(/Z$/),
      user_agent,
      address,
      current,
    })),
  )
  await desk.pool.query(`update sessions set expires_at = now() - interval '1 second' where id = $1`, [sessions[1]?.id])
  expect((await list(cookie)).map((one) => one.id)).toEqual([sessions[0]?.id, sessions[2]?.id])
  expect((await call('/v2/sessions', { headers: bearer((await addToken(desk, id)).token) })).json()).toEqual({
    error: errors.sessionNeeded.text,
  })
})

test('one session is ended, and no other; ending the own one signs out', async () => {
  const { call, signIn, list, isIn } = await openPerson()
  const [here, lost, other] = [await signIn(), await signIn({ 'user-agent': 'Lost' }), await signIn()]
  const end = (id: string | undefined, cookie = here) => call(`/v2/sessions/${id}`, { method: 'DELETE', cookie })
  const ended = await end((await list(here)).find((one) => one.user_agent === 'Lost')?.id.toUpperCase())
  expect([ended.statusCode, cookieOf(ended)]).toEqual([204, undefined])
  expect([await isIn(here), await isIn(lost), await isIn(other)]).toEqual([true, false, true])
  const own = await end((await list(here)).find((one) => one.current)?.id)
  expect([own.statusCode, cookieOf(own)]).toEqual([204, ''])
  expect([await isIn(here), await isIn(other)]).toEqual([false, true])
})

test('a session of somebody else is as none, and goes on', async () => {
  const [person, stranger] = [await openPerson(), await openPerson()]
  const [own, others] = [await person.signIn(), await stranger.signIn()]
  const [session] = await stranger.list(others)
  for (const id of [session?.id, randomUUID()]) {
    const answer = await person.call(`/v2/sessions/${id}`, { method: 'DELETE', cookie: own })
    expect([answer.statusCode, answer.json()]).toEqual([404, { error: errors.unknownRecord.text }])
  }
  expect(await stranger.isIn(others)).toBe(true)
})

test('all others are ended at once, and only those of the same person', async () => {
  const [person, stranger] = [await openPerson(), await openPerson()]
  const others = [await person.signIn(), await person.signIn()]
  const [here, strangers] = [await person.signIn(), await stranger.signIn()]
  const end = async () =>
    (await person.call('/v2/sessions/end_others', { method: 'POST', cookie: here })).json<{ ended: number }>()
  expect([await end(), await end()]).toEqual([{ ended: 2 }, { ended: 0 }])
  for (const cookie of others) expect(await person.isIn(cookie)).toBe(false)
  expect([await person.isIn(here), await stranger.isIn(strangers)]).toEqual([true, true])
})

test('a token ends no session, whatever it may do otherwise', async () => {
  const { id, call, signIn, list, isIn } = await openPerson()
  const [here, other] = [await signIn(), await signIn()]
  const headers = bearer((await addToken(desk, id)).token)
  const [session] = await list(here)
  const answers = [
    await call(`/v2/sessions/${session?.id}`, { method: 'DELETE', headers }),
    await call('/v2/sessions/end_others', { method: 'POST', headers }),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403])
  expect([await isIn(here), await isIn(other)]).toEqual([true, true])
})

test('with one session more than a person may have, the one that was used longest ago ends', async () => {
  const { call, signIn, list, isIn } = await openPerson()
  const [idle, used] = [await signIn(), await signIn()]
  for (let turn = 2; turn < signInLimits.sessionsPerPerson; turn++) await signIn()
  await call('/v2/session', { cookie: idle })
  await signIn()
  expect([await isIn(idle), await isIn(used)]).toEqual([true, false])
  expect(await list(idle)).toHaveLength(signInLimits.sessionsPerPerson)
})
