import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf } from '../support/event-shapes.ts'
import { insertMember, insertProspect } from '../support/fixtures.ts'
import { bodyOf, call, type PageBody, type ProspectBody, readAll } from './caller.ts'

const desk = await openDesk()

type Row = {
  readonly account_id: string
  readonly prospect_id: number
  readonly user_id: string
  readonly from: string
  readonly to: string | null
  readonly assigned_by: string
  readonly assigned_by_event_id: number
  readonly notes: string | null
  readonly ended_by: string | null
  readonly ended_by_event_id: number | null
}

const ofProspect = (id: number) => readAll<Row>(desk, `/v2/prospects/${id}/assignments?limit=3`)
const ofUser = (id: string, query = '') => readAll<Row>(desk, `/v2/users/${id}/assignments?limit=3${query}`)
const assign = async (id: number, userIds: readonly string[], notes?: string) =>
  eventOf(await desk.post(assignment(id, userIds, notes === undefined ? {} : { event: { notes } })))

test('who has a prospect from its creation on, who takes it over and who gets it back are three rows', async () => {
  const [first, second] = [await insertMember(desk.sql, desk.home), await insertMember(desk.sql, desk.home)]
  const created = await call(desk, 'POST', '/v2/prospects', {
    body: { account_id: desk.home, assigned_to_user_ids: [first] },
  })
  const { id } = bodyOf<ProspectBody>(created)
  const taken = await assign(id, [second, first.toUpperCase()], 'Knows the street 🏠')
  const given = await assign(id, [second])
  const back = await assign(id, [first])
  const rows = await ofProspect(id)
  const begun = rows.at(-1)
  const by = { account_id: desk.home, prospect_id: id, assigned_by: desk.actor.id }
  const ended = (event: typeof given) => ({
    to: event.created_at,
    ended_by: desk.actor.id,
    ended_by_event_id: event.id,
  })
  expect(rows).toEqual([
    {
      ...by,
      user_id: first,
      from: back.created_at,
      assigned_by_event_id: back.id,
      notes: null,
      to: null,
      ended_by: null,
      ended_by_event_id: null,
    },
    {
      ...by,
      user_id: second,
      from: taken.created_at,
      assigned_by_event_id: taken.id,
      notes: 'Knows the street 🏠',
      ...ended(back),
    },
    {
      ...by,
      user_id: first,
      from: begun?.from,
      assigned_by_event_id: begun?.assigned_by_event_id,
      notes: null,
      ...ended(given),
    },
  ])
  expect(await ofUser(first)).toEqual([rows[0], rows[2]])
  expect(await ofUser(second)).toEqual([rows[1]])
  expect(await ofUser(first, `&from=${encodeURIComponent(back.created_at)}`)).toEqual([rows[0]])
  expect(await ofUser(first, `&to=${encodeURIComponent(back.created_at)}`)).toEqual([rows[2]])
})

test('an assignment that was deleted or taken back never was, and stands again when that is taken back', async () => {
  const id = await insertProspect(desk.sql, desk.home)
  const [first, second] = [await insertMember(desk.sql, desk.home), await insertMember(desk.sql, desk.home)]
  const hand = async (userId: string): Promise<{ readonly batch_id: string; readonly id: number }> => {
    const event = { prospect_id: id, event_type: 'Assign to User', context: { assignedToUserIds: [userId] } }
    const reply = await call(desk, 'POST', '/v2/leasing_events', { body: { events: [event] } })
    expect(reply.status, reply.text).toBe(201)
    return bodyOf<{ readonly results: readonly [{ readonly event: Awaited<ReturnType<typeof hand>> }] }>(reply)
      .results[0].event
  }
  const told = (rows: readonly Row[]) => rows.map((row) => [row.user_id, row.to !== null])
  await hand(first)
  const undone = await call(desk, 'POST', `/v2/batches/${(await hand(second)).batch_id}/undo`)
  expect(undone.status, undone.text).toBe(201)
  expect(told(await ofProspect(id))).toEqual([[first, false]])
  expect(told(await ofUser(second))).toEqual([])
  const { batch_id: undoing } = bodyOf<{ readonly batch_id: string }>(undone)
  const redone = await call(desk, 'POST', `/v2/batches/${undoing}/undo`)
  expect(redone.status, redone.text).toBe(201)
  const redoing = bodyOf<{ readonly batch_id: string }>(redone).batch_id
  expect(told(await ofProspect(id))).toEqual([
    [second, false],
    [first, true],
  ])
  expect((await call(desk, 'POST', `/v2/batches/${redoing}/undo`)).status).toBe(201)
  const deleted = await call(desk, 'DELETE', `/v2/leasing_events/${(await hand(second)).id}`)
  expect(deleted.status, deleted.text).toBe(200)
  expect(told(await ofUser(second))).toEqual([])
  expect(told(await ofUser(first))).toEqual([[first, false]])
})

