import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken } from '../app.ts'
import { type Body, bodyOf, detailOf, full, parts, type Units, useUnits } from './units.ts'

let desk: Desk
let units: Units

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  units = await useUnits(desk)
})

const listed = async (query: Record<string, string>) => {
  const rows: unknown = bodyOf(await units.send('GET', `/units?${new URLSearchParams(query)}`), 200)
  return (rows as Body[]).map(({ id }) => id)
}
const found = async (query: Record<string, string>) => {
  const { data } = bodyOf(await units.send('GET', `/v2/units?${new URLSearchParams(query)}`), 200)
  return (data as Body[]).map(({ id }) => id)
}

test('both lists filter by what they are asked for', async () => {
  const { addUnit, foreign, home } = units
  const a = (await addUnit(full))['id']
  const b = (await addUnit({ address: { ...parts, city: 'Aurora', zip_code: '80010' }, status: 'On Hold' }))['id']
  const c = (await addUnit({ status: 'Leased' }))['id']
  expect(await listed({})).toEqual([a, b, c])
  expect(await listed({ statuses: 'On Hold,Leased' })).toEqual([b, c])
  expect(await listed({ unitIds: `${c},${a}` })).toEqual([a, c])
  expect(await listed({ city: 'dENVER' })).toEqual([a, c])
  expect(await listed({ zip_codes: '80010,80011' })).toEqual([b])
  expect(await listed({ extracted_from: 'Zillow' })).toEqual([a])
  expect(await listed({ city: 'Denver', statuses: 'Available' })).toEqual([a])
  expect(await listed({ accountId: home.toUpperCase() })).toEqual([a, b, c])
  expect(await listed({ accountId: foreign })).toEqual([])
  expect(await found({ status: 'On Hold,Leased' })).toEqual([b, c])
  expect(await found({ city: 'aurora' })).toEqual([b])
  expect(await found({ zip_code: '80010' })).toEqual([b])
  expect(await found({ account_id: home, q: 'DENV 21' })).toEqual([c])
  expect(await found({ q: '210 juni' })).toEqual([a, b, c])
  expect(await found({ q: 'auror' })).toEqual([b])
  // Of more than eight words the first eight are looked for, as in a search for prospects.
  expect(await found({ q: `${'auror '.repeat(8)}nowhere` })).toEqual([b])
  expect(await found({ q: `${'auror '.repeat(7)}nowhere` })).toEqual([])
  expect(await found({ q: '80010 | 210' })).toEqual([b])
  for (const q of ['denver nowhere', '--', "'", ':*', 'denver | aurora']) expect(await found({ q })).toEqual([])
  expect((await units.send('GET', `/v2/units?account_id=${foreign}`)).statusCode).toBe(404)
})

test('a moment that was printed finds what was updated then', async () => {
  const { addUnit } = units
  const [{ id: a }, { id: b, updated_at }] = [await addUnit(), await addUnit()]
  const moment = String(updated_at)
  expect(await listed({ updated_after: moment })).toEqual([b])
  expect(await found({ updated_since: moment })).toEqual([b])
  expect(await listed({ updated_before: moment })).toEqual([a])
})

test('v2 pages through the units of several accounts, each once', async () => {
  const { foreign, home, send } = units
  const user = await desk.addMember(home)
  await desk.setMember(foreign, user, 'Read-only')
  await desk.pool.query('insert into units (account_id) select unnest($1::uuid[]) from generate_series(1, 5)', [
    [home, foreign],
  ])
  const both = (await addToken(desk, user)).token
  const seen: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const next: string = cursor === '' ? '' : `&cursor=${cursor}`
    const page = bodyOf(await send('GET', `/v2/units?limit=3${next}`, undefined, {}, both), 200)
    seen.push(...(page['data'] as Body[]).map(({ id }) => id))
    expect(page['has_more']).toBe(page['next_cursor'] !== null)
    cursor = page['next_cursor'] as string | null
  }
  const { rows } = await desk.pool.query('select id from units where account_id = any($1) order by id', [
    [home, foreign],
  ])
  expect(seen).toEqual(rows.map(({ id }) => id))
})

test('a cursor of another list, and one that somebody made up, are refused', async () => {
  const { addUnit, send } = units
  await addUnit()
  await addUnit()
  const { next_cursor: cursor } = bodyOf(await send('GET', '/v2/units?limit=1'), 200)
  const made = Buffer.from('["units","x"]').toString('base64url')
  for (const query of [`city=Denver&cursor=${cursor}`, 'cursor=x', 'cursor=', `cursor=${made}`])
    expect(detailOf(await send('GET', `/v2/units?${query}`), 400)).toMatchObject({
      keyword: 'cursor',
      dataPath: '.cursor',
    })
})
