import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { type Office, openOffice } from '../events/office.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const hourMs = 3_600_000
const window = (): string => {
  const [start, end] = [Date.now() - 24 * hourMs, Date.now() + hourMs].map((at) => new Date(at).toISOString())
  return `start=${start}&end=${end}`
}

const report = ({ owner, accountId }: Office, name: string, more = '') =>
  owner.get(`/v2/reports/${name}?account_id=${accountId}&${window()}${more}`)

/** An agent whose name a spreadsheet would run, and a prospect who came to a showing. */
const openSmallOffice = async () => {
  const office = await openOffice(desk)
  const { owner, agent, write, accountId } = office
  await desk.pool.query(`update users set name = '=1+1, "Bo"' where id = $1`, [agent.userId])
  const person = { account_id: accountId, source: '@Zillow' }
  const { id } = (await owner.post('/v2/prospects', { ...person, assigned_to_user_ids: [agent.userId] })).json()
  await owner.post('/v2/prospects', person)
  await write([
    { prospect_id: id, event_type: 'Contacted, Awaiting Information' },
    { prospect_id: id, event_type: 'Showing Scheduled', planned_date_time: new Date().toISOString() },
  ])
  return office
}

test('every report says the same in JSON and in CSV, in which no text is run as a formula', async () => {
  const office = await openSmallOffice()
  for (const name of ['funnel', 'first_contact', 'sources', 'agents']) {
    const { data } = (await report(office, name)).json()
    const csv = await report(office, name, '&format=csv')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.headers['content-disposition']).toBe(`attachment; filename="${name}.csv"`)
    const [head = '', ...lines] = csv.body.trimEnd().split('\r\n')
    expect(head.split(',')).toEqual(Object.keys(data[0]))
    expect(lines).toHaveLength(data.length)
  }
  const agents = (await report(office, 'agents', '&format=csv')).body
  expect(agents).toContain(`${office.agent.userId},"'=1+1, ""Bo""",1,1,0,0,0,0,0\r\n`)
  expect((await report(office, 'sources', '&format=csv')).body).toContain(`zillow,'@Zillow,2,1,`)
})

test('the funnel, first contacts and agents tell what happened', async () => {
  const office = await openSmallOffice()
  const { data: funnel } = (await report(office, 'funnel')).json()
  expect(funnel.slice(0, 4)).toEqual([
    { stage: 'lead', reached: 2, went_on: 1, lost: 0, open: 1 },
    { stage: 'contacted', reached: 1, went_on: 1, lost: 0, open: 0 },
    { stage: 'showing', reached: 1, went_on: 0, lost: 0, open: 1 },
    { stage: 'application', reached: 0, went_on: 0, lost: 0, open: 0 },
  ])
  const contacts = (await report(office, 'first_contact')).json()
  expect(contacts).toMatchObject({ prospects: 2, contacted: 1, median_minutes: expect.any(Number) })
  expect(contacts.data.filter(({ prospects }: { prospects: number }) => prospects > 0)).toEqual([
    { time: 'up to 5 minutes', prospects: 1 },
    { time: 'not contacted', prospects: 1 },
  ])
  expect((await report(office, 'agents')).json()).toMatchObject({
    has_more: false,
    data: [{ user_id: office.agent.userId, prospects_assigned: 1, showings_scheduled: 1, showings_completed: 0 }],
  })
})

test('an event counts for who had the prospect, whatever came late or was deleted since an assignment was taken back', async () => {
  const office = await openOffice(desk)
  const { owner, agent, write, accountId } = office
  const { id } = (await owner.post('/v2/prospects', { account_id: accountId })).json()
  const assign = async (userId: string, more: object = {}) => {
    const event = { prospect_id: id, event_type: 'Assign to User', context: { assignedToUserIds: [userId] }, ...more }
    const { batch_id: batchId, results } = (await write([event])).json()
    return { batchId, eventId: results[0].event.id }
  }
  const mistake = await assign(owner.userId)
  await owner.post(`/v2/batches/${mistake.batchId}/undo`, {})
  const late = await assign(agent.userId, { occurred_at: new Date(Date.now() - 2 * hourMs).toISOString() })
  const at = new Date(Date.now() + hourMs / 2).toISOString()
  await write([{ prospect_id: id, event_type: 'Showing Scheduled', planned_date_time: at }])
  const counted = async () =>
    (await report(office, 'agents'))
      .json()
      .data.map((row: { user_id: string | null; showings_scheduled: number }) => [row.user_id, row.showings_scheduled])
  const shownBy = async () =>
    (await owner.get(`/reporting/showings?account_ids=${accountId}&${window()}`)).json().data[0].showing_agent
  await desk.pool.query(`update users set name = case id when $1 then 'Ana' else 'Bo' end where id = any($2)`, [
    agent.userId,
    [agent.userId, owner.userId],
  ])
  expect([await counted(), await shownBy()]).toEqual([[[agent.userId, 1]], 'Ana'])
  await owner.delete(`/v2/leasing_events/${late.eventId}?reason=Wrong`)
  // Nobody had it, then: who scheduled the showing shows the home.
  expect([await counted(), await shownBy()]).toEqual([[[null, 1]], 'Bo'])
})

test('a window of more than a year, or one that ends before it begins, is refused', async () => {
  const { owner, accountId } = await openOffice(desk)
  for (const wrong of [
    'start=2024-01-01T00:00:00Z&end=2025-01-01T00:00:00.000001Z',
    'start=2024-02-01T00:00:00Z&end=2024-01-01T00:00:00Z',
  ]) {
    const response = await owner.get(`/v2/reports/funnel?account_id=${accountId}&${wrong}`)
    expect([response.statusCode, response.json().details[0]]).toMatchObject([
      400,
      { keyword: 'window', dataPath: '.end', params: { days: 366 } },
    ])
  }
})
