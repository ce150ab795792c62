import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import type { Letter } from '../../../src/records/sign-in/tools.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer, signedIn } from '../app.ts'
import { openDoor } from '../sign-in/people.ts'
import { addMember, addMemberWithPassword, password } from '../sign-in/recipes.ts'
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
const openBrowser = async (role: 'Owner' | 'Leasing Agent' = 'Owner') => {
  const letters: Letter[] = []
  const { call } = await openDoor(desk, { mail: async (letter) => void letters.push(letter) })
  const person = await addMemberWithPassword({ desk, accountId }, role)
  const headers = await signedIn(desk, person.id)
  const change = (payload: object, more: Record<string, string> = {}, id = person.id) =>
    call(`/v2/users/${id}`, { method: 'PATCH', payload, headers: { ...headers, ...more } })
  const emailNow = async () =>
    (await desk.pool.query('select email from users where id = $1', [person.id])).rows[0].email as string
  return { ...person, call, headers, letters, change, emailNow }
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

test('who has no password has none that is right', async () => {
  const { change, id } = await openBrowser()
  await desk.pool.query('delete from user_credentials where user_id = $1', [id])
  for (const current of ['', password]) expect(gist(await change({ email: freshEmail(), current }))).toEqual(needed)
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

test('who may not change it at all hears no more of their password than that', async () => {
  const { change } = await openBrowser('Leasing Agent')
  for (const turn of turns)
    expect(gist(await change({ email: freshEmail(), current: turn % 2 === 0 ? password : 'wrong' }))).toEqual([403])
  expect(gist(await change({ email: freshEmail(), current: password }))).toEqual([403])
})

test('somebody else is given an address without it, and so is who asks with a whole token; both are told', async () => {
  const { change, call, id, email, letters } = await openBrowser()
  const colleague = await addMember({ desk, accountId })
  expect((await change({ email: freshEmail() }, {}, colleague.id)).statusCode).toBe(200)
  const headers = bearer((await addToken(desk, id)).token)
  const byToken = await call(`/v2/users/${id}`, { method: 'PATCH', payload: { email: freshEmail() }, headers })
  expect(byToken.statusCode).toBe(200)
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
