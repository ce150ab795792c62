import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { assign, type Desk, openDesk, recorded, type TestEngine, useEngine } from '../../engine/desk.ts'
import { about, oneWritten, writeOf } from '../../engine/writing/events.ts'
import { type Caller, callAs } from './caller.ts'

let desk: Desk
let accountId: string
let owner: string
let team: readonly string[]
beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  owner = await desk.addMember(accountId, 'Owner')
  team = [await desk.addMember(accountId), await desk.addMember(accountId), await desk.addMember(accountId)]
})
afterAll(() => desk.close())

type Row = {
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
type Page = { readonly data: readonly Row[]; readonly next_cursor: string | null; readonly has_more: boolean }

const page = async ({ get }: Caller, url: string): Promise<Page> => {
  const response = await get(url)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}

/** All rows of a list, page by page. */
const all = async (caller: Caller, url: string, limit: number = limits.pageRows): Promise<Row[]> => {
  const first = `${url}${url.includes('?') ? '&' : '?'}limit=${limit}`
  const rows: Row[] = []
  let next: string | null = null
  do {
    const found: Page = await page(caller, next === null ? first : `${first}&cursor=${next}`)
    expect(found.has_more).toBe(found.next_cursor !== null)
    expect(found.data.length).toBeLessThanOrEqual(limit)
    rows.push(...found.data)
    next = found.next_cursor
  } while (next !== null)
  return rows
}

const oneProspect = async (): Promise<number> => (await desk.addProspects(accountId, 1))[0] ?? 0
const people = (...places: readonly number[]): string[] => places.map((place) => team[place] ?? '')
const ofProspect = (id: number): string => `/v2/prospects/${id}/assignments`
const ofUser = (id: string | undefined): string => `/v2/users/${id}/assignments`

const give = async (engine: TestEngine, prospectId: number, userIds: readonly string[], notes?: string) =>
  recorded(await engine.append(assign(owner, prospectId, userIds, notes === undefined ? {} : { notes }))).event

const giveLate = async (engine: TestEngine, prospectId: number, userIds: readonly string[], occurredAt: string) =>
  oneWritten(
    await engine.write(
      writeOf(owner, accountId, [
        about(prospectId, { eventType: 'Assign to User', assignedToUserIds: userIds, occurredAt }),
      ]),
    ),
  )

const remove = (engine: TestEngine, eventId: number) => {
  const actor = { userId: owner, tokenId: null, onlyAccountIds: null }
  return engine.deleteEvent({ actor, accountId, eventId, reason: null })
}

/** The same told by looking at each user alone, event by event. */
const naive = async (prospectId: number): Promise<Row[]> => {
  const { rows: events } = await desk.pool.query<{ id: number; at: string; by: string; ids: string[]; notes: string }>(
    `select id, created_at as at, created_by as by, notes, context -> 'assignedToUserIds' as ids from leasing_events
     where prospect_id = $1 and event_type = 'Assign to User' and not deleted order by created_at, id`,
    [prospectId],
  )
  return events
    .toReversed()
    .flatMap((event) => event.ids.map((userId) => ({ event, userId, place: events.indexOf(event) })))
    .filter(({ place, userId }) => !events[place - 1]?.ids.includes(userId))
    .map(({ event, userId, place }) => {
      const end = events.slice(place).find(({ ids }) => !ids.includes(userId))
      return {
        account_id: accountId,
        prospect_id: prospectId,
        user_id: userId,
        from: event.at,
        to: end?.at ?? null,
        assigned_by: event.by,
        assigned_by_event_id: event.id,
        notes: event.notes,
        ended_by: end?.by ?? null,
        ended_by_event_id: end?.id ?? null,
      }
    })
}

test('a prospect tells who had it from when to when, by whom and why', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const id = await oneProspect()
  const [lena = '', mary = ''] = team
  const first = await give(engine, id, [lena], 'Knows the street')
  await give(engine, id, [lena])
  const second = await give(engine, id, [mary])
  expect(await page(caller, ofProspect(id))).toEqual({
    data: [
      {
        account_id: accountId,
        prospect_id: id,
        user_id: mary,
        from: second.createdAt,
        to: null,
        assigned_by: owner,
        assigned_by_event_id: second.id,
        notes: null,
        ended_by: null,
        ended_by_event_id: null,
      },
      {
        account_id: accountId,
        prospect_id: id,
        user_id: lena,
        from: first.createdAt,
        to: second.createdAt,
        assigned_by: owner,
        assigned_by_event_id: first.id,
        notes: 'Knows the street',
        ended_by: owner,
        ended_by_event_id: second.id,
      },
    ],
    next_cursor: null,
    has_more: false,
  })
  expect((await page(caller, ofProspect(await oneProspect()))).data).toEqual([])
})

