import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import { secureSessionCookieName, sessionCookieName } from '../../../src/http/sign-in/cookies.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { openDoor } from './people.ts'
import { addMemberWithPassword, giveApp, giveLink, password } from './recipes.ts'

/** Whoever guesses elsewhere does not lock people out of browsers in which they have signed in before. */

let desk: Desk
let accountId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
})
afterAll(() => desk.close())

const addPerson = () => addMemberWithPassword({ desk, accountId }, 'Owner')
const most = signInLimits.triesPerPerson
const turns = Array.from({ length: most }, (_, turn) => turn)
const newPassword = 'a longer new password'

type Door = Awaited<ReturnType<typeof openDoor>>
const sessionNames: readonly string[] = [sessionCookieName, secureSessionCookieName]

/** A browser: it keeps the cookies that it is given. */
const openBrowser = ({ call }: Pick<Door, 'call'>, from = '10.0.0.1', given: Record<string, string> = {}) => {
  const cookies = new Map(Object.entries(given))
  const send = async (
    url: string,
    payload: object,
    method: 'POST' | 'PUT' = 'POST',
  ): Promise<LightMyRequestResponse> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await call(url, { method, payload, from, headers: { cookie } })
    for (const { name, value } of response.cookies) cookies.set(name, value)
    return response
  }
  const status = async (...request: Parameters<typeof send>) => (await send(...request)).statusCode
  const signIn = (email: string, typed = password) => status('/v2/session', { email, password: typed })
  /** What it keeps when somebody has signed out: not the session. */
  const kept = () => Object.fromEntries([...cookies].filter(([name]) => !sessionNames.includes(name)))
  return { send, status, signIn, kept, cookies }
}

/** Strangers guess until they are stopped, each from another address. */
const guessElsewhere = async (door: Door, email: string): Promise<void> => {
  for (const turn of turns) expect(await openBrowser(door, `10.1.0.${turn}`).signIn(email, 'wrong')).toBe(401)
  expect(await openBrowser(door, '10.1.0.99').signIn(email)).toBe(429)
}

test('strangers who guess lock out strangers, and not the browser in which somebody has signed in, on any server', async () => {
  const [door, other] = [await openDoor(desk), await openDoor(desk)]
  const { email } = await addPerson()
  const browser = openBrowser(door)
  expect(await browser.signIn(email)).toBe(200)
  for (const server of [door, other]) {
    await guessElsewhere(server, email)
    const again = openBrowser(server, '10.2.0.1', browser.kept())
    expect(await again.signIn(email, 'wrong')).toBe(401)
    expect(await again.signIn(email)).toBe(200)
  }
})

test('each known browser has so many tries of its own, for passwords and codes, and takes none from others', async () => {
  const door = await openDoor(desk)
  const { id, email } = await addPerson()
  const [first, second] = [openBrowser(door), openBrowser(door)]
  for (const browser of [first, second]) expect(await browser.signIn(email)).toBe(200)
  await giveApp({ desk }, id, 'confirmed')
  const guess = async (turn: number) => {
    if (turn % 2 === 0) return first.signIn(email, 'wrong')
    return first.status('/v2/session', { email, password, code: '000000' })
  }
  for (const turn of turns) expect(await guess(turn)).toBe(401)
  const right = { link: await giveLink({ desk }, id), password, code: '000000' }
  expect([await guess(0), await guess(1), await first.status('/v2/passwords', right)]).toEqual([429, 429, 429])
  for (const browser of [second, openBrowser(door)]) expect(await browser.signIn(email, 'wrong')).toBe(401)
})

