import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../src/storage/database.ts'
import { deleteOldDeliveries, freeHeldDeliveries } from '../../../src/storage/webhooks/sending/old-deliveries.ts'
import { readChanges } from '../../../src/storage/webhooks/sending/read-changes.ts'
import { sendingSession, takeDeliveries } from '../../../src/storage/webhooks/sending/take-deliveries.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addEndpoint } from './endpoints.ts'

/** However much was told and waits, what the sender and the housekeeping ask for again and again reads little of it. */

/** Of PostgreSQL's pages of 8 KB. Read as a whole, each table here has some thousands. */
const mostPages = 800

let desk: Desk
/** As the sender's connection. */
let sending: Database

const fill = `
with told as (
  insert into webhook_changes (account_id, table_name, operation, lane, is_flat, record)
  select $1, 'prospects', 'UPDATE', n % 500 + 1, true, jsonb_build_object('id', n, 'notes', repeat('x', 500)) from generate_series(1, 40000) n
  returning account_id, id, lane
)
insert into webhook_deliveries (account_id, endpoint_id, change_id, lane, status, next_at, ended_at)
select t.account_id, $2, t.id, t.lane, s.status, case s.status when 'retrying' then now() + interval '1 day' end,
  case s.status when 'delivered' then now() end
from told t cross join lateral (
  select case when t.id % 100 > 20 then 'delivered' when t.lane < 100 then 'retrying' when t.lane < 120 then 'held' else 'ready' end as status
) s`

beforeAll(async () => {
  desk = await openDesk()
  sending = openDatabase({ url: desk.url, connections: 1, timeoutMs: 30_000, sessionOptions: sendingSession })
  for (let n = 0; n < 3; n++) {
    const accountId = await desk.addAccount()
    await desk.pool.query(fill, [accountId, await addEndpoint(desk, accountId)])
  }
  await desk.pool.query('analyze webhook_changes, webhook_deliveries')
})
afterAll(async () => {
  await sending.close()
  await desk.close()
})

type Asked = { readonly text: string; readonly values?: unknown[] }
type Plan = { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number }

/** Does the work, undoes it, and tells how many pages each of its statements read. */
const pagesOf = async (pool: pg.Pool, work: (client: pg.PoolClient) => Promise<unknown>): Promise<number[]> => {
  const client = await pool.connect()
  const pages: number[] = []
  const counting = {
    query: async (asked: string | Asked, given?: unknown[]) => {
      const { text, values = [] } = typeof asked === 'string' ? { text: asked, values: given ?? [] } : asked
      await client.query('savepoint counted')
      const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, values)
      await client.query('rollback to savepoint counted')
      const plan = (rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]?.Plan
      pages.push((plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0))
      return client.query(text, values)
    },
  }
  await client.query('begin')
  await work(counting as unknown as pg.PoolClient)
  await client.query('rollback')
  client.release()
  return pages
}

test('a look for what is next', async () => {
  const [look = Number.POSITIVE_INFINITY] = await pagesOf(sending.pool, (client) =>
    takeDeliveries(client, { deliveryIds: [], known: [] }),
  )
  // The rows themselves, each with a look at its lane.
  expect(look).toBeLessThan(3 * 4 * 128 * 8)
  const { rows } = await desk.pool.query<{ id: string }>('select id from webhook_endpoints')
  const known = rows.map(({ id }) => ({ endpointId: id, room: 0, fullLanes: [] }))
  const pages = await pagesOf(sending.pool, (client) => takeDeliveries(client, { deliveryIds: [], known }))
  expect(pages).toHaveLength(1)
  expect(pages[0]).toBeLessThan(mostPages)
})

test('what is told by some deliveries', async () => {
  const { rows } = await desk.pool.query<{ accountId: string; changeId: number }>(
    'select account_id as "accountId", change_id as "changeId" from webhook_deliveries order by id limit 64',
  )
  for (const pages of await pagesOf(sending.pool, (client) => readChanges(client, rows)))
    expect(pages).toBeLessThan(mostPages)
})

test('the housekeeping, when nothing is old', async () => {
  const pages = await pagesOf(desk.pool, (client) => deleteOldDeliveries(client as unknown as pg.Pool))
  expect(pages).toHaveLength(2)
  for (const one of pages) expect(one).toBeLessThan(mostPages)
})

test('what is held by nothing is set free, a bounded part at a time', async () => {
  const before = (await desk.pool.query("select from webhook_deliveries where status = 'held'")).rowCount ?? 0
  expect(before).toBeGreaterThan(1_000)
  const client = await desk.pool.connect()
  await freeHeldDeliveries(client)
  client.release()
  const { rows } = await desk.pool.query<{ n: number }>(
    "select count(*)::int as n from webhook_deliveries where status = 'held'",
  )
  expect(rows[0]?.n).toBeLessThan(before)
})
