import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { assignment } from '../app.ts'
import { callAs } from './caller.ts'

let desk: Desk
let accountId: string
let userId: string
let agentId: string
let unitId: number

const addUnit = async (to: string): Promise<number> => {
  const { rows } = await desk.pool.query<{ id: number }>('insert into units (account_id) values ($1) returning id', [
    to,
  ])
  return rows[0]?.id ?? 0
}

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  userId = await desk.addMember(accountId, 'Owner')
  agentId = await desk.addMember(accountId)
  unitId = await addUnit(accountId)
})
afterAll(async () => {
  expect(await desk.verify()).toBeNull()
  await desk.close()
})

test('a prospect is created with its first event and comes back as it was sent', async () => {
  const { get, post } = await callAs(desk, userId)
  const given = {
    name: 'Ada 👩‍💻 Lovelace',
    email: 'Ada@Example.com',
    phone: '(415) 555-0142',
    notes: 'Line\u2028separator',
    source: 'Zillow',
    unit_id: unitId,
    prospect_type: 'Agent',
    prescreened: true,
    external_id: '__proto__',
  }
  const response = await post({ account_id: accountId.toUpperCase(), ...given })
  expect(response.statusCode, response.body).toBe(201)
  const { id } = response.json()
  expect(response.json()).toMatchObject({
    ...given,
    account_id: accountId,
    phone_e164: '+14155550142',
    status: 'New',
    stage: 'lead',
    assigned_to_user_ids: [],
    blocklisted: false,
    next_follow_up: null,
    planned_date_time: null,
  })
  expect(response.headers).toMatchObject({ location: `/v2/prospects/${id}`, etag: '"1-1"' })
  const read = await get(`/v2/prospects/${id}`)
  expect([read.statusCode, read.body, read.headers.etag]).toEqual([200, response.body, '"1-1"'])
  expect((await desk.eventsOf(id)).map((event) => event.eventType)).toEqual(['New'])
})

test('a prospect needs nothing but its account', async () => {
  const { post } = await callAs(desk, userId)
  const response = await post({ account_id: accountId })
  expect(response.json()).toMatchObject({ name: null, phone_e164: null, source: 'Other', prospect_type: 'Self' })
})

test('a phone that is no number keeps its text, and says so', async () => {
  const { post } = await callAs(desk, userId)
  const response = await post({ account_id: accountId, phone: 'ask at the desk' })
  expect(response.json()).toMatchObject({ phone: 'ask at the desk', phone_e164: null })
})

test('a prospect that is created with assignees has their event, doubles folded', async () => {
  const { post } = await callAs(desk, userId)
  const response = await post({ account_id: accountId, assigned_to_user_ids: [agentId.toUpperCase(), userId, agentId] })
  expect(response.json().assigned_to_user_ids).toEqual([agentId, userId])
  expect(response.headers.etag).toBe('"2-1"')
  expect((await desk.eventsOf(response.json().id)).map((event) => event.eventType)).toEqual(['New', 'Assign to User'])
})

test('what does not go with the account is refused at its place, and nothing is written', async () => {
  const { post } = await callAs(desk, userId)
  const elsewhere = await desk.addAccount()
  const before = await desk.countEvents()
  const wrong: [object, number, object?][] = [
    [{ unit_id: await addUnit(elsewhere) }, 400, { keyword: 'knownUnit', dataPath: '.unit_id' }],
    [
      { assigned_to_user_ids: [agentId, randomUUID()] },
      400,
      { keyword: 'knownUser', dataPath: '.assigned_to_user_ids[1]' },
    ],
    [{ account_id: elsewhere }, 404],
    [{ account_id: randomUUID() }, 404],
    [{ name: 'x'.repeat(201) }, 400, { keyword: 'maxLength', dataPath: '.name' }],
    [{ name: 'NUL\u0000' }, 400, { keyword: 'pattern', dataPath: '.name' }],
    [{ unit_id: 2 ** 53 }, 400, { keyword: 'maximum', dataPath: '.unit_id' }],
    [{ source: null }, 400, { keyword: 'type', dataPath: '.source' }],
  ]
  for (const [fields, status, detail] of wrong) {
    const response = await post({ account_id: accountId, ...fields })
    expect(response.statusCode, response.body).toBe(status)
    if (detail !== undefined) expect(response.json().details).toContainEqual(expect.objectContaining(detail))
  }
  expect(await desk.countEvents()).toBe(before)
})

