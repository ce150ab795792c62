import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { feedBeginning, readFeedEnd } from '../../src/storage/feed/edge.ts'
import { readFeed } from '../../src/storage/feed/read-feed.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from '../engine/desk.ts'
import { untilInFeed } from '../support/feed.ts'

let desk: Desk
let accountId: string
let userId: string
let prospectId: number

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  userId = await desk.addMember(accountId)
})
afterAll(() => desk.close())
beforeEach(async () => {
  ;[prospectId = 0] = await desk.addProspects(accountId, 1)
})

const start = () => migrate({ url: desk.url, timeoutMs: 5_000 })
/** What is added to the numbers, by the table and by the column's default. */
const offsets = async (): Promise<unknown> => {
  const { rows } = await desk.pool.query(
    `select offset_of_order as "offset", pg_get_expr(adbin, adrelid) as "default" from feed_order, pg_attrdef
     where adrelid = 'leasing_events'::regclass and pg_get_expr(adbin, adrelid) like '%xact%'`,
  )
  return rows
}
/** As it is after a restore on a server whose transactions are numbered lower. */
const moveLog = (by: number) => desk.pool.query('update leasing_events set commit_order = commit_order + $1', [by])
const highestOrder = async (): Promise<number> =>
  (await desk.pool.query<{ highest: number }>('select max(commit_order) as highest from leasing_events')).rows[0]
    ?.highest ?? 0
const feed = async () => {
  await untilInFeed(desk.pool)
  return (
    await readFeed(desk.pool, {
      accountIds: [accountId],
      after: feedBeginning,
      limit: 100_000,
      eventTypes: null,
      prospectId: null,
    })
  ).events.map(({ id }) => id)
}
const logged = async () =>
  (await desk.pool.query<{ id: number }>('select id from leasing_events order by id')).rows.map(({ id }) => id)

test('a log on the server that wrote it is left as it is', async () => {
  const engine = useEngine(desk.url)
  recorded(await engine.append(assign(userId, prospectId, [userId])))
  const before = await offsets()
  await start()
  expect(await offsets()).toEqual(before)
  expect(await feed()).toEqual(await logged())
})

test('a log that came from a server with higher numbers is shown whole, and what is new comes behind it, also for servers that run', async () => {
  const engine = useEngine(desk.url)
  for (let n = 0; n < 3; n += 1) recorded(await engine.append(assign(userId, prospectId, [userId])))
  await moveLog(5_000_000_000)
  expect(await feed()).toEqual([])
  const readers = (await readFeedEnd(desk.pool)).commitOrder
  await start()
  expect(await feed()).toEqual(await logged())
  expect((await readFeedEnd(desk.pool)).commitOrder).toBeGreaterThan(readers)
  // Twice: once by the statement of a lone event, once by that of a batch.
  recorded(await engine.append(assign(userId, prospectId, [userId])))
  const several = await Promise.all([1, 2, 3].map(() => engine.append(assign(userId, prospectId, [userId]))))
  several.forEach(recorded)
  expect(await feed()).toEqual(await logged())
  const once = await offsets()
  await start()
  expect(await offsets()).toEqual(once)
})

test('several servers that start at once on a moved log, while another one writes, mend the order once', async () => {
  const engine = useEngine(desk.url)
  await moveLog(5_000_000_000)
  const highest = await highestOrder()
  let isStarting = true
  const writing = (async () => {
    while (isStarting) recorded(await engine.append(assign(userId, prospectId, [userId])))
  })()
  await Promise.all([start(), start(), start(), start()]).finally(() => {
    isStarting = false
  })
  await writing
  recorded(await engine.append(assign(userId, prospectId, [userId])))
  expect(await highestOrder()).toBeLessThan(highest + 2_000_000_000)
  const seen = await feed()
  expect(seen.at(-1)).toBe((await logged()).at(-1))
  expect(seen.toSorted((a, b) => a - b)).toEqual(await logged())
})

test('moved again and again, the order only rises', async () => {
  const engine = useEngine(desk.url)
  const ends: number[] = []
  for (let move = 0; move < 3; move += 1) {
    recorded(await engine.append(assign(userId, prospectId, [userId])))
    await moveLog(10_000_000_000)
    await start()
    ends.push((await readFeedEnd(desk.pool)).commitOrder)
  }
  expect(ends).toEqual(ends.toSorted((a, b) => a - b))
  expect(await feed()).toHaveLength((await logged()).length)
})
