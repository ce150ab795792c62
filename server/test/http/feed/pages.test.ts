import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WantedEvent } from '../../../src/engine/writing/commands.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from '../../engine/desk.ts'
import { about, oneWritten, writeOf } from '../../engine/writing/events.ts'
import { untilInFeed } from '../../support/feed.ts'
import { addToken, bearer, shareApp } from '../app.ts'

let desk: Desk
let app: FastifyInstance
let accountId: string
let secondId: string
let userId: string
let prospectIds: readonly [number, number, number]
let token: string
/** The ids of the events that stand in the feed: two of the first prospect, two of the second, one of another account's. */
let written: number[]

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  ;({ app } = await shareApp(desk))
  ;[accountId, secondId] = [await desk.addAccount(), await desk.addAccount()]
  userId = await desk.addMember(accountId, 'Owner')
  await desk.setMember(secondId, userId, 'Leasing Agent')
  const [first = 0, second = 0] = await desk.addProspects(accountId, 2)
  const [third = 0] = await desk.addProspects(secondId, 1)
  prospectIds = [first, second, third]
  token = (await addToken(desk, userId)).token
  const engine = useEngine(desk.url)
  const assigned = await engine.append(assign(userId, first, [userId], { notes: 'héllo\n👩‍👩‍👧' }))
  written = [recorded(assigned).event.id]
  const others: [string, WantedEvent][] = [
    [accountId, about(first, { eventType: 'Contacted, Awaiting Information' })],
    [accountId, about(second, { notes: 'two' })],
    [accountId, about(second, { notes: 'three' })],
    [secondId, about(third, { notes: 'four' })],
  ]
  for (const [account, event] of others)
    written.push(oneWritten(await engine.write(writeOf(userId, account, [event]))).id)
  await untilInFeed(desk.pool)
})

type Answer = {
  readonly status: number
  readonly data: readonly Record<string, unknown>[]
  readonly next_cursor: string
  readonly has_more: boolean
  readonly details: readonly unknown[]
}
const ask = async (query: Record<string, string | number>): Promise<Answer> => {
  const texts = Object.entries(query).map(([name, value]) => [name, String(value)])
  const response = await app.inject({
    url: '/v2/leasing_events',
    query: Object.fromEntries(texts),
    headers: bearer(token),
  })
  return { status: response.statusCode, ...response.json() }
}
const idsOf = ({ data }: Answer): unknown[] => data.map(({ id }) => id)

test('a row has everything that is known of the event', async () => {
  const { data } = await ask({})
  expect(data[0]).toEqual({
    id: written[0],
    account_id: accountId,
    prospect_id: prospectIds[0],
    event_type: 'Assign to User',
    group: 'admin',
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    source: null,
    notes: 'héllo\n👩‍👩‍👧',
    planned_date_time: null,
    next_follow_up: null,
    unit_id: null,
    recorded_at: data[0]?.['created_at'],
    deleted: false,
    deleted_at: null,
    deleted_by: null,
    deletion_reason: null,
    created_by: userId,
    context: { assignedToUserIds: [userId], createdByUserRole: 'Owner', previousAssignedToUserIds: [] },
    batch_id: null,
    external_id: null,
    undoes_batch_id: null,
  })
  expect(data[1]).toMatchObject({ group: 'pipeline', context: { createdByUserRole: 'Owner' } })
  const one = await app.inject({ url: `/v2/leasing_events/${written[0]}`, headers: bearer(token) })
  expect(one.json()).toEqual(data[0])
})

test('page after page holds every event once, and the place at the end stays a place', async () => {
  const seen: unknown[] = []
  let page = await ask({ limit: 2 })
  for (; page.has_more; page = await ask({ limit: 2, after: page.next_cursor })) seen.push(...idsOf(page))
  seen.push(...idsOf(page))
  expect(seen).toEqual(written)
  const end = await ask({ after: page.next_cursor })
  expect([end.data, end.next_cursor, end.has_more]).toEqual([[], page.next_cursor, false])
  const engine = useEngine(desk.url)
  const event = oneWritten(await engine.write(writeOf(userId, accountId, [about(prospectIds[0], { notes: 'later' })])))
  await untilInFeed(desk.pool)
  expect(idsOf(await ask({ after: end.next_cursor }))).toEqual([event.id])
})

test('a feed without events has a beginning to go on from', async () => {
  const emptyId = await desk.addAccount()
  await desk.setMember(emptyId, userId, 'Owner')
  token = (await addToken(desk, userId)).token
  const empty = await ask({ account_id: emptyId })
  expect([empty.data, empty.has_more]).toEqual([[], false])
  expect(idsOf(await ask({ after: empty.next_cursor }))).toEqual(written)
})

test('filters leave out what they do not name, also a type with a comma in its name', async () => {
  expect(idsOf(await ask({ account_id: secondId.toUpperCase() }))).toEqual([written[4]])
  expect(idsOf(await ask({ prospect_id: prospectIds[1] }))).toEqual([written[2], written[3]])
  expect(idsOf(await ask({ event_type: 'Contacted, Awaiting Information' }))).toEqual([written[1]])
  const types = 'Assign to User,Contacted, Awaiting Information'
  expect(idsOf(await ask({ event_type: types }))).toEqual(written.slice(0, 2))
  expect(idsOf(await ask({ event_type: types, prospect_id: prospectIds[1] }))).toEqual([])
})

test('a place does not depend on the filters that it was reached with', async () => {
  const { next_cursor: after } = await ask({ prospect_id: prospectIds[0], limit: 1 })
  expect(idsOf(await ask({ after }))).toEqual(written.slice(1))
})

test.each([
  [{ after: 'nonsense' }, 'cursor', '.after'],
  [{ after: '' }, 'cursor', '.after'],
  [{ after: Buffer.from('["4xYmoQ9q",1,2]').toString('base64url') }, 'cursor', '.after'],
  [{ after: 'x'.repeat(600) }, 'maxLength', '.after'],
  [{ cursor: 'x' }, 'additionalProperties', ''],
  [{ event_type: 'Ghosting,Nonsense' }, 'enum', '.event_type[1]'],
  [{ prospect_id: '9007199254740993' }, 'maximum', '.prospect_id'],
  [{ prospect_id: '12.0' }, 'type', '.prospect_id'],
  [{ limit: 501 }, 'maximum', '.limit'],
  [{ account_id: 'urn:uuid:1259ef6e-61ee-42cb-b6bd-7fe547569d7c' }, 'format', '.account_id'],
] as const)('%o is refused', async (query, keyword, dataPath) => {
  const { status, details } = await ask(query)
  expect([status, details]).toEqual([400, [expect.objectContaining({ keyword, dataPath })]])
})

test('a place that was made up is a place without rights: it shows nothing of others', async () => {
  const [list] = JSON.parse(Buffer.from((await ask({})).next_cursor, 'base64url').toString())
  const made = (values: string) => Buffer.from(`["${list}",${values}]`).toString('base64url')
  expect(idsOf(await ask({ after: made('0,0') }))).toEqual(written)
  expect(idsOf(await ask({ after: made('9007199254740991,9007199254740991') }))).toEqual([])
  for (const values of ['-1,0', '1', '1,2,3', '1.5,2', '"1",2', 'null,1', '9007199254740992,1'])
    expect((await ask({ after: made(values) })).status, values).toBe(400)
})