test('a cookie of another person, or one that was made up, makes no browser known', async () => {
  const door = await openDoor(desk)
  const [{ email }, other] = [await addPerson(), await addPerson()]
  const [own, others] = [openBrowser(door), openBrowser(door)]
  expect([await own.signIn(email), await others.signIn(other.email)]).toEqual([200, 200])
  const [id = '', signature = ''] = (own.cookies.get('foyer_browser') ?? '').split('.')
  const [, othersSignature = ''] = (others.cookies.get('foyer_browser') ?? '').split('.')
  await guessElsewhere(door, email)
  const changed = `${signature.slice(0, -2)}${signature.endsWith('AA') ? 'BB' : 'AA'}`
  const madeUp = [
    `${id}.${othersSignature}`,
    `${othersSignature}.${signature}`,
    `${id}.${changed}`,
    `${id}.${'A'.repeat(22)}`,
    id,
    `${id}.`,
    'x',
    '',
  ]
  for (const value of madeUp)
    expect(await openBrowser(door, '10.3.0.1', { foyer_browser: value }).signIn(email)).toBe(429)
  expect(
    await openBrowser(door, '10.3.0.1', { foyer_browser: `${id}.${'A'.repeat(22)}.${signature}` }).signIn(email),
  ).toBe(200)
})

test('who guesses at the same address locks out nobody whom a browser there knows', async () => {
  const door = await openDoor(desk)
  const { email } = await addPerson()
  const browser = openBrowser(door, '10.4.0.1')
  expect(await browser.signIn(email)).toBe(200)
  for (let turn = 0; turn < signInLimits.triesPerAddress; turn++)
    expect(await openBrowser(door, '10.4.0.1').signIn(`${turn}@example.com`, 'wrong')).toBe(401)
  expect(await openBrowser(door, '10.4.0.1').signIn(email)).toBe(429)
  expect(await browser.signIn('nobody@example.com')).toBe(429)
  expect(await browser.signIn(email)).toBe(200)
})

test('a browser is known to all who have signed in with it', async () => {
  const door = await openDoor(desk)
  const people = [await addPerson(), await addPerson(), await addPerson()]
  const browser = openBrowser(door)
  for (const { email } of people) expect(await browser.signIn(email)).toBe(200)
  for (const { email } of people) {
    await guessElsewhere(door, email)
    expect(await browser.signIn(email)).toBe(200)
  }
})

test('a new password forgets all browsers but the one in which it was chosen', async () => {
  const door = await openDoor(desk)
  const { id, email } = await addPerson()
  const [own, before] = [openBrowser(door), openBrowser(door)]
  for (const browser of [own, before]) expect(await browser.signIn(email)).toBe(200)
  expect(await own.status('/v2/me/password', { current: password, password: newPassword }, 'PUT')).toBe(204)
  await guessElsewhere(door, email)
  expect([await before.signIn(email, newPassword), await own.signIn(email, newPassword)]).toEqual([429, 200])
  const byLink = openBrowser(door)
  const elsewhere = await openDoor(desk)
  const link = { link: await giveLink({ desk }, id), password }
  expect(await openBrowser(elsewhere, '10.5.0.1', byLink.kept()).status('/v2/passwords', link)).toBe(200)
  expect(await own.signIn(email)).toBe(429)
})

test('the cookie can be read by no script, goes to no other site, and over https only over https', async () => {
  const { email } = await addPerson()
  const attributes = async (publicUrl: string): Promise<string | undefined> => {
    const response = await openBrowser(await openDoor(desk, { publicUrl: () => publicUrl })).send('/v2/session', {
      email,
      password,
    })
    return [response.headers['set-cookie'] ?? []].flat().find((one) => one.includes('foyer_browser'))
  }
  const value = '[\\w-]{22}\\.[\\w-]{22}'
  const rest = '; Path=/; Max-Age=33696000; HttpOnly; SameSite=Lax'
  expect(await attributes('http://127.0.0.1')).toMatch(new RegExp(`^foyer_browser=${value}${rest}$`))
  expect(await attributes('https://foyer.example.com')).toMatch(
    new RegExp(`^__Host-foyer_browser=${value}${rest}; Secure$`),
  )
})
