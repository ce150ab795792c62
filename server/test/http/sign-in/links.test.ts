import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import type { Letter } from '../../../src/records/sign-in/tools.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { cookieOf, openDoor, secretIn } from './people.ts'
import { addMember, giveApp, giveLink, givePassword, type MemberRole, password } from './recipes.ts'

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

test('who forgot their password gets a link: by mail, or else in the log, and nobody else is told of', async () => {
  const { email } = await addPerson()
  const letters: Letter[] = []
  const mailing = await openDoor(desk, { mail: async (letter) => void letters.push(letter) })
  const logging = await openDoor(desk)
  for (const { call } of [mailing, logging])
    for (const address of [email, 'nobody@example.com']) {
      const response = await call('/v2/password_links', post({ email: address }))
      expect([response.statusCode, response.body]).toEqual([202, '{"sent":true}'])
    }
  await vi.waitFor(() => expect([letters.length, logging.told.length]).toEqual([1, 1]))
  expect(letters[0]).toMatchObject({ to: email, subject: 'Choose a new password for Foyer' })
  expect(letters[0]?.text).toMatch(/^http:\/\/127\.0\.0\.1:8080\/console\/password#[\w-]{43}$/m)
  expect(logging.told[0]).toMatch(/http:\/\/127\.0\.0\.1:8080\/console\/password#[\w-]{43}$/)
  expect(mailing.told).toEqual([])
})

test('nobody waits for a letter: how long it takes would tell that there is one', async () => {
  const { email } = await addPerson()
  let sent = 0
  const { call } = await openDoor(desk, {
    mail: () => {
      sent++
      return new Promise(() => {})
    },
  })
  expect((await call('/v2/password_links', post({ email }))).statusCode).toBe(202)
  await vi.waitFor(() => expect(sent).toBe(1))
})

test('a letter that does not go is told to the operator, without its link', async () => {
  const { email } = await addPerson()
  const { call, told } = await openDoor(desk, { mail: () => Promise.reject(new Error('the mail server is away')) })
  expect((await call('/v2/password_links', post({ email }))).statusCode).toBe(202)
  await vi.waitFor(() => expect(told).toEqual([`A letter to ${email} could not be sent: the mail server is away`]))
})

test('a link sets the password once, signs in, and ends the sessions and links from before', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  await givePassword({ desk }, id)
  const before = cookieOf(await call('/v2/session', post({ email, password })))
  const [link, other] = [await giveLink({ desk }, id), await giveLink({ desk }, id)]
  const response = await call('/v2/passwords', post({ link, password: newPassword }))
  expect([response.statusCode, response.json().user]).toEqual([200, { id, name: 'Somebody', email }])
  expect((await call('/v2/me', { cookie: cookieOf(response) })).statusCode).toBe(200)
  expect((await call('/v2/me', { cookie: before })).statusCode).toBe(401)
  for (const used of [link, other, 'x', '']) {
    const again = await call('/v2/passwords', post({ link: used, password: newPassword }))
    expect([again.statusCode, again.json()]).toEqual([
      410,
      { error: 'The link does not work any more; ask for a new one' },
    ])
  }
  expect((await call('/v2/session', post({ email, password }))).statusCode).toBe(401)
  expect((await call('/v2/session', post({ email, password: newPassword }))).statusCode).toBe(200)
})

test('a link ends the session that the browser had before, also that of another person', async () => {
  const { call } = await openDoor(desk)
  const [before, { id }] = [await addPerson(), await addPerson()]
  await givePassword({ desk }, before.id)
  const signIn = async () => cookieOf(await call('/v2/session', post({ email: before.email, password })))
  const [here, elsewhere] = [await signIn(), await signIn()]
  const use = async (link: string) =>
    (await call('/v2/passwords', { ...post({ link, password: newPassword }), cookie: here })).statusCode
  expect(await use('x'.repeat(43))).toBe(410)
  expect((await call('/v2/me', { cookie: here })).statusCode).toBe(200)
  expect(await use(await giveLink({ desk }, id))).toBe(200)
  expect((await call('/v2/me', { cookie: here })).statusCode).toBe(401)
  expect((await call('/v2/me', { cookie: elsewhere })).statusCode).toBe(200)
})

test('of twenty who use one link at once, one chooses the password', async () => {
  const { call } = await openDoor(desk)
  const { id } = await addPerson()
  const link = await giveLink({ desk }, id)
  const uses = Array.from({ length: 20 }, (_, turn) =>
    call('/v2/passwords', { ...post({ link, password: `${newPassword} ${turn}` }), from: `10.0.1.${turn}` }),
  )
  const statuses = (await Promise.all(uses)).map(({ statusCode }) => statusCode)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => status !== 200 && status !== 410 && status !== 429)).toEqual([])
})

