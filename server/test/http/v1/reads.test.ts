import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { assign, type Desk, openDesk, recorded, useEngine } from '../../engine/desk.ts'
import { addToken, bearer, shareApp } from '../app.ts'

let desk: Desk
let app: FastifyInstance
let token: string
let [home, second, foreign] = ['', '', '']
let userId: string

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  ;({ app } = await shareApp(desk))
  home = await desk.addAccount()
  second = await desk.addAccount()
  foreign = await desk.addAccount()
  userId = await desk.addMember(home, 'Read-only')
  await desk.setMember(second, userId, 'Owner')
  token = (await addToken(desk, userId)).token
})

const get = (path: string, query: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'GET', url: `/api/public/v1${path}`, query, headers: bearer(token) })

const rowsOf = async (path: string, query: Record<string, string> = {}): Promise<Record<string, unknown>[]> => {
  const response = await get(path, query)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const idsOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => id)

const addUnit = async (accountId: string, address: object | null = null): Promise<number> => {
  const { rows } = await desk.pool.query<{ id: number }>(
    'insert into units (account_id, address) values ($1, $2) returning id',
    [accountId, address],
  )
  return rows[0]?.id ?? 0
}

const at = (id: number, createdAt: string) =>
  desk.pool.query('update prospects set created_at = $2 where id = $1', [id, createdAt])

test('a prospect that nobody knows anything about has all its fields', async () => {
  const [id = 0] = await desk.addProspects(home, 1)
  const response = await get('/prospects')
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(response.body).toBe(
    `[{"id":${id},"name":null,"email":null,"phone":null,"notes":null,"status":"New","source":"Other",` +
      '"unit_of_interest":null,"prospect_type":"Self","prescreened":false,' +
      '"created_at":"2024-10-05T18:53:03.406168Z","updated_at":"2024-10-05T18:53:03.406168Z"}]',
  )
})

test('a prospect shows its profile, its unit and what its last event made of it', async () => {
  const unit = await addUnit(home)
  const [id = 0] = await desk.addProspects(home, 1, '+15550100199')
  await desk.pool.query(
    `update prospects set name = 'Zoë 👩‍👩‍👧', email = 'z@example.com', phone = '(555) 010-0199', notes = 'n', unit_id = $2,
       prospect_type = 'Agent', prescreened = true, source = 'For Rent Sign', status = 'Showing Scheduled' where id = $1`,
    [id, unit],
  )
  expect(await rowsOf('/prospects')).toEqual([
    expect.objectContaining({
      id,
      name: 'Zoë 👩‍👩‍👧',
      email: 'z@example.com',
      phone: '(555) 010-0199',
      notes: 'n',
      status: 'Showing Scheduled',
      source: 'For Rent Sign',
      unit_of_interest: unit,
      prospect_type: 'Agent',
      prescreened: true,
    }),
  ])
})

test('prospects of all accounts come by the time of their creation, then by id', async () => {
  const [a = 0, b = 0] = await desk.addProspects(second, 2)
  const [c = 0, d = 0] = await desk.addProspects(home, 2)
  await desk.addProspects(foreign, 1)
  await at(c, '2024-01-01T00:00:00Z')
  await at(b, '2025-01-01T00:00:00Z')
  expect(idsOf(await rowsOf('/prospects'))).toEqual([c, a, d, b])
  expect(idsOf(await rowsOf('/prospects', { limit: '3', page_number: '1' }))).toEqual([b])
  expect(await rowsOf('/prospects', { limit: '4', page_number: '1' })).toEqual([])
})

test('created_after takes every printed moment, and that moment too; created_before leaves it out', async () => {
  const [a = 0, b = 0] = await desk.addProspects(home, 2)
  await at(b, '2024-10-05T18:53:03.406169Z')
  const [{ created_at: first } = {}, { created_at: last } = {}] = await rowsOf('/prospects')
  expect(idsOf(await rowsOf('/prospects', { created_after: String(first) }))).toEqual([a, b])
  expect(idsOf(await rowsOf('/prospects', { created_after: String(last) }))).toEqual([b])
  expect(idsOf(await rowsOf('/prospects', { created_before: String(last) }))).toEqual([a])
  expect(idsOf(await rowsOf('/prospects', { created_after: '2024-10-05T20:53:03.406169+02:00' }))).toEqual([b])
})

