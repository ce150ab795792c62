import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { type Body, bodyOf, dataOf, faultOf, setStatus, stored, useWebhooks, type Webhooks } from './office.ts'

let desk: Desk
let hooks: Webhooks
const nudge = vi.fn()

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  nudge.mockClear()
  hooks = await useWebhooks(desk, { nudge })
})

/** Deliveries that were put down a minute after one another, the oldest first. */
const fill = async (endpointId: string, count: number, prospects = 1): Promise<number[]> => {
  const { rows } = await desk.pool.query<{ id: number }>(
    `with change as (
       insert into webhook_changes (account_id, table_name, operation, lane, event_type, is_flat, record)
       select $1, 'leasing_events', 'INSERT', n % $4::int + 1, case when n % 2 = 0 then 'Log Note' else 'Still Deciding' end, true, '{}'
       from generate_series(0, $3::int - 1) n returning id, lane
     )
     insert into webhook_deliveries (account_id, endpoint_id, change_id, lane, created_at)
     select $1, $2, id, lane, timestamptz '2024-10-05T00:00:00Z' + row_number() over (order by id) * interval '1 minute' from change order by id
     returning id`,
    [hooks.home, endpointId, count, prospects],
  )
  return rows.map(({ id }) => id)
}

type Listed = { readonly ids: unknown[]; readonly next: unknown }

const list = async (endpointId: string, query: Record<string, string> = {}): Promise<Listed> => {
  const page = await hooks.get(`/webhooks/${endpointId}/deliveries?${new URLSearchParams(query)}`)
  expect(page['has_more']).toBe(page['next_cursor'] !== null)
  return { ids: dataOf(page).map(({ id }) => id), next: page['next_cursor'] }
}

/** All pages. */
const walk = async (
  endpointId: string,
  query: Record<string, string> = {},
): Promise<{ ids: unknown[]; pages: number }> => {
  const ids: unknown[] = []
  let cursor: unknown
  for (let pages = 1; ; pages++) {
    const page = await list(endpointId, { ...query, ...(cursor === undefined ? {} : { cursor: String(cursor) }) })
    ids.push(...page.ids)
    if (page.next === null) return { ids, pages }
    cursor = page.next
  }
}

test('the log is listed page by page, the newest first, each delivery once', async () => {
  const { id } = await hooks.add()
  const { id: other } = await hooks.add()
  const all = (await fill(id, 5)).toReversed()
  await fill(other, 3)
  expect(await list(id)).toEqual({ ids: all, next: null })
  expect(await walk(id, { limit: '2' })).toEqual({ ids: all, pages: 3 })
  expect(await walk(id, { limit: '5' })).toEqual({ ids: all, pages: 1 })
  const { next } = await list(id, { limit: '2' })
  // What comes later does not move the pages.
  await fill(id, 2)
  expect((await list(id, { limit: '2', cursor: String(next) })).ids).toEqual(all.slice(2, 4))
  const elsewhere = await hooks.send('GET', `/webhooks/${other}/deliveries?cursor=${next}`)
  expect(faultOf(elsewhere, 400)[0]).toBe('cursor')
})

test('filters find what they name, alone and together', async () => {
  const { id } = await hooks.add()
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = await fill(id, 6, 3)
  for (const one of [a, d]) await setStatus(desk, one, 'delivered')
  await setStatus(desk, b, 'failed')
  await setStatus(desk, c, 'retrying')
  const found = async (query: Record<string, string>) => (await list(id, query)).ids
  expect(await found({ status: 'delivered' })).toEqual([d, a])
  expect(await found({ status: 'failed,delivered,failed' })).toEqual([d, b, a])
  expect(await found({ status: 'held' })).toEqual([])
  expect(await found({ prospect_id: '1' })).toEqual([d, a])
  expect(await found({ prospect_id: '1', status: 'ready' })).toEqual([])
  expect(await found({ event_type: 'Log Note' })).toEqual([e, c, a])
  expect(await found({ event_type: 'Log Note,Still Deciding', status: 'retrying' })).toEqual([c])
  expect(await found({ table: 'leasing_events', status: 'ready' })).toEqual([f, e])
  expect(await found({ table: 'units' })).toEqual([])
  expect(await found({ created_after: '2024-10-05T00:03:00Z' })).toEqual([f, e, d, c])
  expect(await found({ created_before: '2024-10-05T00:03:00Z' })).toEqual([b, a])
  expect(
    await found({ created_after: '2024-10-05T02:02:00+02:00', created_before: '2024-10-05T00:04:00.000001Z' }),
  ).toEqual([d, c, b])
  expect(await found({ created_after: '2024-10-05T00:02:00Z', status: 'delivered' })).toEqual([d])
  expect(await found({ created_after: '9999-12-31T23:59:59Z' })).toEqual([])
  expect(await found({ created_before: '0001-01-01T00:00:00Z' })).toEqual([])
  const wrong = ['status=', 'status=sent', 'table=users', 'event_type=x', 'prospect_id=0', 'created_after=2024-10-05']
  for (const query of wrong)
    expect((await hooks.send('GET', `/webhooks/${id}/deliveries?${query}`)).statusCode, query).toBe(400)
})

