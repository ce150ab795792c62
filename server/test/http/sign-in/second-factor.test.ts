import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import { base32, codeOf, stepAt } from '../../../src/domain/sign-in/codes.ts'
import { takeTwoFactorAway } from '../../../src/records/sign-in/second-factor.ts'
import { createSecretBox } from '../../../src/records/webhooks/secret-box.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { type Call, cookieOf, openDoor } from './people.ts'
import { giveLink, givePassword, password } from './recipes.ts'

let desk: Desk
let accountId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
})
afterAll(() => desk.close())

const box = createSecretBox([Buffer.alloc(32, 1)])
const post = (payload: object) => ({ method: 'POST', payload }) as const

/** The bytes of a secret as an app reads it. */
const bytesOf = (text: string): Buffer => {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** Somebody who is signed in, and whose phone has an app. */
const openPerson = async (secrets: typeof box = box) => {
  const { call } = await openDoor(desk, { secrets })
  const id = await desk.addMember(accountId)
  await givePassword({ desk }, id)
  const signIn = (code?: string) =>
    call('/v2/session', post({ email: `${id}@example.com`, password, ...(code === undefined ? {} : { code }) }))
  const cookie = cookieOf(await signIn())
  const own = (url: string, rest: Call) => call(`/v2/me/${url}`, { ...rest, cookie })
  const start = async () => bytesOf((await own('two_factor', post({ current: password }))).json().secret)
  /** Each code counts once: the steps before now are still taken. */
  const confirm = async () => {
    const secret = await start()
    const step = stepAt(Date.now()) - 1
    const response = await own('two_factor/confirm', post({ code: codeOf(secret, step) }))
    return { secret, step, backupCodes: response.json().backup_codes as string[] }
  }
  return { id, call, cookie, own, signIn, start, confirm }
}

test('codes are asked for once one came back, and every one works once', async () => {
  const person = await openPerson()
  await person.start()
  expect((await person.signIn()).statusCode).toBe(200)
  const { secret, step, backupCodes } = await person.confirm()
  expect(new Set(backupCodes).size).toBe(signInLimits.backupCodes)
  const bare = await person.signIn()
  expect([bare.statusCode, bare.json()]).toEqual([
    401,
    {
      error: 'A code of the authenticator app is needed; send it as code',
      details: [expect.objectContaining({ keyword: 'codeNeeded', dataPath: '.code' })],
    },
  ])
  expect((await person.signIn(codeOf(secret, step))).statusCode).toBe(401)
  const next = codeOf(secret, step + 1)
  const response = await person.signIn(`${next.slice(0, 3)} ${next.slice(3)}`)
  expect([response.statusCode, response.json().two_factor]).toEqual([200, true])
  const seen = await person.signIn(next)
  expect([seen.statusCode, seen.json().error]).toEqual([401, 'E-mail address, password or code is wrong'])
})

test('of twenty who send the same code at once, one signs in', async () => {
  const person = await openPerson()
  const { secret, step } = await person.confirm()
  const code = codeOf(secret, step + 1)
  const answers = await Promise.all(Array.from({ length: signInLimits.triesPerPerson }, () => person.signIn(code)))
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
})

test('a wrong password is answered as one, whatever code comes along', async () => {
  const person = await openPerson()
  const { secret, step } = await person.confirm()
  const wrong = { email: `${person.id}@example.com`, password: `${password}!` }
  for (const payload of [wrong, { ...wrong, code: codeOf(secret, step + 1) }]) {
    const response = await person.call('/v2/session', post(payload))
    expect([response.statusCode, response.json().error]).toEqual([401, 'E-mail address, password or code is wrong'])
  }
})

test('a backup code works once, in any letters', async () => {
  const person = await openPerson()
  const { backupCodes } = await person.confirm()
  const [first = '', second = ''] = backupCodes
  expect((await person.signIn(first.toUpperCase().replaceAll('-', ' '))).statusCode).toBe(200)
  expect((await person.signIn(first)).statusCode).toBe(401)
  expect((await person.own('two_factor/remove', post({ code: second }))).statusCode).toBe(204)
  expect((await person.signIn()).statusCode).toBe(200)
})

test('what is refused says why, and changes nothing', async () => {
  const person = await openPerson()
  const keywordOf = async (url: string, payload: object): Promise<unknown[]> => {
    const response = await person.own(url, post(payload))
    return [response.statusCode, response.json().details?.[0].keyword]
  }
  expect(await keywordOf('two_factor/confirm', { code: '000000' })).toEqual([409, 'twoFactorNotStarted'])
  await person.start()
  expect(await keywordOf('two_factor/confirm', { code: 'abcdef' })).toEqual([400, 'rightCode'])
  const { secret, step } = await person.confirm()
  expect(await keywordOf('two_factor', { current: password })).toEqual([409, 'twoFactorOn'])
  expect(await keywordOf('two_factor/confirm', { code: codeOf(secret, step + 1) })).toEqual([409, 'twoFactorOn'])
  expect(await keywordOf('two_factor/remove', { code: codeOf(secret, step) })).toEqual([400, 'rightCode'])
  expect((await person.signIn()).statusCode).toBe(401)
})

test('the secret is sealed where the operator has a key; without one, codes work all the same', async () => {
  const stored = async (id: string): Promise<Buffer> =>
    (await desk.pool.query('select totp_secret from user_credentials where user_id = $1', [id])).rows[0].totp_secret
  const sealed = await openPerson()
  const { secret } = await sealed.confirm()
  expect((await stored(sealed.id)).includes(secret)).toBe(false)
  expect(box?.open(await stored(sealed.id))).toBe(secret.toString('base64'))
  const bare = await openPerson(null)
  const kept = await bare.confirm()
  expect(await stored(bare.id)).toEqual(kept.secret)
  expect((await bare.signIn(codeOf(kept.secret, kept.step + 1))).statusCode).toBe(200)
  expect(base32(kept.secret)).toHaveLength(32)
})

test('a key that is replaced is needed no more for who has signed in with a code since', async () => {
  const person = await openPerson()
  const { secret, step } = await person.confirm()
  const [oldKey, newKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 3)]
  const signInWith = async (keys: readonly Buffer[], code: string): Promise<number> => {
    const { call } = await openDoor(desk, { secrets: createSecretBox(keys) })
    const payload = { email: `${person.id}@example.com`, password, code }
    return (await call('/v2/session', post(payload))).statusCode
  }
  const forget = () => desk.pool.query('update user_credentials set totp_step = 0 where user_id = $1', [person.id])
  expect(await signInWith([newKey], codeOf(secret, step + 1))).toBe(401)
  expect(await signInWith([newKey, oldKey], codeOf(secret, step + 1))).toBe(200)
  await forget()
  expect(await signInWith([newKey], codeOf(secret, step + 1))).toBe(200)
})

