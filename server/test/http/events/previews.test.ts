import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { type AnswerBody, ends, note, openOffice, written } from './office.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const standing = (prospect: Record<string, unknown>) => ({
  status: prospect['status'],
  stage: prospect['stage'],
  assigned_to_user_ids: prospect['assigned_to_user_ids'],
  blocklisted: prospect['blocklisted'],
  next_follow_up: prospect['next_follow_up'],
  planned_date_time: prospect['planned_date_time'],
})

test('a preview tells exactly what the write does then, and writes nothing', async () => {
  const { write, accountId, prospect, agent, owner } = await openOffice(desk)
  const [blocked = 0, one = 0, two = 0] = await desk.addProspects(accountId, 3)
  written(await write([{ prospect_id: blocked, event_type: 'Blocklist Prospect' }]))
  const events = [
    { prospect_ids: [one, blocked], event_type: 'Showing Scheduled', planned_date_time: '2030-01-01T00:00:00Z' },
    { prospect_id: two, event_type: 'Assign to User', context: { assignedToUserIds: [agent.userId] } },
    { prospect_id: one, event_type: 'Not Interested', next_follow_up: '2031-01-01T00:00:00Z' },
    note(999_999_999),
  ]
  const countBefore = await desk.countEvents()
  const batches = await owner.get('/v2/batches')
  const response = await write(events, { dry_run: true, mode: 'partial' })
  expect(response.statusCode).toBe(200)
  const preview: AnswerBody = response.json()
  expect([await desk.countEvents(), (await owner.get('/v2/batches')).body]).toEqual([countBefore, batches.body])
  expect(preview).toMatchObject({ batch_id: null, dry_run: true, would_write: true, mode: 'partial' })
  const before = await Promise.all([one, two].map(async (id) => standing(await prospect(id))))
  const answer = written(await write(events, { mode: 'partial' }))
  expect(ends(preview)).toEqual(ends(answer))
  expect([preview.counts, preview.results.map(({ refusals }) => refusals)]).toEqual([
    answer.counts,
    answer.results.map(({ refusals }) => refusals),
  ])
  const after = await Promise.all([one, two].map(async (id) => standing(await prospect(id))))
  const [scheduled, refused, assigned, lost, unknown] = preview.results
  expect([scheduled?.before, assigned?.before]).toEqual(before)
  expect([lost?.after, assigned?.after]).toEqual(after)
  expect(scheduled?.after).toEqual(lost?.before)
  expect(scheduled?.after).toMatchObject({ status: 'Showing Scheduled', stage: 'showing' })
  expect([refused?.before, refused?.after, refused?.prospect]).toEqual([
    null,
    null,
    expect.objectContaining({ id: blocked }),
  ])
  expect([unknown?.before, unknown?.prospect]).toEqual([null, null])
})

test('a preview shows who the prospects are and the homes that they ask about', async () => {
  const { write, accountId, owner } = await openOffice(desk)
  const address = {
    street_number: '12',
    street_name: 'Juniper Way',
    city: 'Denver',
    state: 'Colorado',
    zip_code: '80205',
  }
  const unit = (
    await owner.post('/v2/units', { account_id: accountId, address, property_type: 'CONDO', target_rental_rate: 1_800 })
  ).json()
  const made = await owner.post('/v2/prospects', {
    account_id: accountId,
    name: 'Ada Park',
    phone: '(555) 010-0142',
    unit_id: unit.id,
  })
  const id: number = made.json().id
  const [result] = (await write([note(id)], { dry_run: true })).json<AnswerBody>().results
  expect(result).toMatchObject({
    result: 'written',
    event: null,
    prospect: {
      id,
      name: 'Ada Park',
      phone: '(555) 010-0142',
      unit_id: unit.id,
      unit_address: unit.address.formatted_address,
    },
  })
})

test('an atomic preview answers with all refusals, and says that nothing would be written', async () => {
  const { write, accountId } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const unblock = { prospect_id: one, event_type: 'Unblock Prospect' }
  const response = await write([note(one), unblock], { dry_run: true })
  expect([response.statusCode, response.json().would_write]).toEqual([200, false])
  expect(ends(response.json())).toEqual([`written ${one}`, `refused ${one} prospectNotBlocklisted`])
  expect((await write([note(one)], { dry_run: true })).json().would_write).toBe(true)
  expect(await desk.eventsOf(one)).toEqual([])
})

test('a preview of more than a call writes at once is answered too', async () => {
  const { write, accountId } = await openOffice(desk)
  const ids = await desk.addProspects(accountId, 1_500)
  const events = [
    { prospect_ids: ids.slice(0, 1_000), event_type: 'Ghosting' },
    { prospect_ids: ids.slice(1_000), event_type: 'Ghosting' },
  ]
  const response = await write(events, { dry_run: true })
  expect([response.statusCode, response.json().counts]).toEqual([
    200,
    { targets: 1_500, written: 1_500, known: 0, refused: 0 },
  ])
})