test('a filter looks at so many deliveries a page, and the pages together find all; by time it looks at no others', async () => {
  const { id } = await hooks.add()
  const count = 2 * webhookLimits.deliveriesLookedAt + 500
  const ids = await fill(id, count, count)
  expect(await list(id, { prospect_id: '1' })).toMatchObject({ ids: [], next: expect.any(String) })
  expect(await walk(id, { prospect_id: '1' })).toEqual({ ids: [ids[0]], pages: 3 })
  expect(await walk(id, { event_type: 'Log Note', limit: '500' })).toEqual({
    ids: ids.filter((_, n) => n % 2 === 0).toReversed(),
    pages: 3,
  })
  const early = { created_after: '2024-10-05T00:02:00Z', created_before: '2024-10-05T00:12:00Z' }
  expect(await walk(id, early)).toEqual({ ids: ids.slice(1, 11).toReversed(), pages: 1 })
  expect(await walk(id, { ...early, limit: '4' })).toEqual({ ids: ids.slice(1, 11).toReversed(), pages: 3 })
  expect(await list(id, { created_before: '2024-10-05T00:01:00Z' })).toEqual({ ids: [], next: null })
})

test('by time everything is found, also what got its moment a little later than its id', async () => {
  const { id } = await hooks.add()
  const ids = await fill(id, 400)
  await desk.pool.query(
    `update webhook_deliveries set created_at = created_at + (case id % 7 when 0 then 2 when 1 then -2 else 0 end) * interval '1 second'
       - interval '59 seconds' * (id - $2::bigint) where endpoint_id = $1`,
    [id, ids[0]],
  )
  const { rows } = await desk.pool.query<{ id: number; created_at: string }>(
    'select id, created_at from webhook_deliveries where endpoint_id = $1 order by id desc',
    [id],
  )
  for (const [after, before] of [
    [20, 300],
    [0, 7],
    [123, 124],
    [399, 0],
  ] as const) {
    const [from, below] = [rows[399 - after]?.created_at ?? '', rows[399 - before]?.created_at ?? '']
    const expected = rows.filter((row) => row.created_at >= from && row.created_at < below).map((row) => row.id)
    const found = await walk(id, { created_after: from, created_before: below, limit: '500' })
    expect(found.ids).toEqual(expected)
  }
})

test('one delivery shows what it says and every try', async () => {
  const { add, addUnit, get, send } = hooks
  const { id } = await add({ tables: ['units'] })
  const unitId = await addUnit()
  const [made] = await stored(desk, id)
  await setStatus(desk, made?.id ?? 0, 'failed')
  await desk.pool.query(
    `insert into webhook_attempts (account_id, endpoint_id, delivery_id, attempt, started_at, duration_ms, outcome, status_code, reply)
     values ($1, $2, $3, 2, '2024-10-05T18:53:08.4Z', 31, 'answered', 500, 'oops'), ($1, $2, $3, 1, '2024-10-05T18:53:03Z', 10000, 'timeout', null, 'slow')`,
    [hooks.home, id, made?.id],
  )
  const found = await get(`/webhooks/${id}/deliveries/${made?.id}`)
  const [listed] = dataOf(await get(`/webhooks/${id}/deliveries`))
  expect(found).toEqual({
    ...listed,
    attempts_made: [
      {
        attempt: 1,
        started_at: '2024-10-05T18:53:03.000000Z',
        duration_ms: 10_000,
        outcome: 'timeout',
        status_code: null,
        reply: 'slow',
      },
      {
        attempt: 2,
        started_at: '2024-10-05T18:53:08.400000Z',
        duration_ms: 31,
        outcome: 'answered',
        status_code: 500,
        reply: 'oops',
      },
    ],
    body: {
      format: 'standard',
      sequence: made?.sequence,
      table: 'units',
      record: expect.objectContaining({ id: unitId }),
    },
  })
  expect(found).toMatchObject({ status: 'failed', first_attempt_at: expect.any(String), ended_at: expect.any(String) })
  const { id: other } = await add()
  for (const path of [`${other}/deliveries/${made?.id}`, `${id}/deliveries/${Number.MAX_SAFE_INTEGER}`])
    expect((await send('GET', `/webhooks/${path}`)).statusCode).toBe(404)
  const tooLarge = await useWebhooks(desk, { bodyOf: () => null })
  const shown = await tooLarge.send('GET', `/webhooks/${id}/deliveries/${made?.id}`, undefined, {}, hooks.token)
  expect(bodyOf(shown, 200)['body']).toBeNull()
})

