import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, type Caller, callerWith, openAccount, tokenFor } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import { ask, type Reply } from '../support/wire/http.ts'
import { fitChecker } from '../support/wire/openapi.ts'

const desk = await openDesk()
const here = await openAccount(desk, 'Desk Here')
const there = await openAccount(desk, 'Desk There')
const elsewhere = await openAccount(desk, 'Desk Elsewhere')
const owner = callerWith(desk, here.token)
const stranger = callerWith(desk, there.token)
const expectFit = await fitChecker(desk.baseUrl)

const days = { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' }
const window = { start: days.from, end: days.to }

/** Every read of a day's work and every report, with what it needs beside the account. */
const reads: readonly (readonly [path: string, needs: Readonly<Record<string, string>>])[] = [
  ['/v2/desk', {}],
  ['/v2/calendar', days],
  ['/v2/workload', {}],
  ['/v2/stages', {}],
  ['/v2/views', {}],
  ['/v2/reports/funnel', window],
  ['/v2/reports/first_contact', window],
  ['/v2/reports/sources', window],
  ['/v2/reports/agents', window],
]

const withQuery = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query)}`

const get = (path: string, query: Readonly<Record<string, string>>, caller: Caller = owner): Promise<Reply> =>
  caller('GET', withQuery(path, query))

/** The detail of a 400, in short. */
const faultOf = (reply: Reply): string => {
  const [detail] = errorOf(reply, 400).details ?? []
  return `${detail?.keyword} ${detail?.dataPath}`
}

let members: ReadonlyMap<string, Caller>
/** A token of somebody who is a member here, for another of their accounts. */
let limited: Caller
/** A token that may do everything but read. */
let writer: Caller
beforeAll(async () => {
  writer = callerWith(desk, await tokenFor(desk, here.email, '--scope', 'write,admin'))
  const person = ['--name', 'Ada Park', '--email', elsewhere.email, '--role', 'Admin']
  const joined = await desk.command('user', 'create', '--account', here.accountId, ...person)
  expect(joined.code, joined.stderr).toBe(0)
  limited = callerWith(desk, await tokenFor(desk, elsewhere.email, '--account', 'Desk Elsewhere'))
  const made = new Map<string, Caller>()
  for (const role of ['Read-only', 'Leasing Agent']) {
    const email = `${role.toLowerCase().replace(' ', '-')}@example.test`
    const person = { account_id: here.accountId, name: role, email, role }
    bodyOf(await owner('POST', '/v2/users', person), 201)
    made.set(role, callerWith(desk, await tokenFor(desk, email)))
  }
  members = made
})

describe.each(reads)('%s', (path, needs) => {
  const right = { ...needs, account_id: here.accountId }

  test('answers everybody in the account alike in form, whatever their role', async () => {
    for (const caller of [owner, ...members.values()]) {
      const reply = await get(path, right, caller)
      bodyOf(reply, 200)
      expectFit(path, 'get', reply)
    }
    // Letter case is nothing that ids differ in.
    bodyOf(await get(path, { ...right, account_id: here.accountId.toUpperCase() }), 200)
  })

  test('refuses whoever says not who they are, and a token without read', async () => {
    for (const headers of [{}, { Authorization: 'Bearer nothing' }])
      errorOf(await ask(desk.baseUrl, { path: withQuery(path, right), headers }), 401)
    const reply = await get(path, right, writer)
    expect(errorOf(reply, 403).details).toMatchObject([{ keyword: 'tokenScope', params: { scope: 'read' } }])
    expectFit(path, 'get', reply)
  })

  test('answers for another account as for none, also to a token that is limited to one', async () => {
    const unknown = await get(path, { ...right, account_id: randomUUID() })
    errorOf(unknown, 404)
    expectFit(path, 'get', unknown)
    const foreign = await get(path, { ...right, account_id: there.accountId })
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text])
    expect((await get(path, right, stranger)).text).toBe(unknown.text)
    expect((await get(path, right, limited)).text).toBe(unknown.text)
    bodyOf(await get(path, { ...right, account_id: elsewhere.accountId }, limited), 200)
  })

  test('refuses what it does not know, and an account that is none', async () => {
    expect(faultOf(await get(path, { ...right, typo: '1' }))).toMatch(/^additionalProperties /)
    expect(faultOf(await get(path, { ...right, account_id: 'Desk Here' }))).toBe('format .account_id')
    expect(faultOf(await get(path, needs))).toMatch(/^required /)
    const twice = `${withQuery(path, right)}&account_id=${here.accountId}`
    errorOf(await owner('GET', twice), 400)
    // What can be written there, besides, is in views alone.
    if (path !== '/v2/views') errorOf(await owner('POST', path, {}), 405)
  })
})

describe('a calendar', () => {
  const of = (query: Readonly<Record<string, string>>) => get('/v2/calendar', { account_id: here.accountId, ...query })

  test.each([
    ['2026-11-01', 'format .from'],
    ['2026-11-01T00:00:00', 'format .from'],
    ['2026-13-01T00:00:00Z', 'format .from'],
    ['2026-02-29T00:00:00Z', 'format .from'],
    ['2026-11-01T00:00:00+16:00', 'format .from'],
    ['2026-11-01T00:00:00.0000001Z', 'format .from'],
    ['10000-01-01T00:00:00Z', 'format .from'],
    ['yesterday', 'format .from'],
    ['', 'format .from'],
    // One microsecond too long, and one that ends before it begins.
    ['2026-09-06T23:59:59.999999Z', 'window .to'],
    ['2026-11-08T00:00:00.000001Z', 'window .to'],
  ])('from %j is refused', async (from, fault) => {
    expect(faultOf(await of({ ...days, from }))).toBe(fault)
  })

  test('of 62 days to the microsecond, of none, and with offsets is answered', async () => {
    for (const from of ['2026-09-07T00:00:00Z', days.to, '2026-09-07T13:59:00+13:59', '2026-11-07T23:00:00-01:00'])
      bodyOf(await of({ ...days, from }), 200)
  })

  test('needs both ends, and tells of no user of another account', async () => {
    expect(faultOf(await of({ from: days.from }))).toMatch(/^required /)
    expect(faultOf(await of({ ...days, user_id: 'me' }))).toBe('format .user_id')
    const { user } = bodyOf<{ user: { id: string } }>(await stranger('GET', '/v2/me'), 200)
    for (const id of [user.id, randomUUID()])
      expect(bodyOf(await of({ ...days, user_id: id }), 200)).toEqual({ data: [], has_more: false })
  })
})

describe('a page of the workload', () => {
  type Page = {
    readonly data: readonly { user: { name: string } }[]
    readonly next_cursor: string | null
    readonly has_more: boolean
  }
  const page = async (query: Readonly<Record<string, string>>, caller = owner) =>
    bodyOf<Page>(await get('/v2/workload', { account_id: here.accountId, ...query }, caller), 200)

  test('goes on where the one before ended, for as many as are wanted', async () => {
    const whole = await page({})
    expect([whole.has_more, whole.next_cursor]).toEqual([false, null])
    const names: string[] = []
    let more: Readonly<Record<string, string>> = {}
    for (;;) {
      const one = await page({ limit: '1', ...more })
      expect(one.data).toHaveLength(1)
      names.push(...one.data.map(({ user }) => user.name))
      if (one.next_cursor === null) break
      more = { cursor: one.next_cursor }
    }
    expect(names).toEqual(whole.data.map(({ user }) => user.name))
  })

  test('refuses the cursor of another account, of another list, and one that somebody made', async () => {
    const { next_cursor: cursor } = await page({ limit: '1' })
    const users = bodyOf<Page>(await get('/v2/users', { account_id: here.accountId, limit: '1' }), 200).next_cursor
    const foreign = await get('/v2/workload', { account_id: there.accountId, cursor: cursor ?? '' }, stranger)
    expect(faultOf(foreign)).toBe('cursor .cursor')
    for (const wrong of [users ?? '', `${cursor}x`, 'e30', '', 'x'.repeat(600)])
      expect(faultOf(await get('/v2/workload', { account_id: here.accountId, cursor: wrong })), wrong).toMatch(
        / \.cursor$/,
      )
    for (const limit of ['0', '-1', '501', '1.5', 'ten', ''])
      expect(faultOf(await get('/v2/workload', { account_id: here.accountId, limit })), limit).toMatch(/ \.limit$/)
  })
})