test('a prospect that was merged into another one is not shown', async () => {
  const [kept = 0, merged = 0] = await desk.addProspects(home, 2)
  await desk.pool.query('update prospects set merged_into_id = $2 where id = $1', [merged, kept])
  expect(idsOf(await rowsOf('/prospects'))).toEqual([kept])
})

const address = { formatted_address: '210 Juniper Way, Denver, Colorado 80205' }

test('an event shows all its fields, the address of its unit, and which page this is', async () => {
  const unit = await addUnit(home, address)
  const [id = 0] = await desk.addProspects(home, 1)
  await desk.pool.query('update prospects set unit_id = $2 where id = $1', [id, unit])
  const writer = await desk.addMember(home)
  const { event } = recorded(await useEngine(desk.url).append(assign(writer, id, [writer], { notes: 'Call "me"\n' })))
  expect((await get('/leasing_events')).body).toBe(
    `{"data":[{"id":${event.id},"prospect_id":${id},"event_type":"Assign to User","created_at":"${event.createdAt}",` +
      `"source":null,"created_by":"${writer}","notes":"Call \\"me\\"\\n","planned_date_time":null,"next_follow_up":null,` +
      `"property_address":"${address.formatted_address}","context":{"assignedToUserIds":["${writer}"],` +
      `"createdByUserRole":"Leasing Agent","previousAssignedToUserIds":[]},"unit_of_interest":${unit},"deleted":false}],` +
      '"page":{"limit":50,"page_number":0,"has_more":false,"next_page_number":null}}',
  )
})

test("an event keeps its own unit when the prospect's is another one, and has no address when there is none", async () => {
  const [first, later] = [await addUnit(home, address), await addUnit(home)]
  const [id = 0] = await desk.addProspects(home, 1)
  const engine = useEngine(desk.url)
  const writer = await desk.addMember(home)
  for (const unit of [null, first, later]) {
    await desk.pool.query('update prospects set unit_id = $2 where id = $1', [id, unit])
    recorded(await engine.append(assign(writer, id, [])))
  }
  const { data } = (await get('/leasing_events')).json()
  expect(data.map((row: Record<string, unknown>) => [row['unit_of_interest'], row['property_address']])).toEqual([
    [null, null],
    [first, address.formatted_address],
    [later, null],
  ])
})

test('events come newest last, over all accounts or of one prospect, page by page', async () => {
  const [a = 0, b = 0] = [(await desk.addProspects(home, 1))[0], (await desk.addProspects(second, 1))[0]]
  const [hidden = 0] = await desk.addProspects(foreign, 1)
  const engine = useEngine(desk.url)
  const ids: number[] = []
  for (const prospect of [a, b, a])
    ids.push(recorded(await engine.append(assign(await writerOf(prospect), prospect, []))).event.id)
  recorded(await engine.append(assign(await desk.addMember(foreign), hidden, [])))
  const page = async (query: Record<string, string>) => {
    const { data, page } = (await get('/leasing_events', query)).json()
    return [idsOf(data), page]
  }
  const end = { has_more: false, next_page_number: null }
  expect(await page({ limit: '2' })).toEqual([
    ids.slice(0, 2),
    { limit: 2, page_number: 0, has_more: true, next_page_number: 1 },
  ])
  expect(await page({ limit: '2', page_number: '1' })).toEqual([ids.slice(2), { limit: 2, page_number: 1, ...end }])
  expect(await page({ limit: '3' })).toEqual([ids, { limit: 3, page_number: 0, ...end }])
  expect(await page({ limit: '2', page_number: '9' })).toEqual([[], { limit: 2, page_number: 9, ...end }])
  expect(await page({ prospect_id: String(a) })).toEqual([[ids[0], ids[2]], { limit: 50, page_number: 0, ...end }])
})

const writerOf = async (prospectId: number): Promise<string> => {
  const { rows } = await desk.pool.query<{ account_id: string }>('select account_id from prospects where id = $1', [
    prospectId,
  ])
  return desk.addMember(rows[0]?.account_id ?? '')
}