test('what waits is counted up to a limit', async () => {
  const { add, get } = hooks
  const { id } = await add()
  const ids = await fill(id, 4)
  await setStatus(desk, ids[0] ?? 0, 'delivered')
  await setStatus(desk, ids[1] ?? 0, 'retrying')
  await setStatus(desk, ids[2] ?? 0, 'held')
  expect((await get(`/webhooks/${id}`))['waiting']).toBe(3)
  await fill(id, webhookLimits.waitingCounted)
  expect((await get(`/webhooks/${id}`))['waiting']).toBe(webhookLimits.waitingCounted)
})

test('what waits for its next try is tried now when it is sent again; what has ended is told once more, after all others', async () => {
  const { add, send } = hooks
  const { id } = await add()
  const [late = 0, failed = 0, done = 0, ready = 0, held = 0] = await fill(id, 5)
  await setStatus(desk, late, 'retrying')
  await setStatus(desk, failed, 'failed')
  await setStatus(desk, done, 'delivered')
  await setStatus(desk, held, 'held')
  const resend = (one: number) => send('POST', `/webhooks/${id}/deliveries/${one}/resend`)
  expect(bodyOf(await resend(late), 202)).toMatchObject({ id: late, status: 'retrying' })
  expect(nudge).toHaveBeenCalledTimes(1)
  const again = await Promise.all([resend(failed), resend(done)])
  expect(nudge).toHaveBeenCalledTimes(3)
  const [one, other] = again.map((answer) => bodyOf(answer, 202)) as [Body, Body]
  const rows = await stored(desk, id)
  expect(rows.find((row) => row.id === late)).toMatchObject({ due: true })
  expect(rows.find((row) => row.id === failed)).toMatchObject({ status: 'failed' })
  for (const [answer, before] of [
    [one, failed],
    [other, done],
  ] as const) {
    const sequence = rows.find((row) => row.id === before)?.sequence
    expect(answer).toMatchObject({ status: 'ready', attempts: 0, sequence, message_id: `msg_${sequence}` })
    expect(Number(answer['id'])).toBeGreaterThan(held)
    expect(rows.find((row) => row.id === answer['id'])).toMatchObject({ sequence, lane: 1, status: 'ready' })
  }
  nudge.mockClear()
  for (const waiting of [ready, held]) expect(faultOf(await resend(waiting), 409)).toEqual(['notSentYet', '', {}])
  expect((await resend(Number.MAX_SAFE_INTEGER)).statusCode).toBe(404)
  expect(await stored(desk, id)).toHaveLength(7)
  expect(nudge).not.toHaveBeenCalled()
})

test('with a key something is sent again once, and nobody is told before it is committed', async () => {
  const { add, send } = hooks
  const { id } = await add()
  const [one = 0] = await fill(id, 1)
  await setStatus(desk, one, 'delivered')
  const seen: number[] = []
  const waiting: Promise<unknown>[] = []
  nudge.mockImplementation(() => {
    waiting.push(stored(desk, id).then((rows) => seen.push(rows.length)))
  })
  const resend = () =>
    send('POST', `/webhooks/${id}/deliveries/${one}/resend`, undefined, { 'idempotency-key': 'again' })
  const first = bodyOf(await resend(), 202)
  expect(bodyOf(await resend(), 202)).toEqual(first)
  await Promise.all(waiting)
  expect(seen).toEqual([2])
  nudge.mockReset()
})
