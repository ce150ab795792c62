import { expect, test } from 'vitest'
import { assignment, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf, retryAfterOf } from '../support/event-shapes.ts'
import { insertProspect, insertProspects } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import { ask } from '../support/wire/http.ts'
import { fitChecker } from '../support/wire/openapi.ts'

const desk = await openDesk()
const small = await desk.another({ FOYER_QUEUE_LENGTH: '1', FOYER_DATABASE_TIMEOUT_MS: '10000' })

test('beyond the queue the answer is 503 while the others still wait, and what was accepted is finished', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 30)
  const session = await desk.sql.session()
  await session.query('begin')
  await session.query('lock table leasing_events in access exclusive mode')
  const replies = prospects.map((id) => post(small.baseUrl, assignment(id, []), { token: desk.token }))
  // The lock is still held: whoever is answered now did not wait for the database.
  const refused = await Promise.any(replies)
  errorOf(refused, 503)
  retryAfterOf(refused)
  expect((await ask(small.baseUrl, { path: '/healthz' })).status).toBe(200)
  await session.query('commit')
  await session.end()
  const all = await Promise.all(replies)
  const accepted = all.filter((reply) => reply.status === 201)
  expect(accepted.length).toBeGreaterThan(0)
  for (const reply of all.filter(({ status }) => status !== 201)) {
    errorOf(reply, 503)
    retryAfterOf(reply)
  }
  const logged = (await eventsOf(desk.sql, prospects)).map((event) => event.id)
  expect(logged.toSorted()).toEqual(accepted.map((reply) => eventOf(reply).id).toSorted())
  const expectFit = await fitChecker(small.baseUrl)
  expectFit('/leasing_events', 'post', refused)
})

test('afterwards it answers as ever', async () => {
  eventOf(await post(small.baseUrl, assignment(await insertProspect(desk.sql, desk.home), []), { token: desk.token }))
})