const step = fc.record({
  prospect: fc.nat({ max: 1 }),
  assigned: fc.subarray([0, 1, 2]).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
  how: fc.constantFrom('now', 'now', 'now', 'late', 'deleted'),
  at: fc.integer({ min: 10, max: 28 }).map((day) => `2025-03-${day}T00:00:00.000000Z`),
})

test('both histories are what the events say, over any of them, page by page', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const history = fc.record({ steps: fc.array(step, { maxLength: 12 }), limit: fc.integer({ min: 1, max: 4 }) })
  await fc.assert(
    fc.asyncProperty(history, async ({ steps, limit }) => {
      const ids = [await oneProspect(), await oneProspect()]
      for (const { prospect, assigned, how, at } of steps) {
        const id = ids[prospect] ?? 0
        if (how === 'late') await giveLate(engine, id, people(...assigned), at)
        else {
          const event = await give(engine, id, people(...assigned))
          if (how === 'deleted') await remove(engine, event.id)
        }
      }
      const expected = (await Promise.all(ids.map(naive))).flat()
      for (const id of ids)
        expect(await all(caller, ofProspect(id), limit)).toEqual(expected.filter((row) => row.prospect_id === id))
      for (const userId of team) {
        const rows = (await all(caller, ofUser(userId), limit)).filter((row) => ids.includes(row.prospect_id))
        const own = expected.filter((row) => row.user_id === userId)
        const newest = (one: Row, other: Row) =>
          other.from.localeCompare(one.from) || other.assigned_by_event_id - one.assigned_by_event_id
        expect(rows).toEqual(own.toSorted(newest))
      }
      // So that the lists of the next history are as short as those of this one.
      await desk.pool.query('delete from assignment_starts')
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('an event that comes late while somebody pages makes no row disappear', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const id = await oneProspect()
  for (const place of [0, 1, 2, 0]) await give(engine, id, people(place))
  const first = await page(caller, `${ofProspect(id)}?limit=2`)
  await giveLate(engine, id, people(2), '2025-03-01T00:00:00.000000Z')
  const rest = await page(caller, `${ofProspect(id)}?limit=10&cursor=${first.next_cursor}`)
  expect([...first.data, ...rest.data].map((row) => row.user_id)).toEqual(people(0, 2, 1, 0, 2))
})

test('a page that is cut in the middle of one event goes on with the others whom it names', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const id = await oneProspect()
  await give(engine, id, people(2, 0, 1))
  await give(engine, id, people(1))
  expect((await all(caller, ofProspect(id), 1)).map((row) => [row.user_id, row.to === null])).toEqual([
    [team[2], false],
    [team[0], false],
    [team[1], true],
  ])
})

test('pages end early where a prospect was assigned to the same people again and again, and lose nothing', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const userId = await desk.addMember(accountId)
  const id = await oneProspect()
  await give(engine, id, [userId])
  for (let times = 0; times < 3 * limits.looksPerAssignmentsPage; times++) await give(engine, id, [userId])
  for (const url of [ofProspect(id), ofUser(userId)]) {
    expect(await page(caller, `${url}?limit=1`)).toMatchObject({ data: [], has_more: true })
    expect((await all(caller, url, 1)).map((row) => row.from)).toEqual([(await desk.eventsOf(id))[0]?.createdAt])
  }
})

test('a page of a user looks at a bounded number of events, and the pages together at all', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const userId = await desk.addMember(accountId)
  const ids = await desk.addProspects(accountId, 2 * limits.looksPerAssignmentsPage)
  for (const id of ids) await give(engine, id, [userId])
  const events = limits.eventsPerAssignmentsLook - 1
  await desk.pool.query('update prospects set version = $1 where id = any($2)', [events, ids])
  expect((await page(caller, ofUser(userId))).data).toHaveLength(limits.looksPerAssignmentsPage)
  expect((await all(caller, ofUser(userId))).map((row) => row.prospect_id)).toEqual(ids.toReversed())
  // A version that late events and deletions have raised says nothing of how many events there are.
  await desk.pool.query('update prospects set renumbered = true where id = any($1)', [ids])
  expect((await page(caller, ofUser(userId))).data).toHaveLength(ids.length)
  await desk.pool.query('update prospects set version = 1, renumbered = false where id = any($1)', [ids])
})

