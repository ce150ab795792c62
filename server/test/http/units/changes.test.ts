import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { bodyOf, detailOf, full, tokenOf, type Units, useUnits } from './units.ts'

let desk: Desk
let units: Units

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  units = await useUnits(desk)
})

test('who sets what is there already changes nothing', async () => {
  const { addUnit, upsert } = units
  const before = await addUnit(full)
  expect(await upsert({ id: before['id'], ...full })).toEqual(before)
  expect(await upsert({ id: before['id'] })).toEqual(before)
})

test('updated_at rises with each change, also when the clock of the database stands behind it', async () => {
  const { addUnit, upsert } = units
  const { id } = await addUnit()
  await desk.pool.query("update units set updated_at = '2999-01-01T00:00:00Z' where id = $1", [id])
  expect(await upsert({ id, sqft: 1 })).toMatchObject({ updated_at: '2999-01-01T00:00:00.000001Z' })
})

test('the moment at which a unit becomes available is kept until it becomes available again', async () => {
  const { addUnit, home, patch, send } = units
  const { id } = await addUnit()
  const marked = async (status: string) => {
    const { date_marked_available, updated_at } = bodyOf(await patch(id, { status }), 200)
    return { date_marked_available, updated_at: String(updated_at) }
  }
  expect(await marked('On Hold')).toMatchObject({ date_marked_available: null })
  const first = await marked('Available')
  expect(first.date_marked_available).toEqual(expect.any(String))
  expect(await marked('Available')).toEqual(first)
  const same = bodyOf(await patch(id, { status: 'Available', sqft: 5 }), 200)
  expect(same).toMatchObject({ sqft: 5, date_marked_available: first.date_marked_available })
  expect(await marked('Leased')).toMatchObject({ date_marked_available: first.date_marked_available })
  expect(String((await marked('Available')).date_marked_available) > String(first.date_marked_available)).toBe(true)
  const born = bodyOf(await send('POST', '/v2/units', { account_id: home, status: 'Available' }), 201)
  expect(born['date_marked_available']).toBe(born['created_at'])
})

test('v2 changes a unit only for who knows it as it is, and empties what is null', async () => {
  const { addUnit, patch, send } = units
  const { id } = await addUnit(full)
  const read = await send('GET', `/v2/units/${id}`)
  const etag = String(read.headers['etag'])
  const changed = await patch(id, { address: null, property_type: null, amenities: [] }, { 'if-match': etag })
  expect(bodyOf(changed, 200)).toMatchObject({ address: null, property_type: null, amenities: [], sqft: 860.125 })
  expect(changed.headers['etag']).not.toBe(etag)
  expect((await patch(id, { sqft: 1 }, { 'if-match': etag })).statusCode).toBe(412)
  expect((await patch(id, { sqft: 2 }, { 'if-match': `"x", ${changed.headers['etag']}` })).statusCode).toBe(200)
  expect((await patch(id, { sqft: 3 })).statusCode).toBe(200)
})

test('of many who change the unit that they read at the same time, one does', async () => {
  const { addUnit, patch, send } = units
  const { id } = await addUnit()
  const etag = String((await send('GET', `/v2/units/${id}`)).headers['etag'])
  const all = await Promise.all(Array.from({ length: 8 }, (_, n) => patch(id, { sqft: n }, { 'if-match': etag })))
  expect(all.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, ...Array(7).fill(412)])
})

test('an external id names one unit of an account', async () => {
  const { addUnit, foreign, home, patch, send, token } = units
  const create = (accountId: string, as = token) =>
    send('POST', '/v2/units', { account_id: accountId, external_id: 'PMS-1' }, {}, as)
  // Who has the same name elsewhere, and had it first, is nobody's business here.
  const elsewhere = await desk.addAccount()
  expect((await create(elsewhere, await tokenOf(desk, elsewhere, 'Owner'))).statusCode).toBe(201)
  const { id } = bodyOf(await create(home), 201)
  const { id: other } = await addUnit()
  for (const response of [await create(home), await patch(other, { external_id: 'PMS-1' })])
    expect(detailOf(response, 409)).toMatchObject({
      keyword: 'externalIdTaken',
      dataPath: '.external_id',
      params: { id },
    })
  expect((await create(foreign, await tokenOf(desk, foreign, 'Owner'))).statusCode).toBe(201)
  expect((await patch(id, { external_id: 'PMS-1' })).statusCode).toBe(200)
  expect((await patch(id, { external_id: null })).statusCode).toBe(200)
  expect((await create(home)).statusCode).toBe(201)
})
