import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assignment, bulkAssignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, eventOf } from '../support/event-shapes.ts'
import { freshPhone, insertMember, insertProspect, insertProspects } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'

const desk = await openDesk()

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The ten digits by which the demo's spellings of one number are the same, without an extension. */
const nationalNumber = (phone: string): string =>
  phone
    .replace(/\s*(x|ext).*$/i, '')
    .replaceAll(/\D/g, '')
    .slice(-10)

test('every prospect with the number gets an event of its own, with its own previous assignees', async () => {
  const phone = freshPhone()
  const [a = 0, b = 0, c = 0] = await insertProspects(desk.sql, desk.home, 3, phone)
  const [earlier, agent] = [await insertMember(desk.sql, desk.home), await insertMember(desk.sql, desk.home)]
  await desk.post(assignment(a, [earlier]))
  const reply = await desk.post(bulkAssignment(b, [agent], { source: 'Automation', notes: 'one agent' }))
  const answered = eventOf(reply)
  expect(answered).toMatchObject({ prospect: b, notes: 'one agent', context: { previousAssignedToUserIds: [] } })
  const batchId = reply.headers['foyer-batch-id']
  expect(batchId).toMatch(uuid)
  const written = (await eventsOf(desk.sql, [a, b, c])).filter((event) => event.batchId !== null)
  expect(written.map(({ prospectId, assigned, previous }) => ({ prospectId, assigned, previous }))).toEqual([
    { prospectId: a, assigned: [agent], previous: [earlier] },
    { prospectId: b, assigned: [agent], previous: [] },
    { prospectId: c, assigned: [agent], previous: [] },
  ])
  for (const event of written) {
    expect(event).toMatchObject({ batchId, notes: 'one agent', source: 'Automation', createdBy: desk.actor.id })
  }
  expect(written[1]?.id).toBe(answered.id)
})

test('spellings of one number are one number, and the other account is left alone', async () => {
  const numbersElsewhere = new Set(
    desk.demo.prospects.flatMap(({ account_id, phone }) =>
      account_id === desk.elsewhere && phone !== null ? [nationalNumber(phone)] : [],
    ),
  )
  const named = desk.demo.prospects.find(
    ({ account_id, phone }) =>
      account_id === desk.home && phone !== null && numbersElsewhere.has(nationalNumber(phone)),
  )
  const number = nationalNumber(named?.phone ?? '')
  const sharing = desk.demo.prospects.filter(({ phone }) => phone !== null && nationalNumber(phone) === number)
  const here = sharing.filter((prospect) => prospect.account_id === desk.home).map((prospect) => prospect.id)
  const there = sharing.filter((prospect) => prospect.account_id === desk.elsewhere).map((prospect) => prospect.id)
  const before = await eventsOf(desk.sql, there)
  const reply = await desk.post(bulkAssignment(named?.id ?? 0, []))
  eventOf(reply)
  const written = await desk.sql.query<{ prospect_id: string }>(
    'select prospect_id from leasing_events where batch_id = $1',
    [reply.headers['foyer-batch-id']],
  )
  expect(written.map((row) => Number(row.prospect_id)).toSorted()).toEqual(here.toSorted())
  expect(await eventsOf(desk.sql, there)).toEqual(before)
})

test('the demo holds numbers in several spellings, and one bulk request reaches them all', async () => {
  const groups = Map.groupBy(
    desk.demo.prospects.filter(({ account_id, phone }) => account_id === desk.home && phone !== null),
    ({ phone }) => nationalNumber(phone ?? ''),
  )
  const [group] = [...groups.values()].filter((members) => new Set(members.map(({ phone }) => phone)).size > 1)
  const ids = (group ?? []).map((prospect) => prospect.id)
  expect(ids.length).toBeGreaterThan(1)
  const reply = await desk.post(bulkAssignment(ids.at(-1) ?? 0, []))
  eventOf(reply)
  const batchId = reply.headers['foyer-batch-id']
  const reached = (await eventsOf(desk.sql, ids)).filter((event) => event.batchId === batchId)
  expect(new Set(reached.map((event) => event.prospectId))).toEqual(new Set(ids))
})

test('a prospect without a number is only itself', async () => {
  const [named = 0, ...others] = await insertProspects(desk.sql, desk.home, 3)
  eventOf(await desk.post(bulkAssignment(named, [])))
  expect((await eventsOf(desk.sql, [named])).length).toBe(1)
  expect(await eventsOf(desk.sql, others)).toEqual([])
})

test('without applyActionInBulk, or with false, only the named prospect is touched', async () => {
  const [named = 0, ...others] = await insertProspects(desk.sql, desk.home, 3, freshPhone())
  eventOf(await desk.post(assignment(named, [])))
  eventOf(await desk.post(assignment(named, [], { context: { applyActionInBulk: false } })))
  expect((await eventsOf(desk.sql, [named])).length).toBe(2)
  expect(await eventsOf(desk.sql, others)).toEqual([])
})

test('a refused assignee leaves every prospect as it was', async () => {
  const ids = await insertProspects(desk.sql, desk.home, 3, freshPhone())
  const details = detailsOf(await desk.post(bulkAssignment(ids[0] ?? 0, [randomUUID()])))
  expect(details[0]).toMatchObject({ keyword: 'accountMember' })
  expect(await eventsOf(desk.sql, ids)).toEqual([])
})

test('a thousand prospects on one number are assigned at once', async () => {
  const ids = await insertProspects(desk.sql, desk.home, 1_000, freshPhone())
  const agent = await insertMember(desk.sql, desk.home)
  eventOf(await desk.post(bulkAssignment(ids[500] ?? 0, [agent])))
  const written = await eventsOf(desk.sql, ids)
  expect(written.map((event) => event.prospectId)).toEqual(ids)
  expect(new Set(written.map((event) => event.batchId)).size).toBe(1)
})

test('one prospect more is refused, and nothing is written', async () => {
  const phone = freshPhone()
  const ids = await insertProspects(desk.sql, desk.home, 1_001, phone)
  const details = detailsOf(await desk.post(bulkAssignment(ids[0] ?? 0, [])))
  expect(details).toHaveLength(1)
  expect(details[0]?.message).toMatch(/1,?000/)
  expect(await eventsOf(desk.sql, ids)).toEqual([])
})

test('the same number a thousand times in the other account does not count', async () => {
  const phone = freshPhone()
  const named = await insertProspect(desk.sql, desk.home, phone)
  const others = await insertProspects(desk.sql, desk.elsewhere, 1_001, phone)
  eventOf(await desk.post(bulkAssignment(named, [])))
  expect(await eventsOf(desk.sql, others)).toEqual([])
})
