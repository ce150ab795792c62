import { afterAll, beforeAll, expect, test } from 'vitest'
import { actions } from '../../../src/catalogue/permissions.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { shareApp } from '../app.ts'
import { callerOf, gist } from './caller.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name)
const rename = (id: string, name: string) => desk.pool.query('update accounts set name = $2 where id = $1', [id, name])

test('a caller sees the accounts that the token reaches, and what they are there', async () => {
  const { app } = await shareApp(desk)
  const [first, second] = [await desk.addAccount(), await desk.addAccount()]
  const userId = await desk.addMember(first, 'Owner')
  await desk.setMember(second, userId, 'Read-only')
  const [all, limited] = [
    await callerOf(desk, app, userId),
    await callerOf(desk, app, userId, { accountIds: [second] }),
  ]
  const rolesFor = async ({ get }: typeof all) =>
    ((await get('/v2/accounts')).json().data as { id: string; role: string }[]).map(({ id, role }) => [id, role])
  expect((await rolesFor(all)).toSorted()).toEqual(
    [
      [first, 'Owner'],
      [second, 'Read-only'],
    ].toSorted(),
  )
  expect(await rolesFor(limited)).toEqual([[second, 'Read-only']])
  expect((await limited.get(`/v2/accounts/${first}`)).body).toBe(
    (await limited.get('/v2/accounts/00000000-0000-4000-8000-000000000000')).body,
  )
  expect((await all.get(`/v2/accounts/${first.toUpperCase()}`)).json()).toMatchObject({ id: first, role: 'Owner' })
  await desk.removeMember(first, userId)
  expect(await rolesFor(all)).toEqual([[second, 'Read-only']])
})

test('accounts are paged by name, however long and alike the names are', async () => {
  const { app } = await shareApp(desk)
  const ids = [await desk.addAccount(), await desk.addAccount(), await desk.addAccount(), await desk.addAccount()]
  const userId = await desk.addUser()
  for (const id of ids) await desk.setMember(id, userId, 'Read-only')
  const long = '👩‍👩‍👧'.repeat(25)
  for (const [place, name] of ['b', `${long}2`, `${long}1`, 'A'].entries()) await rename(ids[place] ?? '', name)
  const { get } = await callerOf(desk, app, userId)
  const seen: string[] = []
  let cursor = ''
  for (let pages = 0; pages < 4; pages++) {
    const page = (await get(`/v2/accounts?limit=1${cursor}`)).json()
    seen.push(...names(page.data))
    expect(page.has_more).toBe(pages < 3)
    cursor = `&cursor=${page.next_cursor}`
  }
  expect(seen.slice(0, 2)).toEqual(['A', 'b'])
  expect(new Set(seen).size).toBe(4)
})

test.each([
  ['of another list', JSON.stringify(['xxxxxxxx', 'a', '1259ef6e-61ee-42cb-b6bd-7fe547569d7c'])],
  ['that is no JSON', 'x'],
  ['with a NUL', '\u0000'],
])('a cursor %s is refused', async (_, text) => {
  const { app } = await shareApp(desk)
  const { get } = await callerOf(desk, app, await desk.addMember(await desk.addAccount()))
  for (const path of ['accounts', 'users', 'tokens'])
    expect(gist(await get(`/v2/${path}?cursor=${Buffer.from(text).toString('base64url')}`))).toEqual([
      400,
      'cursor .cursor',
    ])
})

