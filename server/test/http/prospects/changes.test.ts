import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { assignment } from '../app.ts'
import { type Caller, callAs } from './caller.ts'

let desk: Desk
let accountId: string
let userId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  userId = await desk.addMember(accountId, 'Property Manager')
})
afterAll(async () => {
  expect(await desk.verify()).toBeNull()
  await desk.close()
})

type Item = {
  readonly kind: string
  readonly at: string
  readonly by: string
  readonly event?: { readonly event_type: string }
  readonly changes?: readonly { readonly field: string; readonly old: unknown; readonly new: unknown }[]
}

const create = async ({ post }: Caller, fields: object = {}): Promise<number> =>
  (await post({ account_id: accountId, ...fields })).json().id

const historyOf = async ({ get }: Caller, id: number): Promise<Item[]> =>
  (await get(`/v2/prospects/${id}/history`)).json().data

test('a change touches the fields that are given, clears with null, and stands in the history', async () => {
  const caller = await callAs(desk, userId)
  const id = await create(caller, { name: 'Ada', phone: '(415) 555-0142', notes: 'old' })
  const response = await caller.patch(id, { phone: '+44 20 7946 0018', notes: null, prescreened: true })
  expect([response.statusCode, response.headers.etag]).toEqual([200, '"1-2"'])
  expect(response.json()).toMatchObject({ name: 'Ada', phone_e164: '+442079460018', notes: null, prescreened: true })
  const [change, first, ...more] = await historyOf(caller, id)
  expect(more).toEqual([])
  expect(first).toMatchObject({ kind: 'event', by: userId, event: { event_type: 'New' } })
  expect(change).toMatchObject({ kind: 'change', by: userId, at: response.json().updated_at })
  expect(change?.changes?.toSorted((a, b) => (a.field < b.field ? -1 : 1))).toEqual([
    { field: 'notes', old: 'old', new: null },
    { field: 'phone', old: '(415) 555-0142', new: '+44 20 7946 0018' },
    { field: 'phone_e164', old: '+14155550142', new: '+442079460018' },
    { field: 'prescreened', old: false, new: true },
  ])
})

test('a change that changes nothing writes nothing', async () => {
  const caller = await callAs(desk, userId)
  const id = await create(caller, { name: 'Ada', phone: '(415) 555-0142' })
  const before = await caller.get(`/v2/prospects/${id}`)
  for (const payload of [{}, { name: 'Ada' }, { phone: '(415) 555-0142', unit_id: null }]) {
    const response = await caller.patch(id, payload)
    expect([response.statusCode, response.body, response.headers.etag]).toEqual([200, before.body, before.headers.etag])
  }
  expect(await historyOf(caller, id)).toHaveLength(1)
})

test('a change with a stale tag is refused, also when an event made it stale', async () => {
  const caller = await callAs(desk, userId)
  const id = await create(caller)
  const { etag = '' } = (await caller.get(`/v2/prospects/${id}`)).headers
  expect((await caller.post(assignment(id, [userId]), '/leasing_events')).statusCode).toBe(201)
  expect((await caller.patch(id, { name: 'Late' }, etag)).statusCode).toBe(412)
  expect((await caller.patch(id, { name: 'In time' }, '"2-1"')).statusCode).toBe(200)
  expect((await caller.patch(id, { name: 'Late' }, '"2-1"')).statusCode).toBe(412)
  expect((await caller.patch(id, { name: 'Whatever it is' }, '*')).json().name).toBe('Whatever it is')
})

test('of many changes with one tag, one is made', async () => {
  const caller = await callAs(desk, userId)
  const id = await create(caller)
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => caller.patch(id, { name: `Writer ${n}` }, '"1-1"')),
  )
  expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, ...Array(11).fill(412)])
  const winner = answers.find((answer) => answer.statusCode === 200)
  expect((await caller.get(`/v2/prospects/${id}`)).body).toBe(winner?.body)
  expect(await historyOf(caller, id)).toHaveLength(2)
})

