import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { errorOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { ask, type Reply } from '../support/wire/http.ts'
import { fitChecker } from '../support/wire/openapi.ts'

const desk = await openDesk()
const expectToFit = await fitChecker(desk.baseUrl)
const lists = ['/prospects', '/units', '/leasing_events'] as const

const get = (path: string): Promise<Reply> =>
  ask(desk.baseUrl, { path, headers: { Authorization: `Bearer ${desk.token}` } })
const postUnit = (body: object): Promise<Reply> =>
  ask(desk.baseUrl, {
    path: '/units',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${desk.token}` },
    body: JSON.stringify(body),
  })

const okay = (reply: Reply): unknown => {
  expect(reply.status, reply.text).toBe(200)
  return JSON.parse(reply.text)
}
const keysOf = (rows: unknown): string[][] => [
  ...new Map((rows as object[]).map((row) => [Object.keys(row).join(), Object.keys(row)])).values(),
]
const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
const nullOr = (type: string) => (value: unknown) => value === null || typeof value === type

const prospectFields = [
  ...['id', 'name', 'email', 'phone', 'notes', 'status', 'source', 'unit_of_interest', 'prospect_type', 'prescreened'],
  ...['created_at', 'updated_at'],
]
const eventFields = [
  ...['id', 'prospect_id', 'event_type', 'created_at', 'source', 'created_by', 'notes', 'planned_date_time'],
  ...['next_follow_up', 'property_address', 'context', 'unit_of_interest', 'deleted'],
]
const unitFields = [
  ...['id', 'address', 'bedrooms', 'bathrooms', 'sqft', 'target_rental_rate', 'status', 'is_occupied'],
  ...['earliest_showing_date', 'earliest_move_in_date', 'property_type', 'monthly_fees', 'move_in_fees', 'pet_fees'],
  ...['marketing_photos', 'marketing_description', 'amenities', 'furnished', 'pets_allowed', 'showing_method'],
  ...['custom_application_url', 'extracted_from', 'created_at', 'updated_at'],
]

test('prospects and units are bare arrays, fifty unless asked; every row has every field', async () => {
  await insertProspect(desk.sql, desk.home)
  const prospects = okay(await get('/prospects'))
  expect(prospects).toHaveLength(50)
  expect(keysOf(prospects)).toEqual([prospectFields])
  expect(keysOf(okay(await get('/prospects?limit=100&page_number=4')))).toEqual([prospectFields])
  expect(keysOf(okay(await get('/units?limit=100')))).toEqual([unitFields])
})

test('leasing events are an envelope with all four keys, also when it is empty', async () => {
  const first = okay(await get('/leasing_events?limit=3')) as { data: object[]; page: object }
  expect(Object.keys(first)).toEqual(['data', 'page'])
  expect(keysOf(first.data)).toEqual([eventFields])
  expect(Object.entries(first.page)).toEqual([
    ['limit', 3],
    ['page_number', 0],
    ['has_more', true],
    ['next_page_number', 1],
  ])
  const none = await get('/leasing_events?prospect_id=9007199254740991')
  expect(none.text).toBe('{"data":[],"page":{"limit":50,"page_number":0,"has_more":false,"next_page_number":null}}')
})

test('numbers are numbers, times have six digits, and what has no value is null', async () => {
  for (const row of okay(await get('/units?limit=100')) as Record<string, unknown>[]) {
    expect(row).toMatchObject({ id: expect.any(Number), created_at: timestamp, updated_at: timestamp })
    for (const name of ['bedrooms', 'bathrooms', 'sqft', 'target_rental_rate'])
      expect(row[name], name).toSatisfy(nullOr('number'))
    expect((row['address'] as { coordinates: unknown }).coordinates).toEqual([expect.any(Number), expect.any(Number)])
  }
  for (const row of okay(await get('/prospects?limit=100')) as Record<string, unknown>[]) {
    const always = { status: expect.any(String), source: expect.any(String), prescreened: expect.any(Boolean) }
    expect(row).toMatchObject({ id: expect.any(Number), created_at: timestamp, updated_at: timestamp, ...always })
    expect(row['unit_of_interest']).toSatisfy(nullOr('number'))
    expect(['Self', 'Agent']).toContain(row['prospect_type'])
  }
})

test('every answer fits the served document', async () => {
  for (const path of lists) {
    expectToFit(path, 'get', await get(path))
    expectToFit(path, 'get', await get(`${path}?offset=1`))
  }
})

test('a parameter that is not known is refused by name, everywhere', async () => {
  for (const path of lists)
    for (const name of ['offset', 'page', 'account_id'])
      expect(errorOf(await get(`${path}?${name}=1`), 400)).toEqual({
        error: 'Invalid query parameters',
        details: [
          expect.objectContaining({
            message: 'should NOT have additional properties',
            params: { additionalProperty: name },
          }),
        ],
      })
})

test('a bare date is refused where a date-time is wanted, and a printed moment is taken', async () => {
  expect(errorOf(await get('/prospects?created_after=2024-10-05'), 400).error).toBe('Invalid query parameters')
  expect(errorOf(await get('/units?updated_after=2024-10-05'), 400).error).toBe('Invalid query parameters')
  const [first] = okay(await get('/prospects?limit=1')) as { created_at: string }[]
  const [again] = okay(
    await get(`/prospects?limit=1&created_after=${encodeURIComponent(first?.created_at ?? '')}`),
  ) as [unknown]
  expect(again).toEqual(first)
})

test('a unit is created without an id, found by its filters, and updated with its id', async () => {
  const address = {
    street_number: '7',
    street_name: 'Sumac Lane',
    city: 'Golden',
    state: 'Colorado',
    zip_code: '80401',
  }
  const created = await postUnit({ account_id: desk.home, address, property_type: 'ADU', target_rental_rate: 1500 })
  expect(created.status, created.text).toBe(201)
  expectToFit('/units', 'post', created)
  const unit = JSON.parse(created.text)
  expect(okay(await get('/units?city=golden&statuses=Incomplete,On%20Hold&zip_codes=80401'))).toEqual([unit])
  const updated = await postUnit({
    id: unit.id,
    status: 'Available',
    monthly_fees: [{ name: 'Water', type: 'Flat', amount: 40 }],
  })
  expectToFit('/units', 'post', updated)
  const now = okay(updated) as { updated_at: string }
  expect(now).toEqual({
    ...unit,
    status: 'Available',
    monthly_fees: [{ name: 'Water', type: 'Flat', amount: 40 }],
    updated_at: timestamp,
  })
  expect(now.updated_at > unit.updated_at).toBe(true)
  expect(okay(await get(`/units?unitIds=${unit.id}&accountId=${desk.home}`))).toEqual([now])
})

test('the prospect that was just assigned has its event at the end of its list', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const made = await desk.post({
    events: [{ prospect_id: prospect, event_type: 'Assign to User', context: { assignedToUserIds: [desk.actor.id] } }],
  })
  const { prospect: _, ...event } = JSON.parse(made.text)
  const { data } = okay(await get(`/leasing_events?prospect_id=${prospect}`)) as { data: object[] }
  expect(data).toEqual([{ ...event, prospect_id: prospect, property_address: null, unit_of_interest: null }])
})