test('an external id belongs to one prospect of an account, who is named to whoever takes it again', async () => {
  const { post, patch } = await callAs(desk, userId)
  // Who has the same name elsewhere, and had it first, is nobody's business here.
  const elsewhere = await desk.addAccount()
  const stranger = await callAs(desk, await desk.addMember(elsewhere))
  expect((await stranger.post({ account_id: elsewhere, external_id: 'crm-1' })).statusCode).toBe(201)
  const first = await post({ account_id: accountId, external_id: 'crm-1' })
  const other = await post({ account_id: accountId, external_id: 'crm-2' })
  const taken = { keyword: 'externalIdTaken', dataPath: '.external_id', params: { id: first.json().id } }
  for (const response of [
    await post({ account_id: accountId, external_id: 'crm-1' }),
    await patch(other.json().id, { external_id: 'crm-1' }),
  ])
    expect([response.statusCode, response.json().details]).toEqual([409, [expect.objectContaining(taken)]])
  expect((await patch(first.json().id, { external_id: 'crm-1' })).statusCode).toBe(200)
})

test('a prospect that was merged answers with the way to where it is now, and is not changed or listed', async () => {
  const { get, patch } = await callAs(desk, userId)
  const [kept = 0, merged = 0] = await desk.addProspects(accountId, 2)
  await desk.pool.query('update prospects set merged_into_id = $1 where id = $2', [kept, merged])
  for (const below of ['', '/leasing_events', '/history']) {
    const response = await get(`/v2/prospects/${merged}${below}`)
    expect([response.statusCode, response.headers.location, response.body]).toEqual([
      307,
      `/v2/prospects/${kept}${below}`,
      '',
    ])
  }
  const change = await patch(merged, { name: 'Somebody else' })
  expect([change.statusCode, change.json().details]).toEqual([
    409,
    [expect.objectContaining({ keyword: 'prospectMerged', params: { id: kept } })],
  ])
  const listed = (await get('/v2/prospects?limit=500')).json().data.map((row: { id: number }) => row.id)
  expect([listed.includes(kept), listed.includes(merged)]).toEqual([true, false])
  await desk.pool.query('update prospects set merged_into_id = null where id = $1', [merged])
})

test('a list is filtered, searched, and gone through by its cursor; a cursor of another list is refused', async () => {
  const { get, post } = await callAs(desk, userId)
  const ids: number[] = []
  for (const name of ['Grace Hopper', 'Grace Kelly', 'Grace Jones'])
    ids.push((await post({ account_id: accountId, name, source: 'Walk-In' })).json().id)
  const first = (await get('/v2/prospects?q=grace&sort=name&limit=2')).json()
  expect(first.data.map((row: { name: string }) => row.name)).toEqual(['Grace Hopper', 'Grace Jones'])
  const rest = (await get(`/v2/prospects?limit=2&sort=name&q=grace&cursor=${first.next_cursor}`)).json()
  expect(rest).toMatchObject({ data: [{ name: 'Grace Kelly' }], next_cursor: null, has_more: false })
  for (const query of ['q=grace', 'q=grace&sort=created_at', 'q=gracie&sort=name', 'q=grace&sort=name&status=New']) {
    const response = await get(`/v2/prospects?${query}&cursor=${first.next_cursor}`)
    expect([response.statusCode, response.json().details?.[0]?.keyword]).toEqual([400, 'cursor'])
  }
  const walkIns = await get(
    `/v2/prospects?source=Walk-In&account_id=${accountId}&status=New,New,Ghosting&assignee=none`,
  )
  expect(walkIns.json().data.map((row: { id: number }) => row.id)).toEqual(ids.toReversed())
})

test('a forged cursor is refused, whatever stands in it', async () => {
  const { get } = await callAs(desk, userId)
  const { next_cursor: right } = (await get('/v2/prospects?sort=name&limit=1')).json()
  const [list] = JSON.parse(Buffer.from(right, 'base64url').toString())
  for (const values of [
    [],
    ['a'],
    ['a\u0000', 1],
    ['\ud800', 1],
    [1, 1],
    ['a', null],
    ['a', 'b'],
    ['a', 1, 2],
    [null, 1],
  ]) {
    const cursor = Buffer.from(JSON.stringify([list, ...values])).toString('base64url')
    expect((await get(`/v2/prospects?sort=name&cursor=${cursor}`)).statusCode, JSON.stringify(values)).toBe(400)
  }
})

test('the filter by assignee follows the assignments', async () => {
  const { get, post } = await callAs(desk, userId)
  const holder = await desk.addMember(accountId)
  const [prospectId = 0] = await desk.addProspects(accountId, 1)
  const idsOf = async (assignee: string): Promise<number[]> =>
    (await get(`/v2/prospects?limit=500&assignee=${assignee}`)).json().data.map((row: { id: number }) => row.id)
  expect([await idsOf(holder), (await idsOf('none')).includes(prospectId)]).toEqual([[], true])
  expect((await post(assignment(prospectId, [holder]), '/leasing_events')).statusCode).toBe(201)
  expect([await idsOf(holder.toUpperCase()), (await idsOf('none')).includes(prospectId)]).toEqual([[prospectId], false])
  expect((await post(assignment(prospectId, []), '/leasing_events')).statusCode).toBe(201)
  expect([await idsOf(holder), (await idsOf('none')).includes(prospectId)]).toEqual([[], true])
})
