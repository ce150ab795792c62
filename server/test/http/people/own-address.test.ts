import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { scopes } from '../../../src/catalogue/permissions.ts'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import type { Passwords } from '../../../src/records/sign-in/passwords.ts'
import type { Letter } from '../../../src/records/sign-in/tools.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, signedIn } from '../app.ts'
import { openDoor } from '../sign-in/people.ts'
import { addMember, addMemberWithPassword, givePassword, type MemberRole, password } from '../sign-in/recipes.ts'
import { cheapPasswords } from '../sign-in/stand-in-sign-in.ts'
import { gist } from './caller.ts'

/** Links to new passwords go to an e-mail address: whoever gives one of their own has the user. */

let desk: Desk
let accountId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
})
afterAll(() => desk.close())

const turns = Array.from({ length: signInLimits.triesPerPerson }, (_, turn) => turn)
const needed = [400, 'currentPassword .current']
const freshEmail = () => `${randomUUID()}@example.org`

/** An owner with a password who has left their browser open, and what was mailed. */
const openBrowser = async (role: MemberRole = 'Owner', whileHashing = async (): Promise<void> => {}) => {
  const letters: Letter[] = []
  const hashed: string[] = []
  const matches: Passwords['matches'] = async (typed, stored) => {
    hashed.push(typed)
    await whileHashing()
    return cheapPasswords.matches(typed, stored)
  }
  const passwords = { ...cheapPasswords, matches }
  const { call } = await openDoor(desk, { passwords, mail: async (letter) => void letters.push(letter) })
  const person = await addMemberWithPassword({ desk, accountId }, role)
  const headers = await signedIn(desk, person.id)
  const change = (payload: object, more: Record<string, string> = {}, id = person.id) =>
    call(`/v2/users/${id}`, { method: 'PATCH', payload, headers: { ...headers, ...more } })
  const emailNow = async () =>
    (await desk.pool.query('select email from users where id = $1', [person.id])).rows[0].email as string
  return { ...person, call, headers, letters, hashed, change, emailNow }
}

test('whoever sits down at an open browser gives its user no other address: that takes the password', async () => {
  const { change, email, emailNow, letters } = await openBrowser()
  const wanted = freshEmail()
  expect(gist(await change({ email: wanted }))).toEqual(needed)
  expect(gist(await change({ name: 'Bo', email: wanted, current: `${password}.` }))).toEqual(needed)
  expect(await emailNow()).toBe(email)
  const changed = await change({ name: 'Bo', email: wanted, current: password })
  expect([changed.statusCode, changed.json().email, changed.json().name]).toEqual([200, wanted, 'Bo'])
  await vi.waitFor(() => expect(letters.map(({ to }) => to)).toEqual([email]))
  expect(letters[0]?.text).not.toContain(wanted)
})

test('whoever makes a token at an open browser gives its user no other address by it either', async () => {
  const { change, call, headers, email, emailNow, letters } = await openBrowser()
  const made = await call('/v2/tokens', { method: 'POST', payload: { name: 'Whole', scopes: [...scopes] }, headers })
  expect(made.statusCode, made.body).toBe(201)
  const byToken = bearer(made.json().token)
  expect(gist(await change({ email: freshEmail() }, byToken))).toEqual(needed)
  expect(gist(await change({ email: freshEmail(), current: 'wrong' }, byToken))).toEqual(needed)
  expect(await emailNow()).toBe(email)
  expect((await change({ email: freshEmail(), current: password }, byToken)).statusCode).toBe(200)
  await vi.waitFor(() => expect(letters).toHaveLength(1))
})

test('by token too, nobody guesses the password for long', async () => {
  const { change, id } = await openBrowser()
  const byToken = bearer((await addToken(desk, id)).token)
  for (const turn of turns)
    expect(gist(await change({ email: freshEmail(), current: `wrong ${turn}` }, byToken))).toEqual(needed)
  expect((await change({ email: freshEmail(), current: password }, byToken)).statusCode).toBe(429)
})

test('who has no password has nothing to prove, be it with a session or a token', async () => {
  const { change, hashed, id } = await openBrowser()
  await desk.pool.query('delete from user_credentials where user_id = $1', [id])
  const byToken = bearer((await addToken(desk, id)).token)
  for (const more of [{}, byToken])
    for (const current of [undefined, '', 'whatever'])
      expect((await change({ email: freshEmail(), current }, more)).statusCode).toBe(200)
  expect(hashed).toEqual([])
})

test('an app that was set up but no password is none', async () => {
  const { change, id } = await openBrowser()
  await desk.pool.query('update user_credentials set password = null where user_id = $1', [id])
  expect((await change({ email: freshEmail() })).statusCode).toBe(200)
})

test('nobody guesses the password there for long, nor by that anywhere else', async () => {
  const { change, call, headers, emailNow, email } = await openBrowser()
  const guess = (current: string) => change({ email: freshEmail(), current })
  for (const turn of turns) expect(gist(await guess(`wrong ${turn}`))).toEqual(needed)
  expect((await guess(password)).statusCode).toBe(429)
  const elsewhere = { current: password, password: 'a longer new password' }
  expect((await call('/v2/me/password', { method: 'PUT', payload: elsewhere, headers })).statusCode).toBe(429)
  expect(await emailNow()).toBe(email)
})