test('over the whole demo, users and prospects tell the same, and somebody has a prospect where it says so', async () => {
  const prospects = await readAll<ProspectBody>(desk, '/v2/prospects?limit=500')
  const users = await readAll<{ readonly id: string }>(desk, '/v2/users?limit=500')
  const rows: Row[] = []
  for (const { id } of users) rows.push(...(await readAll<Row>(desk, `/v2/users/${id}/assignments?limit=500`)))
  expect(rows.length).toBeGreaterThan(100)
  const held = rows.filter(({ to }) => to === null).map((row) => `${row.prospect_id} ${row.user_id}`)
  const assigned = prospects.flatMap((one) => one.assigned_to_user_ids.map((userId) => `${one.id} ${userId}`))
  expect(held.toSorted()).toEqual(assigned.toSorted())
  const inOrder = (some: readonly Row[]) =>
    some.toSorted(
      (one, other) => one.assigned_by_event_id - other.assigned_by_event_id || one.user_id.localeCompare(other.user_id),
    )
  const [most] = [...Map.groupBy(rows, (row) => row.prospect_id)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  for (const id of [most?.[0] ?? 0, ...prospects.slice(0, 40).map((one) => one.id)])
    expect(inOrder(await ofProspect(id))).toEqual(inOrder(rows.filter((row) => row.prospect_id === id)))
}, 60_000)

test('nothing of another account is told, and what is unknown looks like it', async () => {
  const token = desk.demo.other_token
  const [stranger, prospect] = [await insertMember(desk.sql, desk.home), await insertProspect(desk.sql, desk.home)]
  for (const path of [
    `/v2/prospects/${prospect}/assignments`,
    '/v2/prospects/9007199254740991/assignments',
    `/v2/users/${stranger}/assignments`,
    `/v2/users/${desk.home}/assignments`,
    `/v2/users/${desk.actor.id}/assignments?account_id=${desk.home}`,
  ])
    errorOf(await call(desk, 'GET', path, { token }), 404)
  const theirs: PageBody<Row> = bodyOf(
    await call(desk, 'GET', `/v2/users/${desk.actor.id}/assignments?limit=500`, { token }),
  )
  expect(new Set(theirs.data.map((row) => row.account_id))).not.toContain(desk.home)
})

test.each([
  'limit=0',
  'limit=501',
  'cursor=nothing',
  'cursor=WyJ4Il0',
  'from=2025-03-01',
  'from=2025-03-01T24:00:00Z',
  'to=0000-01-01T00:00:00Z',
  'to=2025-03-01T00:00:00.0000001Z',
  'since=2025-03-01T00:00:00Z',
  'account_id=none',
])('a history of a user with %s is refused', async (query) => {
  errorOf(await call(desk, 'GET', `/v2/users/${desk.actor.id}/assignments?${query}`), 400)
})

test('a cursor is a place in its own list only', async () => {
  const [first, second] = [await insertMember(desk.sql, desk.home), await insertMember(desk.sql, desk.home)]
  const id = await insertProspect(desk.sql, desk.home)
  await assign(id, [first])
  await assign(id, [second])
  const page: PageBody<Row> = bodyOf(await call(desk, 'GET', `/v2/prospects/${id}/assignments?limit=1`))
  expect(page.has_more).toBe(true)
  errorOf(await call(desk, 'GET', `/v2/users/${first}/assignments?limit=1&cursor=${page.next_cursor}`), 400)
  errorOf(await call(desk, 'GET', `/v2/prospects/${id - 1}/assignments?cursor=${page.next_cursor}`), 400)
})
