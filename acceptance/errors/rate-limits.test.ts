import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf, retryAfterOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import { insertToken } from '../support/tokens.ts'

const desk = await openDesk({ FOYER_FAILED_LOGINS_PER_MINUTE: '5', FOYER_REQUESTS_PER_MINUTE: '10' })

test('a token has its own limit when the operator sets one', async () => {
  const [first, second] = [await insertToken(desk.sql, desk.actor.id), await insertToken(desk.sql, desk.actor.id)]
  const prospect = await insertProspect(desk.sql, desk.home)
  for (let count = 1; count <= 10; count += 1) eventOf(await desk.post(assignment(prospect, []), { token: first }))
  const refused = await desk.post(assignment(prospect, []), { token: first })
  errorOf(refused, 429)
  expect(retryAfterOf(refused)).toBeLessThanOrEqual(60)
  eventOf(await desk.post(assignment(prospect, []), { token: second }))
  expect((await eventsOf(desk.sql, [prospect])).length).toBe(11)
})

test('after five failed authentications in a minute an address is told to wait', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const statuses: number[] = []
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    statuses.push((await desk.post(assignment(prospect, []), { token: `guess${attempt}` })).status)
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401])
  for (const token of ['guess6', null]) {
    const reply = await desk.post(assignment(prospect, []), { token })
    errorOf(reply, 429)
    expect(retryAfterOf(reply)).toBeLessThanOrEqual(60)
  }
})