test('what gives no new address takes no password, and is no guess of one', async () => {
  const { change, email, letters } = await openBrowser()
  for (const turn of turns) {
    expect((await change({ name: `Bo ${turn}`, email })).statusCode).toBe(200)
    expect(gist(await change({ email: freshEmail() }))).toEqual(needed)
  }
  expect((await change({ name: 'Bo', current: 'whatever' })).statusCode).toBe(200)
  expect((await change({ email: freshEmail(), current: password })).statusCode).toBe(200)
  await vi.waitFor(() => expect(letters).toHaveLength(1))
})

test('an address that stays is no guess of a password, for who has no tries left either', async () => {
  const { change, hashed, email } = await openBrowser()
  for (const turn of turns) expect((await change({ name: `Bo ${turn}`, email, current: 'wrong' })).statusCode).toBe(200)
  expect(hashed).toEqual([])
  for (const turn of turns) expect(gist(await change({ email: freshEmail(), current: `${turn}` }))).toEqual(needed)
  expect((await change({ email: freshEmail(), current: password })).statusCode).toBe(429)
  expect((await change({ name: 'Bo', email, current: 'wrong' })).statusCode).toBe(200)
  expect(gist(await change({ email: freshEmail() }))).toEqual(needed)
})

test('who may not change it at all hears no more of their password than that, and has none hashed', async () => {
  const { change, hashed } = await openBrowser('Leasing Agent')
  for (const turn of [...turns, 'one more'])
    for (const current of [password, `wrong ${turn}`])
      expect(gist(await change({ email: freshEmail(), current }))).toEqual([403])
  expect(hashed).toEqual([])
})

test('nor has who does not know the user as they are', async () => {
  const { change, hashed } = await openBrowser()
  const stale = { 'if-match': '"other"' }
  for (const current of [password, 'wrong'])
    expect((await change({ email: freshEmail(), current }, stale)).statusCode).toBe(412)
  expect(hashed).toEqual([])
})

test('who loses the right while the password is hashed changes nothing', async () => {
  const demoted = async () =>
    void (await desk.pool.query("update memberships set role = 'Leasing Agent' where user_id = $1", [browser.id]))
  const browser = await openBrowser('Admin', demoted)
  expect(gist(await browser.change({ email: freshEmail(), current: password }))).toEqual([403])
  expect(browser.hashed).toEqual([password])
  expect(await browser.emailNow()).toBe(browser.email)
})

test('nor does who brings a password that is changed while it is hashed', async () => {
  const browser = await openBrowser('Owner', () => givePassword({ desk }, browser.id, 'a longer new password'))
  expect(gist(await browser.change({ email: freshEmail(), current: password }))).toEqual(needed)
  expect(await browser.emailNow()).toBe(browser.email)
})

test('right passwords are no guesses, whatever becomes of the change', async () => {
  const { change } = await openBrowser()
  const { email: taken } = await addMember({ desk, accountId })
  for (const _ of [...turns, 'one more'])
    expect(gist(await change({ email: taken, current: password }))).toEqual([409, 'emailTaken .email'])
})

test('somebody else is given an address without it; both are told when both have another one', async () => {
  const { change, email, letters } = await openBrowser()
  const colleague = await addMember({ desk, accountId })
  expect((await change({ email: freshEmail() }, {}, colleague.id)).statusCode).toBe(200)
  expect((await change({ email: freshEmail(), current: password })).statusCode).toBe(200)
  await vi.waitFor(() => expect(letters.map(({ to }) => to)).toEqual([colleague.email, email]))
})

test('an address that is taken is told to who knows the password only, and to nobody by mail', async () => {
  const { change, letters } = await openBrowser()
  const { email: taken } = await addMember({ desk, accountId })
  expect(gist(await change({ email: taken, current: 'wrong' }))).toEqual(needed)
  expect(gist(await change({ email: taken, current: password }))).toEqual([409, 'emailTaken .email'])
  expect(letters).toEqual([])
})

test('for a key nothing of the password is kept: a repeat with another one is the same request', async () => {
  const { change, emailNow, letters } = await openBrowser()
  const wanted = freshEmail()
  const key = { 'idempotency-key': randomUUID() }
  expect(gist(await change({ email: wanted, current: 'wrong' }, key))).toEqual(needed)
  const first = await change({ email: wanted, current: password }, key)
  expect(first.statusCode, first.body).toBe(200)
  const again = await change({ email: wanted, current: 'wrong' }, key)
  expect([again.statusCode, again.headers['idempotency-replayed'], again.body]).toEqual([200, 'true', first.body])
  expect((await change({ email: freshEmail(), current: password }, key)).statusCode).toBe(422)
  expect(await emailNow()).toBe(wanted)
  await vi.waitFor(() => expect(letters).toHaveLength(1))
})