test('changes and assignments at the same time lose nothing of each other', async () => {
  const caller = await callAs(desk, userId)
  const id = await create(caller)
  const rounds = Array.from({ length: 40 }, (_, n) => n)
  const statuses = await Promise.all([
    ...rounds.map(async (n) => (await caller.patch(id, { notes: `note ${n}` })).statusCode),
    ...rounds.map(
      async (n) => (await caller.post(assignment(id, n % 2 ? [userId] : []), '/leasing_events')).statusCode,
    ),
  ])
  expect(statuses.toSorted()).toEqual([...Array(40).fill(200), ...Array(40).fill(201)])
  expect((await caller.get(`/v2/prospects/${id}`)).headers.etag).toBe('"41-41"')
  const items: Item[] = []
  for (let cursor = ''; ; ) {
    const page = (await caller.get(`/v2/prospects/${id}/history?limit=7${cursor}`)).json()
    items.push(...page.data)
    if (!page.has_more) break
    cursor = `&cursor=${page.next_cursor}`
  }
  const changes = items.flatMap((item) => item.changes ?? [])
  expect([items.length, changes.length]).toEqual([81, 40])
  expect(items.map((item) => item.at)).toEqual(
    items
      .map((item) => item.at)
      .toSorted()
      .toReversed(),
  )
  for (const [place, { old }] of changes.entries()) expect(old).toBe(changes[place + 1]?.new ?? null)
  expect(await desk.verify()).toBeNull()
})

test('a bulk assignment goes by the number that the prospect has now', async () => {
  const caller = await callAs(desk, userId)
  const id = await create(caller, { phone: '(415) 555-0150' })
  const other = await create(caller, { phone: '(415) 555-0151' })
  await caller.post(assignment(id, []), '/leasing_events')
  await caller.patch(id, { phone: '(415) 555-0151' })
  const body = assignment(id, [userId])
  const bulk = {
    events: body.events.map((event) => ({ ...event, context: { ...event.context, applyActionInBulk: true } })),
  }
  expect((await caller.post(bulk, '/leasing_events')).statusCode).toBe(201)
  expect((await caller.get(`/v2/prospects/${other}`)).json().assigned_to_user_ids).toEqual([userId])
})

test('the timeline has the newest event first and goes on where a page ended, whatever was added since', async () => {
  const caller = await callAs(desk, userId)
  const id = await create(caller)
  for (let n = 0; n < 4; n++) await caller.post(assignment(id, n % 2 ? [userId] : []), '/leasing_events')
  const first = (await caller.get(`/v2/prospects/${id}/leasing_events?limit=3`)).json()
  await caller.post(assignment(id, []), '/leasing_events')
  const rest = (await caller.get(`/v2/prospects/${id}/leasing_events?limit=3&cursor=${first.next_cursor}`)).json()
  const ids = [...first.data, ...rest.data].map((event: { id: number }) => event.id)
  const logged = (await desk.eventsOf(id)).map((event) => event.id)
  expect(ids).toEqual(logged.slice(0, 5).toReversed())
  expect(rest).toMatchObject({ next_cursor: null, has_more: false })
  const elsewhere = await create(caller)
  const foreign = await caller.get(`/v2/prospects/${elsewhere}/leasing_events?cursor=${first.next_cursor}`)
  expect(foreign.statusCode).toBe(400)
})

test('a place from before a merge, which numbers the events anew, is refused and not taken for the end', async () => {
  const caller = await callAs(desk, userId)
  const [id, other] = [await create(caller), await create(caller)]
  await caller.post(assignment(id, [userId]), '/leasing_events')
  for (const list of ['leasing_events', 'history']) {
    const path = `/v2/prospects/${id}/${list}?limit=1`
    const follow = async (cursor: string) => {
      const response = await caller.get(`${path}&cursor=${cursor}`)
      return [response.statusCode, response.json().details?.[0]?.keyword]
    }
    const { next_cursor: first } = (await caller.get(path)).json()
    expect(await follow(first)).toEqual([200, undefined])
    const merged = await caller.post({ merged_id: other }, `/v2/prospects/${id}/merges`)
    expect(await follow(first)).toEqual([400, 'cursor'])
    const { next_cursor: second } = (await caller.get(path)).json()
    await caller.post({}, `/v2/merges/${merged.json().id}/undo`)
    expect(await follow(second)).toEqual([400, 'cursor'])
  }
})
