import { expect, test } from 'vitest'
import { assignment, bulkAssignment, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { type EventBody, eventOf } from '../support/event-shapes.ts'
import { freshPhone, insertMembers, insertProspect, insertProspects } from '../support/fixtures.ts'
import { chainGaps, eventsOf } from '../support/log.ts'

const desk = await openDesk()
const further = await desk.another()
const agents = await insertMembers(desk.sql, desk.home, 8)

/** Sixty-four clients that each assign the prospect four times, one after the other. */
const assignTogether = async (prospect: number, baseUrls: readonly string[]) => {
  const clients = Array.from({ length: 64 }, async (_, client) => {
    const replies: EventBody[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      const body = assignment(prospect, [agents[(client + turn) % agents.length] ?? ''])
      const baseUrl = baseUrls[client % baseUrls.length] ?? ''
      replies.push(eventOf(await post(baseUrl, body, { token: desk.token })))
    }
    return replies
  })
  return (await Promise.all(clients)).flat()
}

test.each([
  ['one server', [desk.baseUrl]],
  ['two servers', [desk.baseUrl, further.baseUrl]],
])('64 clients of %s assign one prospect, and its chain has no gap', async (_, baseUrls) => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const answered = await assignTogether(prospect, baseUrls)
  const logged = await eventsOf(desk.sql, [prospect])
  expect(chainGaps(logged)).toEqual([])
  expect(logged).toHaveLength(256)
  const byId = new Map(answered.map((event) => [event.id, event.context]))
  for (const event of logged) {
    expect(byId.get(event.id)).toMatchObject({
      assignedToUserIds: event.assigned,
      previousAssignedToUserIds: event.previous,
    })
  }
})

test('bulk requests and their mirror images on two servers neither deadlock nor interleave', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 40, freshPhone())
  const ends = [prospects[0] ?? 0, prospects.at(-1) ?? 0]
  const requests = Array.from({ length: 32 }, (_, index) =>
    post(
      index % 2 === 0 ? desk.baseUrl : further.baseUrl,
      bulkAssignment(ends[(index >> 1) % 2] ?? 0, [agents[index % agents.length] ?? '']),
      { token: desk.token },
    ),
  )
  for (const reply of await Promise.all(requests)) eventOf(reply)
  const logged = await eventsOf(desk.sql, prospects)
  const perProspect = Map.groupBy(logged, (event) => event.prospectId)
  for (const events of perProspect.values()) expect(chainGaps(events)).toEqual([])
  const orders = [...perProspect.values()].map((events) => events.map((event) => event.batchId))
  expect(orders).toHaveLength(40)
  expect(orders[0]).toHaveLength(32)
  for (const order of orders) expect(order).toEqual(orders[0])
})

test('bulk and single requests over the same prospects from two servers all succeed', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 20, freshPhone())
  const requests = Array.from({ length: 120 }, (_, index) => {
    const prospect = prospects[(index * 7) % prospects.length] ?? 0
    const users = [agents[index % agents.length] ?? '']
    const body = index % 6 === 0 ? bulkAssignment(prospect, users) : assignment(prospect, users)
    return post(index % 2 === 0 ? desk.baseUrl : further.baseUrl, body, { token: desk.token })
  })
  for (const reply of await Promise.all(requests)) eventOf(reply)
  const perProspect = Map.groupBy(await eventsOf(desk.sql, prospects), (event) => event.prospectId)
  for (const events of perProspect.values()) expect(chainGaps(events)).toEqual([])
})
