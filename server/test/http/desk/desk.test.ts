import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { type Office, openOffice } from '../events/office.ts'
import { callerOf } from '../people/caller.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

type Body = Record<string, unknown>
type DeskBody = {
  readonly time_zone: string
  readonly day_start: string
  readonly day_end: string
  readonly unassigned: { readonly count: number; readonly prospects: Body[] }
  readonly follow_ups_due: {
    readonly count: number
    readonly mine: number
    readonly prospects: Body[]
    readonly my_prospects: Body[]
  }
  readonly showings_today: { readonly count: number; readonly showings: Body[] }
  readonly awaiting_response: { readonly count: number; readonly prospects: Body[] }
}

const dayMs = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString()
const ids = (rows: readonly Body[]) => rows.map((row) => row['id'] ?? row['prospect_id'])

const addProspect = async ({ owner, accountId }: Office, name: string, more: object = {}): Promise<number> =>
  (await owner.post('/v2/prospects', { account_id: accountId, name, ...more })).json().id

const deskOf = async ({ accountId }: Office, caller: Office['owner']): Promise<DeskBody> =>
  (await caller.get(`/v2/desk?account_id=${accountId}`)).json()

test('an empty account has nothing to do', async () => {
  const office = await openOffice(desk)
  const body = await deskOf(office, office.owner)
  expect(body).toMatchObject({
    time_zone: 'UTC',
    unassigned: { count: 0, prospects: [] },
    follow_ups_due: { count: 0, mine: 0, prospects: [], my_prospects: [] },
    showings_today: { count: 0, showings: [] },
    awaiting_response: { count: 0, prospects: [] },
  })
  expect(Date.parse(body.day_end) - Date.parse(body.day_start)).toBe(dayMs)
})

test('the desk follows what happens, at once, and tells whose it is', async () => {
  const office = await openOffice(desk)
  const { owner, agent, write, accountId } = office
  const agentId = (await agent.get('/v2/me')).json().user.id
  const unit = (await owner.post('/v2/units', { account_id: accountId })).json().id
  const ana = await addProspect(office, 'Ana', { unit_id: unit })
  const ben = await addProspect(office, 'Ben', { assigned_to_user_ids: [agentId] })
  expect(await deskOf(office, agent)).toMatchObject({
    unassigned: { count: 1, prospects: [{ id: ana, name: 'Ana', unit_id: unit }] },
  })
  await write([
    { prospect_ids: [ana, ben], event_type: 'Log Note', notes: 'Call', next_follow_up: inDays(-3) },
    { prospect_id: ana, event_type: 'Awaiting PM Response' },
  ])
  const ofAgent = await deskOf(office, agent)
  expect(ofAgent.follow_ups_due).toMatchObject({ count: 2, mine: 1 })
  expect([ids(ofAgent.follow_ups_due.prospects), ids(ofAgent.follow_ups_due.my_prospects)]).toEqual([[ana, ben], [ben]])
  expect((await deskOf(office, owner)).follow_ups_due).toMatchObject({ count: 2, mine: 0, my_prospects: [] })
  expect(ofAgent.awaiting_response).toMatchObject({ count: 1, prospects: [{ id: ana }] })
  await write([
    { prospect_id: ana, event_type: 'PM Response' },
    { prospect_id: ana, event_type: 'Assign to User', context: { assignedToUserIds: [agentId] } },
    { prospect_id: ben, event_type: 'Log Note', notes: 'Called', context: { followUpDone: true } },
  ])
  const after = await deskOf(office, agent)
  expect([after.unassigned.count, after.follow_ups_due.count, after.awaiting_response.count]).toEqual([0, 1, 0])
  expect(ids(after.follow_ups_due.my_prospects)).toEqual([ana])
})

test('all who await a response are found by the list of prospects, in its orders, beside its other filters', async () => {
  const office = await openOffice(desk)
  const { owner, write, accountId } = office
  const [ana, ben, cem] = [
    await addProspect(office, 'Ana'),
    await addProspect(office, 'Ben'),
    await addProspect(office, 'Cem'),
  ]
  await addProspect(office, 'Dea')
  await write([
    { prospect_ids: [ben, cem, ana], event_type: 'Awaiting PM Response' },
    { prospect_id: cem, event_type: 'Log Note', notes: 'Call', next_follow_up: inDays(1) },
  ])
  const found = async (more = ''): Promise<unknown> =>
    ids((await owner.get(`/v2/prospects?account_id=${accountId}&awaiting_response=true${more}`)).json().data)
  expect(await found()).toEqual([cem, ben, ana])
  expect(await found('&sort=name')).toEqual([ana, ben, cem])
  expect(await found('&sort=next_follow_up')).toEqual([cem])
  expect(await found('&q=be')).toEqual([ben])
  expect(await found('&assignee=none&sort=created_at')).toEqual([ana, ben, cem])
  const { data, next_cursor: cursor } = (
    await owner.get(`/v2/prospects?account_id=${accountId}&awaiting_response=true&limit=2`)
  ).json()
  expect(ids(data)).toEqual([cem, ben])
  expect(await found(`&limit=2&cursor=${cursor}`)).toEqual([ana])
  await write([{ prospect_id: ben, event_type: 'PM Response' }])
  expect(await found()).toEqual([cem, ana])
  const all = await owner.get(`/v2/prospects?account_id=${accountId}&awaiting_response=false`)
  expect(all.json().data).toHaveLength(4)
})