test('events of a prospect of another account are answered as those of none, to the byte', async () => {
  const [hidden = 0] = await desk.addProspects(foreign, 1)
  recorded(await useEngine(desk.url).append(assign(await desk.addMember(foreign), hidden, [])))
  const theirs = await get('/leasing_events', { prospect_id: String(hidden) })
  const none = await get('/leasing_events', { prospect_id: '9007199254740991' })
  expect([theirs.statusCode, theirs.body]).toEqual([200, none.body])
  expect(none.json().data).toEqual([])
})

test('a token that is limited to some accounts reads those', async () => {
  const [a = 0] = await desk.addProspects(home, 1)
  await desk.addProspects(second, 1)
  const limited = await addToken(desk, userId, null, { accountIds: [home] })
  const response = await app.inject({ method: 'GET', url: '/prospects', headers: bearer(limited.token) })
  expect(idsOf(response.json())).toEqual([a])
})

const refused = async (path: string, query: Record<string, string>) => {
  const response = await get(path, query)
  expect(response.statusCode, `${path} ${JSON.stringify(query)}`).toBe(400)
  expect(response.json().error).toBe('Invalid query parameters')
  return response.json().details
}

test.each([
  ['/prospects', ['offset', 'page', 'account_id', 'accountId', 'prospect_id']],
  ['/leasing_events', ['offset', 'page', 'account_id', 'created_after', 'unit_id']],
  ['/units', ['offset', 'page', 'account_id', 'account_ids', 'status', 'zip_code', 'q']],
])('%s refuses parameters that it does not know', async (path, names) => {
  for (const name of names)
    expect(await refused(path, { [name]: '1' })).toEqual([
      expect.objectContaining({
        keyword: 'additionalProperties',
        message: 'should NOT have additional properties',
        params: { additionalProperty: name },
      }),
    ])
})

test.each(['/prospects', '/leasing_events', '/units'])('%s refuses limits and pages that are none', async (path) => {
  for (const limit of ['0', '101', '-1', '1.5', '1e1', '', 'x', '9007199254740993', '99999999999999999999'])
    await refused(path, { limit })
  for (const page_number of ['-1', '1000001', '9007199254740991', '0.5', '', 'x', '1e3'])
    await refused(path, { page_number })
  expect((await get(path, { limit: '100', page_number: '1000000' })).statusCode).toBe(200)
})

test('a date, a day that is none, and a moment that is none are no date-times', async () => {
  const wrong = ['2024-10-05', '2024-02-30T00:00:00Z', '2024-10-05T24:00:00Z', '2024-10-05T18:53:03', 'now', '', '0']
  for (const moment of [
    ...wrong,
    '2024-10-05T18:53:03+16:00',
    '2024-10-05T18:53:03.1234567Z',
    '10000-01-01T00:00:00Z',
  ]) {
    for (const name of ['created_after', 'created_before']) await refused('/prospects', { [name]: moment })
    for (const name of ['updated_after', 'updated_before']) await refused('/units', { [name]: moment })
  }
  for (const moment of ['0001-01-02T00:00:00+14:00', '9999-12-31T08:00:00.999999-15:59'])
    expect((await get('/prospects', { created_after: moment, created_before: moment })).json()).toEqual([])
})

test('ids that are none are refused', async () => {
  for (const id of ['0', '-1', '1.5', '9007199254740992', 'x', '', '1,2', randomUUID()])
    await refused('/leasing_events', { prospect_id: id })
  for (const ids of ['0', '', '1,', ',1', '1,x', '9007199254740992', '1;2']) await refused('/units', { unitIds: ids })
  for (const id of ['x', '', `${randomUUID()},${randomUUID()}`, `urn:uuid:${randomUUID()}`])
    await refused('/units', { accountId: id })
})

test('a parameter that is given twice, and one that every object has, are refused', async () => {
  for (const query of [
    '__proto__=1',
    'constructor=1',
    'limit=1&limit=2',
    'created_after=2024-10-05T00:00:00Z&created_after=2024-10-05T00:00:00Z',
  ]) {
    const response = await app.inject({ method: 'GET', url: `/prospects?${query}`, headers: bearer(token) })
    expect(response.statusCode).toBe(400)
  }
})