test('a cursor whose values were tampered with is refused', async () => {
  const { app } = await shareApp(desk)
  const userId = await desk.addUser()
  for (const id of [await desk.addAccount(), await desk.addAccount()]) await desk.setMember(id, userId, 'Owner')
  const { get } = await callerOf(desk, app, userId)
  await callerOf(desk, app, userId)
  await desk.addMember((await get('/v2/accounts')).json().data[0].id)
  for (const path of ['accounts', 'users', 'tokens']) {
    const { next_cursor: cursor } = (await get(`/v2/${path}?limit=1`)).json()
    const [list, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    expect(values).toHaveLength(2)
    for (const wrong of [
      ['\u0000', values[1]],
      ['\ud800', values[1]],
      [values[0], 'x'],
      [values[0]],
      [1, values[1]],
      [null, null],
      [...values, 1],
      path === 'tokens' ? ['2024-02-30T00:00:00Z', values[1]] : [values[0], 1],
    ]) {
      const text = Buffer.from(JSON.stringify([list, ...wrong])).toString('base64url')
      expect(gist(await get(`/v2/${path}?cursor=${text}`)), JSON.stringify(wrong)).toEqual([400, 'cursor .cursor'])
    }
  }
})

test('settings change where they are given, under the condition that they are as the caller knows them', async () => {
  const { app } = await shareApp(desk)
  const accountId = await desk.addAccount()
  const { get, patch } = await callerOf(desk, app, await desk.addMember(accountId, 'Admin'))
  const url = `/v2/accounts/${accountId}`
  const before = await get(url)
  const changed = await patch(url, { time_zone: 'America/Denver' }, String(before.headers.etag))
  expect(changed.json()).toEqual({ ...before.json(), time_zone: 'America/Denver' })
  expect(changed.headers.etag).not.toBe(before.headers.etag)
  expect(gist(await patch(url, { name: 'Late' }, String(before.headers.etag)))).toEqual([412])
  expect((await patch(url, { time_zone: 'America/Denver' })).headers.etag).toBe(changed.headers.etag)
  expect((await patch(url, {}, '*')).statusCode).toBe(200)
  expect((await patch(url, { name: 'Été 🏠', phone_country: 'FR' })).json()).toMatchObject({
    name: 'Été 🏠',
    phone_country: 'FR',
    time_zone: 'America/Denver',
  })
})

test.each([
  [{ time_zone: 'Nowhere/City' }, 'timeZone .time_zone'],
  [{ time_zone: '+01:00' }, 'timeZone .time_zone'],
  [{ time_zone: 'america/denver' }, 'timeZone .time_zone'],
  [{ time_zone: "UTC'; drop table" }, 'timeZone .time_zone'],
  [{ phone_country: 'us' }, 'phoneCountry .phone_country'],
  [{ phone_country: 'ZZ' }, 'phoneCountry .phone_country'],
  [{ phone_country: '__proto__' }, 'maxLength .phone_country'],
  [{ phone_country: null }, 'type .phone_country'],
  [{ name: ' ' }, 'pattern .name'],
  [{ name: '' }, 'pattern .name'],
  [{ name: 'a\nb' }, 'pattern .name'],
  [{ name: 'a\u0000' }, 'pattern .name'],
  [{ name: 'a\ud800' }, 'pattern .name'],
  [{ name: 'x'.repeat(201) }, 'maxLength .name'],
])('%j is refused as a setting', async (payload, fault) => {
  const { app } = await shareApp(desk)
  const accountId = await desk.addAccount()
  const { patch } = await callerOf(desk, app, await desk.addMember(accountId, 'Owner'))
  expect(gist(await patch(`/v2/accounts/${accountId}`, payload))).toEqual([400, fault])
})

test('who am I: the user, the token, and in each account no more than role and scopes allow', async () => {
  const { app } = await shareApp(desk)
  const [first, second] = [await desk.addAccount(), await desk.addAccount()]
  const userId = await desk.addMember(first, 'Owner')
  await desk.setMember(second, userId, 'Leasing Agent')
  const { get, tokenId } = await callerOf(desk, app, userId, { scopes: ['read', 'write'] })
  const me = (await get('/v2/me')).json()
  expect(me).toMatchObject({
    user: { id: userId, email: `${userId}@example.com` },
    token: { id: tokenId, scopes: ['read', 'write'], account_ids: null, expires_at: null },
  })
  const actionsOf = (id: string) => me.accounts.find((account: { id: string }) => account.id === id).actions
  expect(actionsOf(first)).toEqual(
    Object.entries(actions).flatMap(([name, { scope }]) => (scope === 'admin' ? [] : [name])),
  )
  const ofAgent = ['readRecords', 'addEvents', 'deleteEvents', 'undoBatches', 'editProspects', 'manageOwnViews']
  expect(actionsOf(second)).toEqual(ofAgent)
  const limited = await callerOf(desk, app, userId, { accountIds: [second] })
  expect((await limited.get('/v2/me')).json()).toMatchObject({ token: { account_ids: [second] }, accounts: [{}] })
})