test('who has lost the key of the operator still has backup codes', async () => {
  const person = await openPerson()
  const { secret, step, backupCodes } = await person.confirm()
  const { call } = await openDoor(desk, { secrets: createSecretBox([Buffer.alloc(32, 2)]) })
  const signIn = (code: string | undefined) =>
    call('/v2/session', post({ email: `${person.id}@example.com`, password, code }))
  expect((await signIn(codeOf(secret, step + 1))).statusCode).toBe(401)
  expect((await signIn(backupCodes[0])).statusCode).toBe(200)
})

test('a new password takes the one from before, and ends all other sessions, not this one', async () => {
  const person = await openPerson()
  const other = cookieOf(await person.signIn())
  const change = (current: string) =>
    person.own('password', { method: 'PUT', payload: { current, password: 'a longer new password' } })
  const wrong = await change(`${password}.`)
  expect([wrong.statusCode, wrong.json().details]).toEqual([
    400,
    [expect.objectContaining({ keyword: 'currentPassword', dataPath: '.current' })],
  ])
  expect((await person.call('/v2/me', { cookie: other })).statusCode).toBe(200)
  expect((await change(password)).statusCode).toBe(204)
  expect((await person.call('/v2/me', { cookie: other })).statusCode).toBe(401)
  expect((await person.call('/v2/me', { cookie: person.cookie })).statusCode).toBe(200)
  expect((await person.signIn()).statusCode).toBe(401)
})