test('a merged prospect has its history where it went, for its users too', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const userId = await desk.addMember(accountId)
  const [kept, merged] = [await oneProspect(), await oneProspect()]
  await give(engine, kept, people(0))
  await give(engine, merged, [userId])
  await give(engine, merged, people(1))
  const { next_cursor: before } = await page(caller, `${ofProspect(merged)}?limit=1`)
  const merging = await caller.post({ merged_id: merged }, `/v2/prospects/${kept}/merges`)
  const moved = await caller.get(`${ofProspect(merged)}?limit=3`)
  expect([moved.statusCode, moved.headers.location]).toEqual([307, `${ofProspect(kept)}?limit=3`])
  const rows = await all(caller, ofProspect(kept))
  expect(rows).toEqual(await naive(kept))
  expect(rows.map((row) => row.user_id)).toEqual([team[1], userId, team[0]])
  expect(await all(caller, ofUser(userId))).toEqual(rows.filter((row) => row.user_id === userId))
  await caller.post({}, `/v2/merges/${merging.json().id}/undo`)
  expect((await caller.get(`${ofProspect(merged)}?cursor=${before}`)).statusCode).toBe(400)
})

test('a user without an account in common is unknown, and prospects of other accounts never show', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const [elsewhere, stranger] = [await desk.addAccount(), await desk.addUser()]
  await desk.setMember(elsewhere, stranger, 'Owner')
  const both = await desk.addMember(accountId)
  await desk.setMember(elsewhere, both, 'Leasing Agent')
  const [foreign = 0] = await desk.addProspects(elsewhere, 1)
  recorded(await engine.append(assign(stranger, foreign, [both, stranger])))
  const own = await oneProspect()
  await give(engine, own, [both])
  expect((await caller.get(ofUser(stranger))).statusCode).toBe(404)
  expect((await caller.get(ofUser(randomUUID()))).statusCode).toBe(404)
  expect((await caller.get(ofProspect(foreign))).statusCode).toBe(404)
  expect((await caller.get(`${ofUser(both)}?account_id=${elsewhere}`)).statusCode).toBe(404)
  expect((await all(caller, ofUser(both))).map((row) => row.prospect_id)).toEqual([own])
  const theirs = await callAs(desk, stranger)
  expect((await all(theirs, ofUser(both.toUpperCase()))).map((row) => row.prospect_id)).toEqual([foreign])
  await desk.removeMember(accountId, both)
  expect(await all(caller, ofUser(both))).toHaveLength(1)
})

test('a history of a user may be of a time: from its first moment on, up to its last', async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, owner)
  const userId = await desk.addMember(accountId)
  const begins: string[] = []
  for (const id of await desk.addProspects(accountId, 3)) begins.push((await give(engine, id, [userId])).createdAt)
  const [first = '', second = '', third = ''] = begins
  const begun = async (query: string) => (await all(caller, `${ofUser(userId)}?${query}`, 1)).map((row) => row.from)
  expect(await begun(`from=${second}`)).toEqual([third, second])
  expect(await begun(`to=${second}`)).toEqual([first])
  expect(await begun(`from=${second}&to=${third}&account_id=${accountId.toUpperCase()}`)).toEqual([second])
  expect(await begun(`from=${third}&to=${first}`)).toEqual([])
  const { next_cursor: cursor } = await page(caller, `${ofUser(userId)}?limit=1`)
  expect((await caller.get(`${ofUser(userId)}?limit=1&from=${second}&cursor=${cursor}`)).statusCode).toBe(400)
})
