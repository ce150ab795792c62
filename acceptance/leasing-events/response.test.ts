import { expect, test } from 'vitest'
import { assignment, paths } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { eventFields, eventOf } from '../support/event-shapes.ts'
import { insertMember, insertProspect, insertProspects } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'

const desk = await openDesk()

test.each(paths)(
  'an assignment by %s answers 201 with the eleven fields of the reference text, in its order',
  async (path) => {
    const prospect = await insertProspect(desk.sql, desk.home)
    const agent = await insertMember(desk.sql, desk.home)
    const reply = await desk.post(
      assignment(prospect, [agent], { event: { source: 'Email', notes: 'Assigning to primary agent' } }),
      { path },
    )
    const event = eventOf(reply)
    expect(reply.headers['content-type']).toMatch(/^application\/json\b/)
    expect(Object.keys(event)).toEqual(eventFields)
    expect(event).toEqual({
      id: expect.any(Number),
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      notes: 'Assigning to primary agent',
      prospect,
      planned_date_time: null,
      source: 'Email',
      event_type: 'Assign to User',
      next_follow_up: null,
      deleted: false,
      created_by: desk.actor.id,
      context: { assignedToUserIds: [agent], createdByUserRole: desk.actor.role, previousAssignedToUserIds: [] },
    })
    expect(Number.isSafeInteger(event.id)).toBe(true)
    expect(Object.keys(event.context)).toEqual(['assignedToUserIds', 'createdByUserRole', 'previousAssignedToUserIds'])
  },
)

test('what is not given is null, not missing', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const event = eventOf(await desk.post(assignment(prospect, [])))
  expect(Object.keys(event)).toEqual(eventFields)
  expect([event.notes, event.source, event.planned_date_time, event.next_follow_up]).toEqual([null, null, null, null])
})

test('what is answered is what was written, with the user and the token that did it', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agent = await insertMember(desk.sql, desk.home)
  const event = eventOf(
    await desk.post(assignment(prospect, [agent], { event: { source: 'WhatsApp', notes: 'as written' } })),
  )
  const written = await eventsOf(desk.sql, [prospect])
  expect(written).toEqual([
    {
      id: event.id,
      accountId: desk.home,
      prospectId: prospect,
      sequence: 1,
      notes: 'as written',
      source: 'WhatsApp',
      createdAt: event.created_at,
      createdBy: desk.actor.id,
      tokenId: expect.any(String),
      batchId: null,
      assigned: [agent],
      previous: [],
    },
  ])
})

test('the time has real microseconds', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 12)
  const events = await Promise.all(prospects.map(async (id) => eventOf(await desk.post(assignment(id, [])))))
  // Padded milliseconds would all end in three zeros; twelve real ones do with a chance of 10^-36.
  expect(events.filter((event) => !event.created_at.endsWith('000Z'))).not.toEqual([])
})

test('every assignment names the assignees that it replaces', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const [first, second] = [await insertMember(desk.sql, desk.home), await insertMember(desk.sql, desk.home)]
  const steps = [[first], [second, first], [], [second]]
  const replaced: (readonly string[])[] = []
  for (const step of steps) {
    const { context } = eventOf(await desk.post(assignment(prospect, step)))
    expect(context.assignedToUserIds).toEqual(step)
    replaced.push(context.previousAssignedToUserIds)
  }
  expect(replaced).toEqual([[], [first], [second, first], []])
})

test('assigning the same set again is an event too', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agent = await insertMember(desk.sql, desk.home)
  const once = eventOf(await desk.post(assignment(prospect, [agent])))
  const again = eventOf(await desk.post(assignment(prospect, [agent])))
  expect(again.id).not.toBe(once.id)
  expect(again.context.previousAssignedToUserIds).toEqual([agent])
  expect((await eventsOf(desk.sql, [prospect])).map((event) => event.id)).toEqual([once.id, again.id])
})

test('the role is the one that the user has in the account of the prospect', async () => {
  const prospect = await insertProspect(desk.sql, desk.elsewhere)
  const { created_by, context } = eventOf(await desk.post(assignment(prospect, []), { token: desk.demo.other_token }))
  const [membership] = await desk.sql.query<{ role: string }>(
    'select role from memberships where account_id = $1 and user_id = $2',
    [desk.elsewhere, created_by],
  )
  expect(context.createdByUserRole).toBe(membership?.role)
})