test('a password that would be guessed is refused, as often as somebody likes: they guess nothing by that', async () => {
  const person = await openPerson()
  const change = (text: string) =>
    person.own('password', { method: 'PUT', payload: { current: password, password: text } })
  for (let turn = 0; turn <= signInLimits.triesPerPerson; turn++) {
    const refused = await change(turn % 2 === 0 ? '123456789012' : `${person.id}@example.com`)
    expect([refused.statusCode, refused.json().details[0].keyword]).toEqual([
      400,
      turn % 2 === 0 ? 'commonPassword' : 'ownPassword',
    ])
  }
  expect((await change('a longer new password')).statusCode).toBe(204)
})

test('a new password ends the links to another one', async () => {
  const person = await openPerson()
  const link = await giveLink({ desk }, person.id)
  const changed = { current: password, password: 'a longer new password' }
  expect((await person.own('password', { method: 'PUT', payload: changed })).statusCode).toBe(204)
  const used = await person.call('/v2/passwords', post({ link, password: 'a password of somebody else' }))
  expect(used.statusCode).toBe(410)
})

test('at an open browser nobody guesses the password for long', async () => {
  const person = await openPerson()
  const guess = () =>
    person.own('password', { method: 'PUT', payload: { current: 'x', password: 'a longer new password' } })
  const statuses: number[] = []
  for (let turn = 0; turn <= signInLimits.triesPerPerson; turn++) statuses.push((await guess()).statusCode)
  expect(statuses).toEqual([...Array(signInLimits.triesPerPerson).fill(400), 429])
})

test('who sits down at an open browser sets up no app: it takes the password, which they must not guess either', async () => {
  const person = await openPerson()
  const start = (current: string) => person.own('two_factor', post({ current }))
  for (let turn = 0; turn < signInLimits.triesPerPerson; turn++) {
    const response = await start(`${password}.`)
    expect([response.statusCode, response.json().details]).toEqual([
      400,
      [expect.objectContaining({ keyword: 'currentPassword', dataPath: '.current' })],
    ])
  }
  expect((await start(password)).statusCode).toBe(429)
  const { rows } = await desk.pool.query('select totp_secret from user_credentials where user_id = $1', [person.id])
  expect(rows).toEqual([{ totp_secret: null }])
})

test('when the operator takes the app away, sessions and links from before end; where there is none, none does', async () => {
  const person = await openPerson()
  const isIn = async () => (await person.call('/v2/me', { cookie: person.cookie })).statusCode === 200
  await person.start()
  const other = await openPerson()
  expect(await takeTwoFactorAway(desk.database, other.id)).toBe(false)
  expect((await other.call('/v2/me', { cookie: other.cookie })).statusCode).toBe(200)
  await person.confirm()
  const link = await giveLink({ desk }, person.id)
  expect(await isIn()).toBe(true)
  const browserKey = async () =>
    (await desk.pool.query('select browser_key from user_credentials where user_id = $1', [person.id])).rows
  const before = await browserKey()
  expect(await takeTwoFactorAway(desk.database, person.id)).toBe(true)
  expect(await isIn()).toBe(false)
  // With it go the tries that a browser has for itself: the phone may guess no more than strangers.
  expect(await browserKey()).not.toEqual(before)
  const used = await person.call('/v2/passwords', post({ link, password: 'a password of somebody else' }))
  expect(used.statusCode).toBe(410)
  expect((await person.signIn()).json().two_factor).toBe(false)
})
