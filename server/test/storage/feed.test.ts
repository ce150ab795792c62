import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FeedPlace, feedBeginning, readFeedEnd, readNewest } from '../../src/storage/feed/edge.ts'
import { type FeedQuery, findEvent, readFeed } from '../../src/storage/feed/read-feed.ts'
import { type Desk, openDesk } from '../engine/desk.ts'
import { untilInFeed } from '../support/feed.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const insert = `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context)
  values ($1, nextval('leasing_event_ids'), $2, nextval('leasing_event_ids'), $3, now(), gen_random_uuid(), '{}') returning id`

type Queryable = { readonly query: typeof desk.pool.query }

const write = async (
  db: Queryable,
  accountId: string,
  { prospectId = 1, eventType = 'Log Note' } = {},
): Promise<number> => {
  const { rows } = await db.query<{ id: number }>(insert, [accountId, prospectId, eventType])
  return rows[0]?.id ?? 0
}
const writeMany = async (accountId: string, types: readonly string[]): Promise<number[]> => {
  const ids: number[] = []
  for (const eventType of types) ids.push(await write(desk.pool, accountId, { eventType }))
  return ids
}

const read = (accountIds: readonly string[], query: Partial<FeedQuery> = {}) =>
  readFeed(desk.pool, { accountIds, after: feedBeginning, limit: 100, eventTypes: null, prospectId: null, ...query })
const ids = (page: { readonly events: readonly { readonly id: number }[] }): number[] => page.events.map(({ id }) => id)

test('an event that commits late comes later, and nothing comes before what was shown', async () => {
  const accountId = randomUUID()
  const [slow, quick] = [await desk.pool.connect(), await desk.pool.connect()]
  try {
    const before = await write(desk.pool, accountId)
    await untilInFeed(desk.pool)
    await slow.query('begin')
    const late = await write(slow, accountId)
    const early = await write(quick, accountId)
    expect(early).toBeGreaterThan(late)
    const first = await read([accountId])
    expect(ids(first)).toEqual([before])
    expect(await readNewest(desk.pool, [accountId])).toEqual([expect.objectContaining({ accountId, id: before })])
    await slow.query('commit')
    await untilInFeed(desk.pool)
    const second = await read([accountId], { after: first.end })
    expect(ids(second)).toEqual([late, early])
    expect(await read([accountId], { after: second.end })).toEqual({ events: [], end: second.end, hasMore: false })
  } finally {
    await slow.query('rollback')
    slow.release()
    quick.release()
  }
})

test('a transaction that took its number before another and its id after it stands where its number says', async () => {
  const accountId = randomUUID()
  const slow = await desk.pool.connect()
  try {
    await slow.query('begin')
    await slow.query('select pg_current_xact_id()')
    const first = await write(desk.pool, accountId)
    const later = await write(slow, accountId)
    expect(ids(await read([accountId]))).toEqual([])
    await slow.query('commit')
    await untilInFeed(desk.pool)
    expect(ids(await read([accountId]))).toEqual([later, first])
  } finally {
    await slow.query('rollback')
    slow.release()
  }
})

test('a reader who polls while many write in transactions of any length sees every event once, in one order', async () => {
  const accountIds = [randomUUID(), randomUUID(), randomUUID()]
  let isWriting = true
  const writer = async (place: number): Promise<number[]> => {
    const written: number[] = []
    for (let turn = 0; turn < 25; turn += 1) {
      const client = await desk.pool.connect()
      await client.query('begin')
      for (let event = 0; event <= turn % 3; event += 1)
        written.push(await write(client, accountIds[(place + event) % 3] ?? ''))
      if ((place + turn) % 4 === 0) await client.query('select pg_sleep(0.01)')
      await client.query(turn % 10 === 9 ? 'rollback' : 'commit')
      if (turn % 10 === 9) written.length -= (turn % 3) + 1
      client.release()
    }
    return written
  }
  const reader = async (): Promise<number[]> => {
    const seen: number[] = []
    let after: FeedPlace = feedBeginning
    for (;;) {
      const wasWriting = isWriting
      const page = await read(accountIds, { after, limit: 7 })
      seen.push(...ids(page))
      after = page.end
      if (!wasWriting && !page.hasMore) return seen
    }
  }
  const reading = reader()
  const stop = (): void => {
    isWriting = false
  }
  const written = await Promise.all([0, 1, 2, 3].map(writer))
    .then(async (lists) => {
      await untilInFeed(desk.pool)
      return lists
    })
    .finally(stop)
  const seen = await reading
  expect(seen.toSorted((a, b) => a - b)).toEqual(written.flat().toSorted((a, b) => a - b))
  expect(ids(await read(accountIds, { limit: 1_000 }))).toEqual(seen)
})

test('pages of any size and of several accounts are parts of one order', async () => {
  const accountIds = [randomUUID(), randomUUID()]
  const written: number[] = []
  for (let n = 0; n < 11; n += 1) written.push(await write(desk.pool, accountIds[n % 2] ?? ''))
  await untilInFeed(desk.pool)
  for (const limit of [1, 4, 10, 11, 12]) {
    const seen: number[] = []
    for (let after = feedBeginning, hasMore = true; hasMore; ) {
      const page = await read(accountIds, { after, limit })
      expect(page.events.length).toBeLessThanOrEqual(limit)
      seen.push(...ids(page))
      ;({ end: after, hasMore } = page)
    }
    expect(seen).toEqual(written)
  }
  expect(ids(await read(accountIds.slice(0, 1)))).toEqual(written.filter((_, n) => n % 2 === 0))
  expect(ids(await read([]))).toEqual([])
})

test('a filter by type looks at a bounded part of the feed, and its place goes on behind what it looked at', async () => {
  const accountId = randomUUID()
  const [, rare, , , last = 0] = await writeMany(accountId, ['New', 'Ghosting', 'New', 'New', 'New'])
  await untilInFeed(desk.pool)
  const page = await read([accountId], { eventTypes: ['Ghosting'] })
  expect([ids(page), page.end.id, page.hasMore]).toEqual([[rare], last, false])
  await desk.pool.query(
    `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context)
     select $1, nextval('leasing_event_ids'), 1, nextval('leasing_event_ids'), 'Log Note', now(), gen_random_uuid(), '{}' from generate_series(1, 1500)`,
    [accountId],
  )
  const end = await write(desk.pool, accountId, { eventType: 'Ghosting' })
  await untilInFeed(desk.pool)
  const empty = await read([accountId], { eventTypes: ['Ghosting'], after: page.end })
  expect([ids(empty), empty.hasMore]).toEqual([[], true])
  const found = await read([accountId], { eventTypes: ['Ghosting'], after: empty.end })
  expect([ids(found), found.hasMore, found.end.id]).toEqual([[end], false, end])
  const cut = await read([accountId], { eventTypes: ['New', 'Ghosting'], limit: 2 })
  expect([cut.events.length, cut.hasMore, cut.end.id]).toEqual([2, true, rare])
})

test('the events of one prospect are in the order of the feed, and of its account only', async () => {
  const accountId = randomUUID()
  const written: number[] = []
  for (let n = 0; n < 6; n += 1) written.push(await write(desk.pool, accountId, { prospectId: 7 + (n % 2) }))
  await write(desk.pool, randomUUID(), { prospectId: 7 })
  await untilInFeed(desk.pool)
  const own = written.filter((_, n) => n % 2 === 0)
  const page = await read([accountId], { prospectId: 7, limit: 2 })
  expect([ids(page), page.hasMore]).toEqual([own.slice(0, 2), true])
  const rest = await read([accountId], { prospectId: 7, limit: 2, after: page.end, eventTypes: ['Log Note'] })
  expect([ids(rest), rest.hasMore]).toEqual([own.slice(2), false])
})

test('what is written after the end of the feed was asked for comes behind it, also what was begun before', async () => {
  const accountId = randomUUID()
  await write(desk.pool, accountId)
  await untilInFeed(desk.pool)
  const slow = await desk.pool.connect()
  try {
    await slow.query('begin')
    const late = await write(slow, accountId)
    const end = await readFeedEnd(desk.pool)
    await slow.query('commit')
    const after = await write(desk.pool, accountId)
    await untilInFeed(desk.pool)
    expect(ids(await read([accountId], { after: end }))).toEqual([late, after])
  } finally {
    await slow.query('rollback')
    slow.release()
  }
})

test('one event is found by its id in its own account only', async () => {
  const accountId = randomUUID()
  const id = await write(desk.pool, accountId)
  expect(await findEvent(desk.pool, [randomUUID(), accountId], id)).toMatchObject({ id, accountId, prospectId: 1 })
  expect(await findEvent(desk.pool, [randomUUID()], id)).toBeNull()
  expect(await findEvent(desk.pool, [], id)).toBeNull()
})