test('what is due today depends on where the account is', async () => {
  const office = await openOffice(desk)
  const { owner, write, accountId } = office
  const id = await addProspect(office, 'Ana')
  // One of the two has a day more than the other at any moment.
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago']
  const ends: string[] = []
  for (const zone of zones) {
    await owner.patch(`/v2/accounts/${accountId}`, { time_zone: zone })
    ends.push((await deskOf(office, owner)).day_end)
  }
  const [late = '', early = ''] = ends.toSorted().toReversed()
  await write([{ prospect_id: id, event_type: 'Log Note', notes: 'Call', next_follow_up: early }])
  const counts = new Map<string, number>()
  for (const zone of zones) {
    await owner.patch(`/v2/accounts/${accountId}`, { time_zone: zone })
    const { day_end: end, follow_ups_due: due } = await deskOf(office, owner)
    counts.set(end, due.count)
  }
  expect([counts.get(early), counts.get(late)]).toEqual([0, 1])
})

test('a showing is planned for who has the prospect, goes where it is handed, and leaves the desk when it is called off', async () => {
  const office = await openOffice(desk)
  const { owner, agent, write, accountId } = office
  const [ownerId, agentId] = [(await owner.get('/v2/me')).json().user.id, (await agent.get('/v2/me')).json().user.id]
  const id = await addProspect(office, 'Ana', { assigned_to_user_ids: [agentId] })
  const { day_start: start, day_end: end } = await deskOf(office, owner)
  const noon = new Date((Date.parse(start) + Date.parse(end)) / 2).toISOString()
  const shown = async () => (await deskOf(office, owner)).showings_today
  const planned = async (userId: string) => {
    const window = `from=${start}&to=${end}&user_id=${userId}`
    return (await owner.get(`/v2/calendar?account_id=${accountId}&${window}`)).json().data
  }
  await write([{ prospect_id: id, event_type: 'Showing Scheduled', planned_date_time: noon }])
  expect(await shown()).toMatchObject({
    count: 1,
    showings: [{ prospect_id: id, user_ids: [agentId], status: 'Scheduled' }],
  })
  await write([{ prospect_id: id, event_type: 'Reassign Showing', context: { assignedToUserIds: [ownerId] } }])
  expect(await planned(ownerId)).toMatchObject([{ kind: 'showing', prospect_id: id, user_ids: [ownerId] }])
  expect(await planned(agentId)).toEqual([])
  await write([{ prospect_id: id, event_type: 'Showing Canceled' }])
  expect(await shown()).toEqual({ count: 0, showings: [] })
  expect(await planned(ownerId)).toMatchObject([{ status: 'Canceled' }])
})

test('the workload tells of each active member, by name: no prospect who is lost, but what is planned with one', async () => {
  const office = await openOffice(desk)
  const { owner, agent, write, accountId } = office
  const agentId = (await agent.get('/v2/me')).json().user.id
  const left = await callerOf(desk, office.app, await desk.addMember(accountId))
  await desk.removeMember(accountId, (await left.get('/v2/me')).json().user.id)
  const ana = await addProspect(office, 'Ana', { assigned_to_user_ids: [agentId] })
  await addProspect(office, 'Ben', { assigned_to_user_ids: [agentId] })
  await write([
    { prospect_id: ana, event_type: 'Showing Scheduled', planned_date_time: inDays(2), next_follow_up: inDays(-1) },
    {
      prospect_id: await addProspect(office, 'Cem', { assigned_to_user_ids: [agentId] }),
      event_type: 'Not Interested',
      next_follow_up: inDays(-2),
    },
  ])
  expect((await deskOf(office, agent)).follow_ups_due.mine).toBe(2)
  const { data, has_more: hasMore } = (await owner.get(`/v2/workload?account_id=${accountId}`)).json()
  expect([data.length, hasMore]).toEqual([2, false])
  expect(data.find((row: { user: { id: string } }) => row.user.id === agentId)).toMatchObject({
    user: { role: 'Leasing Agent' },
    prospects: 2,
    follow_ups_due: 2,
    showings_next_7_days: 1,
    last_assigned_at: expect.any(String),
  })
  const { data: counts } = (await owner.get(`/v2/stages?account_id=${accountId}`)).json()
  expect(counts.filter(({ count }: { count: number }) => count > 0)).toEqual([
    { stage: 'lead', count: 1 },
    { stage: 'showing', count: 1 },
    { stage: 'lost', count: 1 },
  ])
})

test.each([
  ['2024-10-02T00:00:00Z', '2024-10-01T00:00:00Z'],
  ['2024-10-01T00:00:00Z', '2024-12-02T00:00:00.000001Z'],
])('a calendar from %s to %s is refused', async (from, to) => {
  const { owner, accountId } = await openOffice(desk)
  const response = await owner.get(`/v2/calendar?account_id=${accountId}&from=${from}&to=${to}`)
  expect([response.statusCode, response.json().details[0]]).toMatchObject([
    400,
    { keyword: 'window', dataPath: '.to', params: { days: 62 } },
  ])
})

test('lists of prospects name the unit, and users are found by their ids', async () => {
  const office = await openOffice(desk)
  const { owner, agent, accountId } = office
  const address = {
    formatted_address: '100 Alder Street, Denver, Colorado 80202',
    street_number: '100',
    street_name: 'Alder Street',
    unit: null,
    city: 'Denver',
    state: 'Colorado',
    zip_code: '80202',
    coordinates: null,
  }
  const unit = (await owner.post('/v2/units', { account_id: accountId, address })).json()
  await addProspect(office, 'Ana', { unit_id: unit.id })
  const { data } = (await owner.get(`/v2/prospects?account_id=${accountId}`)).json()
  expect(data).toMatchObject([{ unit_id: unit.id, unit_address: address.formatted_address }])
  const agentId = (await agent.get('/v2/me')).json().user.id
  const stranger = await desk.addMember(await desk.addAccount())
  const found = await owner.get(`/v2/users?id=${agentId.toUpperCase()},${stranger}`)
  expect(found.json().data.map(({ id }: { id: string }) => id)).toEqual([agentId])
})
