import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import { PasswordsBusy } from '../../../src/records/sign-in/passwords.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { signedIn } from '../app.ts'
import { openDoor } from './people.ts'
import { addMemberWithPassword, giveApp, giveLink, password } from './recipes.ts'
import { cheapPasswords } from './stand-in-sign-in.ts'

let desk: Desk
let accountId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
})
afterAll(() => desk.close())

const addPerson = () => addMemberWithPassword({ desk, accountId }, 'Owner')
const post = (payload: object) => ({ method: 'POST', payload }) as const
const most = signInLimits.triesPerPerson
const turns = Array.from({ length: most }, (_, turn) => turn)
const wrongCode = { password: 'a longer new password', code: '000000' }

test('new links bring no new guesses of a code, nor do other ways to guess it', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  await giveApp({ desk }, id, 'confirmed')
  const guess = async (turn: number) =>
    (
      await call('/v2/passwords', {
        ...post({ link: await giveLink({ desk }, id), ...wrongCode }),
        from: `10.0.0.${turn}`,
      })
    ).statusCode
  const statuses: number[] = []
  for (const turn of turns) statuses.push(await guess(turn))
  expect([...new Set(statuses)]).toEqual([401])
  expect(await guess(most)).toBe(429)
  const headers = await signedIn(desk, id)
  const others = [
    call('/v2/session', post({ email, password, code: '000000' })),
    call('/v2/me/two_factor/remove', { ...post({ code: '000000' }), headers }),
    call('/v2/me/password', { method: 'PUT', payload: { current: password, password }, headers }),
  ]
  expect((await Promise.all(others)).map(({ statusCode }) => statusCode)).toEqual([429, 429, 429])
})

test('whoever guesses links is stopped at both places that take one', async () => {
  const { call } = await openDoor(desk)
  const account = { name: 'Lakeside Homes', time_zone: 'America/Chicago', phone_country: 'US' }
  const setUp = { account, name: 'Ada Park', email: 'ada@example.com' }
  const places = [
    ['/v2/setup', { ...setUp, link: 'x', password }, '10.0.4.1'],
    ['/v2/passwords', { link: 'x', password }, '10.0.4.2'],
  ] as const
  for (const [url, payload, from] of places) {
    const guess = () => call(url, { ...post(payload), from })
    for (let turn = 0; turn < signInLimits.triesPerAddress; turn++) expect((await guess()).statusCode).toBe(410)
    const refused = await guess()
    expect([url, refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([url, 429, true])
  }
})

test('strangers who guess keep nobody from choosing a password with a link', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  for (const turn of turns)
    expect(
      (await call('/v2/session', { ...post({ email, password: 'wrong' }), from: `10.0.5.${turn}` })).statusCode,
    ).toBe(401)
  expect((await call('/v2/session', post({ email, password }))).statusCode).toBe(429)
  const chosen = { link: await giveLink({ desk }, id), password: 'a longer new password' }
  expect((await call('/v2/passwords', post(chosen))).statusCode).toBe(200)
})

test('letters that only the database takes for the same are the same person', async () => {
  const { call } = await openDoor(desk)
  const { id } = await addPerson()
  const known = `\u0130${id}@example.com`
  await desk.pool.query('update users set email = $2 where id = $1', [id, known])
  for (const email of [known, `\u0130${randomUUID()}@example.com`]) {
    const folded = (await desk.pool.query('select lower($1::text) as folded', [email])).rows[0].folded
    const guess = async (turn: number) => {
      const payload = { email: turn % 2 === 0 ? email : folded, password: 'wrong' }
      return (await call('/v2/session', { ...post(payload), from: `10.0.1.${turn}` })).statusCode
    }
    for (const turn of turns) expect(await guess(turn)).toBe(401)
    expect([await guess(100), await guess(101)]).toEqual([429, 429])
  }
})

test('whoever has a network of IPv6 has all of its addresses; one of IPv4 is one, however it is written', async () => {
  const { call } = await openDoor(desk)
  const guess = async (from: string) =>
    (await call('/v2/passwords', { ...post({ link: 'x', password: 'a longer new password' }), from })).statusCode
  const spend = async (address: (turn: number) => string) => {
    for (let turn = 0; turn < signInLimits.triesPerAddress; turn++) expect(await guess(address(turn))).toBe(410)
  }
  await spend((turn) => `2001:db8:0:1:${turn.toString(16)}::${turn + 1}`)
  expect(await guess('2001:db8:0:1:ffff:ffff:ffff:ffff')).toBe(429)
  expect(await guess('2001:db8:0:2::1')).toBe(410)
  await spend((turn) => (turn % 2 === 0 ? '10.0.2.1' : '::ffff:10.0.2.1'))
  expect([await guess('10.0.2.1'), await guess('::ffff:a00:201')]).toEqual([429, 429])
  expect([await guess('10.0.2.2'), await guess('::ffff:10.0.2.3')]).toEqual([410, 410])
})

test('links of nobody take no room from whom they are counted for', async () => {
  const { call } = await openDoor(desk)
  const link = 'x'.repeat(43)
  for (let turn = 0; turn < most + 2; turn++) {
    const response = await call('/v2/passwords', { ...post({ link, ...wrongCode }), from: `10.0.3.${turn}` })
    expect(response.statusCode).toBe(410)
  }
})

test.each([
  ['had no time to look at', new PasswordsBusy(), true],
  ['could not look at, as something was away,', new Error('away'), false],
])('a guess that the server %s does not count', async (_, fault, tellsWhen) => {
  let isBusy = true
  const { call } = await openDoor(desk, {
    passwords: {
      ...cheapPasswords,
      matches: (typed, stored) => (isBusy ? Promise.reject(fault) : cheapPasswords.matches(typed, stored)),
    },
  })
  const { email } = await addPerson()
  for (let turn = 0; turn <= signInLimits.triesPerAddress; turn++) {
    const response = await call('/v2/session', post({ email, password }))
    expect([response.statusCode, Number(response.headers['retry-after']) > 0]).toEqual([
      tellsWhen ? 503 : 500,
      tellsWhen,
    ])
  }
  isBusy = false
  expect((await call('/v2/session', post({ email, password }))).statusCode).toBe(200)
})

test('so many invitations are made for one person, and one more is 429; those that are refused do not count', async () => {
  const { call } = await openDoor(desk)
  const [owner, target, other] = [await addPerson(), await addPerson(), await addPerson()]
  const stranger = await signedIn(desk, await desk.addMember(accountId))
  const headers = await signedIn(desk, owner.id)
  const invite = async (id: string, by: Record<string, string>) =>
    (await call(`/v2/users/${id}/invitation`, { method: 'POST', headers: by })).statusCode
  const most = signInLimits.invitationsPerPerson
  for (let turn = 0; turn <= most; turn++) expect(await invite(target.id, stranger)).toBe(403)
  for (let turn = 0; turn < most; turn++) expect(await invite(target.id.toUpperCase(), headers)).toBe(201)
  expect(await invite(target.id, headers)).toBe(429)
  expect(await invite(other.id, headers)).toBe(201)
})
