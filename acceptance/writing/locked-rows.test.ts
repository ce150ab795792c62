import { expect, test } from 'vitest'
import { assignment, bulkAssignment, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf, retryAfterOf } from '../support/event-shapes.ts'
import { freshPhone, insertProspects } from '../support/fixtures.ts'
import { chainGaps, eventsOf } from '../support/log.ts'
import type { Reply } from '../support/wire/http.ts'

const desk = await openDesk()
const impatient = await desk.another({ FOYER_LOCK_TIMEOUT_MS: '200' })

/** Holds the prospect's row as somebody else's long transaction does, while `work` runs. */
const whileLocked = async <T>(prospect: number, work: () => Promise<T>): Promise<T> => {
  const session = await desk.sql.session()
  try {
    await session.query('begin')
    await session.query('select from prospects where id = $1 for update', [prospect])
    return await work()
  } finally {
    await session.end()
  }
}

const expectDoneOrLater = (reply: Reply): void => {
  if (reply.status === 201) return
  errorOf(reply, 503)
  retryAfterOf(reply)
}

test('a locked prospect keeps no neighbour waiting, and its own request ends when the lock does', async () => {
  const [locked = 0, ...neighbours] = await insertProspects(desk.sql, desk.home, 12)
  const own = await whileLocked(locked, async () => {
    const waiting = desk.post(assignment(locked, []))
    // Every one of them is answered while the lock is held.
    for (let round = 0; round < 3; round += 1) {
      const replies = await Promise.all(neighbours.map((id) => desk.post(assignment(id, []))))
      for (const reply of replies) eventOf(reply)
    }
    return { waiting }
  })
  expectDoneOrLater(await own.waiting)
  eventOf(await desk.post(assignment(locked, [])))
  expect(chainGaps(await eventsOf(desk.sql, [locked]))).toEqual([])
})

test('a lock that lasts is answered 503 with Retry-After, and nothing is written', async () => {
  const [locked = 0] = await insertProspects(desk.sql, desk.home, 1)
  const ask = () => post(impatient.baseUrl, assignment(locked, []), { token: desk.token })
  const refused = await whileLocked(locked, () => Promise.all([ask(), ask(), ask()]))
  for (const reply of refused) {
    errorOf(reply, 503)
    retryAfterOf(reply)
  }
  expect(await eventsOf(desk.sql, [locked])).toEqual([])
  eventOf(await ask())
})

test('a bulk request that meets a locked prospect writes all or nothing', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 6, freshPhone())
  const [neighbour = 0] = await insertProspects(desk.sql, desk.home, 1)
  const ask = () => post(impatient.baseUrl, bulkAssignment(prospects[0] ?? 0, []), { token: desk.token })
  await whileLocked(prospects[3] ?? 0, async () => {
    const refused = ask()
    eventOf(await post(impatient.baseUrl, assignment(neighbour, []), { token: desk.token }))
    errorOf(await refused, 503)
  })
  expect(await eventsOf(desk.sql, prospects)).toEqual([])
  eventOf(await ask())
  expect((await eventsOf(desk.sql, prospects)).length).toBe(6)
})

test('many requests for one locked prospect do not use up what the others need', async () => {
  const [locked = 0, neighbour = 0] = await insertProspects(desk.sql, desk.home, 2)
  const waiting = await whileLocked(locked, async () => {
    const crowd = Array.from({ length: 100 }, () => desk.post(assignment(locked, [])))
    for (let turn = 0; turn < 10; turn += 1) eventOf(await desk.post(assignment(neighbour, [])))
    return { crowd }
  })
  const replies = await Promise.all(waiting.crowd)
  for (const reply of replies) expectDoneOrLater(reply)
  const logged = await eventsOf(desk.sql, [locked])
  expect(chainGaps(logged)).toEqual([])
  expect(logged).toHaveLength(replies.filter((reply) => reply.status === 201).length)
})