test('a link that is too old, of a deactivated user or to an address that changed since, works no more', async () => {
  const { call } = await openDoor(desk)
  const people = await Promise.all([addPerson(), addPerson(), addPerson()])
  const [old = '', gone = '', moved = ''] = await Promise.all(people.map(({ id }) => giveLink({ desk }, id)))
  const [{ id: goneId }, { id: movedId }] = [people[1], people[2]] as [{ id: string }, { id: string }]
  await desk.pool.query(`update sign_in_links set expires_at = now() - interval '1 second' where user_id = $1`, [
    people[0]?.id,
  ])
  await desk.deactivate(goneId)
  await desk.pool.query('update users set email = $2 where id = $1', [movedId, `${randomUUID()}@example.com`])
  for (const link of [old, gone, moved])
    expect((await call('/v2/passwords', post({ link, password: newPassword }))).statusCode).toBe(410)
})

test('a password has 12 to 256 characters, whatever they are', async () => {
  const { call } = await openDoor(desk)
  const choose = async (text: string): Promise<number> => {
    const { id } = await addPerson()
    return (await call('/v2/passwords', post({ link: await giveLink({ desk }, id), password: text }))).statusCode
  }
  expect(await choose('x'.repeat(signInLimits.passwordLeast - 1))).toBe(400)
  expect(await choose('x'.repeat(signInLimits.passwordMost + 1))).toBe(400)
  expect(await choose('\u{1f511}'.repeat(signInLimits.passwordMost))).toBe(200)
  expect(await choose(`with a NUL \u0000 in it`)).toBe(400)
})

test('a password that would be guessed is refused with what to do, and the link still works', async () => {
  const { call } = await openDoor(desk)
  const { id, email } = await addPerson()
  await desk.pool.query(`update users set name = 'Ada Stanbrook' where id = $1`, [id])
  const link = await giveLink({ desk }, id)
  const choose = (text: string) => call('/v2/passwords', post({ link, password: text }))
  for (const [text, keyword] of [
    ['1qaz2wsx3edc', 'commonPassword'],
    ['PasswordPassword', 'commonPassword'],
    [email.toUpperCase(), 'ownPassword'],
    ['Ada Stanbrook 1', 'ownPassword'],
  ] as const) {
    const refused = await choose(text)
    expect([refused.statusCode, refused.json().details]).toEqual([
      400,
      [
        expect.objectContaining({
          keyword,
          dataPath: '.password',
          message: expect.stringContaining('take a few words'),
        }),
      ],
    ])
  }
  expect((await choose(newPassword)).statusCode).toBe(200)
})

test('a link does not pass by the codes of who has set up an app', async () => {
  const { call } = await openDoor(desk)
  const { id } = await addPerson()
  await giveApp({ desk }, id, 'confirmed')
  const link = await giveLink({ desk }, id)
  const bare = await call('/v2/passwords', post({ link, password: newPassword }))
  expect([bare.statusCode, bare.json()]).toEqual([
    401,
    {
      error: 'A code of the authenticator app is needed; send it as code',
      details: [expect.objectContaining({ keyword: 'codeNeeded', dataPath: '.code' })],
    },
  ])
  expect((await call('/v2/passwords', post({ link, password: newPassword, code: '000000' }))).statusCode).toBe(401)
})

test('so many links are sent to one address, and one more is 429, whether there is such a user or not', async () => {
  const { call } = await openDoor(desk)
  const { email } = await addPerson()
  for (const address of [email, 'nobody@example.com']) {
    const statuses: number[] = []
    for (let turn = 0; turn <= signInLimits.resetsPerPerson; turn++)
      statuses.push((await call('/v2/password_links', post({ email: address }))).statusCode)
    expect(statuses).toEqual([...Array(signInLimits.resetsPerPerson).fill(202), 429])
  }
})

test('who asks for links of somebody else does not end theirs: the newest three work until one is used', async () => {
  const { email } = await addPerson()
  const letters: Letter[] = []
  const { call } = await openDoor(desk, { mail: async (letter) => void letters.push(letter) })
  const elsewhere = await openDoor(desk, { mail: async (letter) => void letters.push(letter) })
  const ask = async (from: typeof call): Promise<string> => {
    const before = letters.length
    await from('/v2/password_links', post({ email }))
    await vi.waitFor(() => expect(letters).toHaveLength(before + 1))
    return secretIn(letters.at(-1)?.text ?? '')
  }
  const oldest = await ask(elsewhere.call)
  const theirs = await ask(call)
  const strangers = [await ask(call), await ask(call)]
  const use = async (link: string): Promise<number> =>
    (await call('/v2/passwords', post({ link, password: newPassword }))).statusCode
  expect(await use(oldest)).toBe(410)
  expect(await use(theirs)).toBe(200)
  for (const link of strangers) expect(await use(link)).toBe(410)
})
