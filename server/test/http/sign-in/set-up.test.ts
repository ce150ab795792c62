import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSetUpSecret } from '../../../src/records/sign-in/set-up.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { cookieOf, openDoor } from './people.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const wish = (link: string | null, account: object = {}) => ({
  method: 'POST' as const,
  payload: {
    link: link ?? '',
    account: { name: 'Lakeside Homes', time_zone: 'America/Chicago', phone_country: 'US', ...account },
    name: 'Ada Park',
    email: 'ada@example.com',
    password: 'correct horse battery',
  },
})

test('the printed link makes the first account and its owner, who is signed in, and then no link does', async () => {
  const { call } = await openDoor(desk)
  const [link, otherServers] = [await makeSetUpSecret(desk.database), await makeSetUpSecret(desk.database)]
  expect((await call('/v2/setup')).json()).toEqual({ needed: true, demo: null })
  expect((await call('/v2/setup', wish('x'.repeat(43)))).statusCode).toBe(410)
  const response = await call('/v2/setup', wish(link))
  expect([response.statusCode, response.json().user.name]).toEqual([201, 'Ada Park'])
  const me = (await call('/v2/me', { cookie: cookieOf(response) })).json()
  expect(me.accounts).toMatchObject([
    { name: 'Lakeside Homes', time_zone: 'America/Chicago', phone_country: 'US', role: 'Owner' },
  ])
  expect((await call('/v2/setup')).json()).toEqual({ needed: false, demo: null })
  for (const used of [link, otherServers]) expect((await call('/v2/setup', wish(used))).statusCode).toBe(410)
  expect(await makeSetUpSecret(desk.database)).toBeNull()
  const { payload } = wish(null)
  const signIn = { method: 'POST', payload: { email: payload.email, password: payload.password } } as const
  expect((await call('/v2/session', signIn)).statusCode).toBe(200)
})

test('settings that no account can have are refused at their field, and the link still works', async () => {
  const { call } = await openDoor(desk)
  const link = await makeSetUpSecret(desk.database)
  const refused = await call('/v2/setup', wish(link, { time_zone: 'Moon/Tycho' }))
  expect([refused.statusCode, refused.json().details]).toEqual([
    400,
    [expect.objectContaining({ keyword: 'timeZone', dataPath: '.account.time_zone' })],
  ])
  expect((await call('/v2/setup', wish(link))).statusCode).toBe(201)
})

test('a first password that would be guessed is refused, and the link still works', async () => {
  const { call } = await openDoor(desk)
  const link = await makeSetUpSecret(desk.database)
  const right = wish(link)
  for (const [password, keyword] of [
    ['1234567890qwe', 'commonPassword'],
    ['ada@example.com', 'ownPassword'],
  ]) {
    const refused = await call('/v2/setup', { ...right, payload: { ...right.payload, password } })
    expect([refused.statusCode, refused.json().details]).toEqual([
      400,
      [expect.objectContaining({ keyword, dataPath: '.password' })],
    ])
  }
  expect((await call('/v2/setup', right)).statusCode).toBe(201)
})

test('of ten who set up at once with two links, one does', async () => {
  const { call } = await openDoor(desk)
  const links = [await makeSetUpSecret(desk.database), await makeSetUpSecret(desk.database)]
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, turn) => call('/v2/setup', wish(links[turn % 2] ?? null))),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, ...Array(9).fill(410)])
  const { rows } = await desk.pool.query('select count(*) as n from accounts')
  expect(rows).toEqual([{ n: 1 }])
})

test('where somebody was made a user meanwhile, the link works no more', async () => {
  const { call } = await openDoor(desk)
  const link = await makeSetUpSecret(desk.database)
  await desk.addUser()
  expect((await call('/v2/setup', wish(link))).statusCode).toBe(410)
})
