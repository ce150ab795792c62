import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { type Body, bodyOf, detailOf, full, least, parts, tokenOf, type Units, useUnits } from './units.ts'

let desk: Desk
let units: Units

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  units = await useUnits(desk)
})

test('v1 creates a unit out of the least that it asks for, and answers with all fields in their order', async () => {
  const { home, send } = units
  const response = await send('POST', '/units', { account_id: home.toUpperCase(), ...least })
  const { id, created_at, updated_at } = bodyOf(response, 201)
  expect(updated_at).toBe(created_at)
  expect(created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  expect(response.body).toBe(
    `{"id":${id},"address":{"formatted_address":"210 Juniper Way, Denver, Colorado 80205","street_number":"210",` +
      '"street_name":"Juniper Way","unit":null,"city":"Denver","state":"Colorado","zip_code":"80205","coordinates":null},' +
      '"bedrooms":null,"bathrooms":null,"sqft":null,"target_rental_rate":1850.5,"status":"Incomplete","is_occupied":false,' +
      '"earliest_showing_date":null,"earliest_move_in_date":null,"property_type":"CONDO","monthly_fees":[],"move_in_fees":[],' +
      '"pet_fees":[],"marketing_photos":[],"marketing_description":null,"amenities":[],"furnished":null,"pets_allowed":null,' +
      `"showing_method":null,"custom_application_url":null,"extracted_from":null,"created_at":"${created_at}",` +
      `"updated_at":"${updated_at}"}`,
  )
  expect((await send('GET', '/api/public/v1/units')).body).toBe(`[${response.body}]`)
})

test('what goes into a unit comes out, in v1 and in v2', async () => {
  const { addUnit, home, send } = units
  const { id } = await addUnit(full)
  const [one] = (await send('GET', '/units')).json()
  expect(one).toEqual({ ...full, id, created_at: one.created_at, updated_at: one.updated_at })
  const { etag, ...other } = bodyOf(await send('GET', `/v2/units/${id}`), 200)
  expect(other).toEqual({ ...one, account_id: home, external_id: null, date_marked_available: expect.any(String) })
})

test('what is left out of a fee, a photo or an address is there in the answer', async () => {
  const { addUnit } = units
  const unit = await addUnit({
    address: { ...parts, unit: '3' },
    pet_fees: [{ name: 'Dog', amount: 25 }],
    marketing_photos: [{ path: 'a.jpg' }],
  })
  expect(unit).toMatchObject({
    address: { formatted_address: '210 Juniper Way, Unit 3, Denver, Colorado 80205', coordinates: null },
    pet_fees: [{ name: 'Dog', type: null, amount: 25 }],
    marketing_photos: [{ path: 'a.jpg', hidden: false, original: null }],
  })
})

test('the code of a state is read as its full name, which is what v1 clients read', async () => {
  const { addUnit } = units
  const unit = await addUnit({ address: { ...parts, state: 'co' } })
  expect(unit).toMatchObject({
    address: { state: 'Colorado', formatted_address: '210 Juniper Way, Denver, Colorado 80205' },
  })
})

test('with an id v1 changes what is given and nothing else', async () => {
  const { addUnit, home, upsert } = units
  const before = await addUnit(full)
  const after = await upsert({ id: before['id'], account_id: home, target_rental_rate: 1900, sqft: null })
  expect(after).toEqual({ ...before, target_rental_rate: 1900, sqft: null, updated_at: after['updated_at'] })
  expect(String(after['updated_at']) > String(before['updated_at'])).toBe(true)
  const moved = await upsert({ id: before['id'], address: { ...parts, street_number: '212' } })
  expect(moved['address']).toMatchObject({ formatted_address: '212 Juniper Way, Denver, Colorado 80205', unit: null })
})

test('v1 names all that a new unit lacks', async () => {
  const { upsert } = units
  const body = await upsert({ sqft: 1 }, 400)
  expect(body).toEqual({
    error: 'Invalid request parameters',
    details: ['address', 'property_type', 'target_rental_rate', 'account_id'].map((missingProperty) => ({
      keyword: 'required',
      dataPath: '',
      schemaPath: '#/required',
      params: { missingProperty },
      message: `should have required property '${missingProperty}'`,
    })),
  })
})

test.each(Object.keys(parts))('an address needs its %s', async (name) => {
  const { home, send } = units
  const { [name as keyof typeof parts]: _, ...rest } = parts
  for (const request of [{ id: 1 }, { account_id: home }])
    expect(detailOf(await send('POST', '/units', { ...least, ...request, address: rest }), 400)).toMatchObject({
      keyword: 'required',
      dataPath: '.address',
      params: { missingProperty: name },
    })
})

test('values that a unit does not take are refused, and nothing is written', async () => {
  const { addUnit, patch, send } = units
  const { id } = await addUnit()
  const numbers = [-1, 1e10, 1e308, '1', true, [], {}]
  const wrong: Body[] = [
    ...['sqft', 'bedrooms', 'bathrooms', 'target_rental_rate'].flatMap((name) =>
      numbers.map((value) => ({ [name]: value })),
    ),
    ...['2024-02-30', '2024-10-05T00:00:00Z', '', 1].map((earliest_showing_date) => ({ earliest_showing_date })),
    ...['available', 'Sold', null].map((status) => ({ status })),
    ...['HOUSE', ''].map((property_type) => ({ property_type })),
    ...['javascript:alert(1)', 'apply.example.com', 'https://a b', 'https://\u0000'].map((custom_application_url) => ({
      custom_application_url,
    })),
    ...['\u0000', '\ud800', 'x'.repeat(20_001)].map((marketing_description) => ({ marketing_description })),
    { address: { ...parts, coordinates: [1] } },
    { address: { ...parts, coordinates: [1, 2, 3] } },
    { address: { ...parts, coordinates: [181, 2] } },
    { address: { ...parts, city: '' } },
    { monthly_fees: [{ name: 'Parking', amount: '50' }] },
    { amenities: Array(201).fill('x') },
    { furnished: 'true' },
    { is_occupied: null },
    { date_marked_available: null },
    { updated_at: '2024-10-05T18:53:03.406168Z' },
    { revision: 1 },
  ]
  for (const given of wrong)
    for (const response of [await patch(id, given), await send('POST', '/units', { id, ...given })])
      expect(response.statusCode, JSON.stringify(given).slice(0, 100)).toBe(400)
  expect((await send('GET', '/units')).json()).toHaveLength(1)
})

test('a key that every object has is one that nobody knows', async () => {
  const { send } = units
  const json = { 'content-type': 'application/json' }
  for (const body of ['{"__proto__":{"id":1}}', '{"constructor":1}', '{"address":{"__proto__":{}}}']) {
    const response = await send('POST', '/units', body, json)
    expect(response.statusCode, body).toBe(400)
  }
})

test('v1 tells a unit and an account out of reach from none by nothing', async () => {
  const { addUnit, foreign, send } = units
  const other = await tokenOf(desk, foreign, 'Owner')
  const theirs = (await send('POST', '/units', { ...least, account_id: foreign }, {}, other)).json()
  const byId = await send('POST', '/units', { id: theirs.id, sqft: 1 })
  expect(byId.body).toBe((await send('POST', '/units', { id: Number.MAX_SAFE_INTEGER, sqft: 1 })).body)
  expect(detailOf(byId, 400)).toMatchObject({ keyword: 'knownUnit', dataPath: '.id' })
  const byAccount = await send('POST', '/units', { ...least, account_id: foreign })
  expect(byAccount.body).toBe((await send('POST', '/units', { ...least, account_id: randomUUID() })).body)
  expect(detailOf(byAccount, 400)).toMatchObject({ keyword: 'knownAccount', dataPath: '.account_id' })
  const ours = await addUnit()
  expect(detailOf(await send('POST', '/units', { id: ours['id'], account_id: foreign }), 400)).toMatchObject({
    keyword: 'knownUnit',
  })
  expect(bodyOf(await send('GET', `/v2/units/${theirs.id}`, undefined, {}, other), 200)).toMatchObject({ sqft: null })
})

test('v1 refuses a role that may not change units, and names it', async () => {
  const { addUnit, home, send } = units
  const { id } = await addUnit()
  const agent = await tokenOf(desk, home, 'Leasing Agent')
  const refusals = [
    await send('POST', '/units', { id, sqft: 1 }, {}, agent),
    await send('POST', '/units', { ...least, account_id: home }, {}, agent),
  ].map((response) => detailOf(response, 400))
  expect(refusals).toEqual([
    expect.objectContaining({ keyword: 'writingRole', dataPath: '.id', params: { role: 'Leasing Agent' } }),
    expect.objectContaining({ keyword: 'writingRole', dataPath: '.account_id', params: { role: 'Leasing Agent' } }),
  ])
  expect((await send('GET', '/units', undefined, {}, agent)).json()).toHaveLength(1)
})
