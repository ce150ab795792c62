import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { bodyOf, faultOf, setStatus, stored, useWebhooks, type Webhooks } from './office.ts'

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

/** A webhook that heard of so many units, and the sequences of that. */
const hearing = async (units: number) => {
  const { id } = await hooks.add({ tables: ['units'] })
  for (let turn = 0; turn < units; turn++) await hooks.addUnit()
  const sequences = (await stored(desk, id)).map(({ sequence }) => sequence)
  expect(sequences).toHaveLength(units)
  return { id, sequences }
}

const replay = async (id: string, range: object) =>
  bodyOf(await hooks.send('POST', `/webhooks/${id}/replay`, range), 202)

/** What was put down after so many. */
const since = async (id: string, count: number) =>
  (await stored(desk, id)).slice(count).map(({ sequence, status }) => {
    expect(status).toBe('ready')
    return sequence
  })

test('a range of sequences is sent again in its order, ends included, and the sender is told', async () => {
  const { id, sequences } = await hearing(5)
  const [first = 0, second = 0, , fourth = 0, last = 0] = sequences
  expect(await replay(id, { from_sequence: second, until_sequence: fourth })).toEqual({
    deliveries: 3,
    last_sequence: fourth,
    has_more: false,
    oldest_sequence: first,
  })
  expect(await since(id, 5)).toEqual(sequences.slice(1, 4))
  expect(nudge).toHaveBeenCalledOnce()
  expect(await replay(id, { from_sequence: 1 })).toMatchObject({ deliveries: 5, last_sequence: last })
  expect(await since(id, 8)).toEqual(sequences)
  nudge.mockClear()
  expect(await replay(id, { from_sequence: last + 1 })).toEqual({
    deliveries: 0,
    last_sequence: null,
    has_more: false,
    oldest_sequence: first,
  })
  expect(await replay(id, { from_sequence: last, until_sequence: first })).toMatchObject({ deliveries: 0 })
  expect(nudge).not.toHaveBeenCalled()
})

test('a replay leaves it to a job that the newest comes last, if it sends anything', async () => {
  const { id, sequences } = await hearing(2)
  const jobs = async () =>
    (
      await desk.pool.query<{ payload: Record<string, unknown> }>(
        `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'settleReplay' and j.payload ->> 'endpointId' = $1`,
        [id],
      )
    ).rows.map(({ payload }) => payload)
  await replay(id, { from_sequence: (sequences[1] ?? 0) + 1 })
  expect(await jobs()).toEqual([])
  await replay(id, { from_sequence: 1 })
  const [, , third, fourth] = await stored(desk, id)
  expect(await jobs()).toEqual([
    {
      accountId: hooks.home,
      endpointId: id,
      firstDeliveryId: third?.id,
      lastDeliveryId: fourth?.id,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    },
  ])
})

test('a range of time is sent again, ends included, whatever the order of moments is', async () => {
  const { id, sequences } = await hearing(6)
  const [a, b, c, d, e, f] = sequences
  // The third got its moment after the fourth.
  const moments = ['00:00:01', '00:00:02', '00:00:04', '00:00:03', '00:00:05.000001', '00:00:06']
  for (const [place, sequence] of sequences.entries())
    await desk.pool.query('update webhook_changes set created_at = $2::timestamptz where id = $1', [
      sequence,
      `2024-10-05T${moments[place]}Z`,
    ])
  const sent = async (range: object) => {
    const before = (await stored(desk, id)).length
    await replay(id, range)
    return since(id, before)
  }
  const at = (time: string) => `2024-10-05T${time}Z`
  expect(await sent({ from_time: at('00:00:02'), until_time: at('00:00:03') })).toEqual([b, d])
  expect(await sent({ from_time: at('00:00:04') })).toEqual([c, e, f])
  expect(await sent({ from_time: at('00:00:03') })).toEqual([c, d, e, f])
  expect(await sent({ from_sequence: 1, until_time: at('00:00:04') })).toEqual([a, b, c, d])
  expect(await sent({ from_time: at('00:00:05.000001'), until_time: at('00:00:05.000001') })).toEqual([e])
  expect(await sent({ from_time: at('00:00:05.000002') })).toEqual([f])
  expect(await sent({ from_time: '0001-01-01T00:00:00Z', until_sequence: b })).toEqual([a, b])
  expect(await sent({ from_time: '9999-12-31T23:59:59Z' })).toEqual([])
  expect(await sent({ from_sequence: 1, until_time: '0001-01-01T00:00:00Z' })).toEqual([])
})

test('only what the webhook hears of now is sent again, also from before it was made, and only of its account', async () => {
  const { add, foreign, home, memberOf, send } = hooks
  const { id: first } = await add({ tables: ['units', 'leasing_events', 'prospects'] })
  const owner = await memberOf(foreign, 'Owner')
  await add({ account_id: foreign, tables: ['units'] }, owner)
  await hooks.addUnit(foreign, owner)
  await hooks.addUnit()
  const [prospectId = 0] = await desk.addProspects(home, 1)
  for (const event_type of ['Still Deciding', 'Log Note'])
    bodyOf(
      await send('POST', '/leasing_events', { events: [{ prospect_id: prospectId, event_type, notes: 'hello' }] }),
      201,
    )
  const told = await stored(desk, first)
  const { rows } = await desk.pool.query<{ id: number; what: string }>(
    'select id, coalesce(event_type, table_name) as what from webhook_changes where account_id = $1 order by id',
    [home],
  )
  expect(told.map(({ sequence }) => sequence)).toEqual(rows.map((row) => row.id))
  const of = (...names: string[]) => rows.filter(({ what }) => names.includes(what)).map((row) => row.id)
  const replayed = async (more: object) => {
    const { id } = await add(more)
    await replay(id, { from_sequence: 1 })
    return { id, sequences: await since(id, 0) }
  }
  expect((await replayed({ tables: ['units'] })).sequences).toEqual(of('units'))
  const events = await replayed({ event_types: ['Log Note'] })
  expect(events.sequences).toEqual(of('Log Note'))
  await send('PATCH', `/webhooks/${events.id}`, { tables: ['units', 'leasing_events'], event_types: null })
  await replay(events.id, { from_sequence: 1 })
  expect(await since(events.id, 1)).toEqual(of('units', 'Still Deciding', 'Log Note'))
  // The flat format has no word for what only the stage of a prospect tells.
  await desk.pool.query('update webhook_changes set is_flat = false where account_id = $1 and table_name = $2', [
    home,
    'units',
  ])
  expect((await replayed({ format: 'compatible', tables: ['units'] })).sequences).toEqual([])
})

test('what failed last is sent again by itself', async () => {
  const { id, sequences } = await hearing(4)
  const { id: other } = await hooks.add({ tables: ['units'] })
  const [delivered, failed, mended, waiting] = await stored(desk, id)
  await setStatus(desk, delivered?.id ?? 0, 'delivered')
  for (const one of [failed, mended]) await setStatus(desk, one?.id ?? 0, 'failed')
  await setStatus(desk, waiting?.id ?? 0, 'retrying')
  const again = await hooks.send('POST', `/webhooks/${id}/deliveries/${mended?.id}/resend`)
  await setStatus(desk, Number(bodyOf(again, 202)['id']), 'delivered')
  expect(await replay(id, { from_sequence: 1, status: 'failed' })).toMatchObject({ deliveries: 1, has_more: false })
  expect(await since(id, 5)).toEqual([sequences[1]])
  // It waits now: it has not failed last.
  expect(await replay(id, { from_sequence: 1, status: 'failed' })).toMatchObject({ deliveries: 0 })
  expect(await replay(other, { from_sequence: 1, status: 'failed' })).toMatchObject({ deliveries: 0 })
})

test('a long range is sent again piece by piece', async () => {
  const { id } = await hooks.add({ tables: ['units'] })
  const most = webhookLimits.replayDeliveries
  await desk.pool.query(
    `insert into webhook_changes (account_id, table_name, operation, lane, is_flat, record)
     select $1, case when n % 5000 = 0 then 'units' else 'prospects' end, 'UPDATE', n, true, '{}' from generate_series(1, $2::int) n`,
    [hooks.home, 2 * most + 10_000],
  )
  const { rows } = await desk.pool.query<{ id: number }>(
    `select id from webhook_changes where account_id = $1 and table_name = 'units' order by id`,
    [hooks.home],
  )
  let answer = await replay(id, { from_sequence: 1 })
  expect(answer).toMatchObject({ deliveries: most / 5_000, has_more: true })
  let calls = 1
  for (; answer['has_more'] === true; calls++)
    answer = await replay(id, { from_sequence: Number(answer['last_sequence']) + 1 })
  expect(calls).toBe(3)
  expect(await since(id, 0)).toEqual(rows.map((row) => row.id))
}, 30_000)

test('what failed is found among many, in pieces that take no long time', async () => {
  const { id } = await hooks.add({ tables: ['units'] })
  const most = webhookLimits.replayFailedChanges
  // What the planner knows is from before.
  await desk.pool.query('truncate webhook_deliveries')
  await desk.pool.query('analyze webhook_deliveries')
  await desk.pool.query(
    `with change as (
       insert into webhook_changes (account_id, table_name, operation, lane, is_flat, record)
       select $1, 'units', 'UPDATE', n, true, '{}' from generate_series(1, $3::int) n returning id, lane
     )
     insert into webhook_deliveries (account_id, endpoint_id, change_id, lane, status)
     select $1, $2, id, lane, case lane % 1000 when 0 then 'failed' else 'delivered' end from change order by id`,
    [hooks.home, id, 2 * most],
  )
  const first = await replay(id, { from_sequence: 1, status: 'failed' })
  expect(first).toMatchObject({ deliveries: most / 1_000, has_more: true })
  const next = await replay(id, { from_sequence: Number(first['last_sequence']) + 1, status: 'failed' })
  expect(next).toMatchObject({ deliveries: most / 1_000, has_more: false })
}, 30_000)

test('a replay begins at one place', async () => {
  const { id } = await hooks.add()
  const time = '2024-10-05T00:00:00Z'
  const refusal = async (range: object) => faultOf(await hooks.send('POST', `/webhooks/${id}/replay`, range), 400)
  const properties = ['from_sequence', 'from_time']
  expect(await refusal({})).toEqual(['exactlyOneOf', '', { properties }])
  expect(await refusal({ from_sequence: 1, from_time: time })).toEqual(['exactlyOneOf', '', { properties }])
  for (const from_sequence of [0, -1, 1.5, '1', null, 9007199254740992])
    expect((await refusal({ from_sequence }))[1]).toBe('.from_sequence')
  expect((await refusal({ from_time: '2024-10-05' }))[0]).toBe('format')
  expect((await refusal({ from_sequence: 1, status: 'delivered' }))[0]).toBe('enum')
  expect(await replay(id, { from_sequence: Number.MAX_SAFE_INTEGER })).toEqual({
    deliveries: 0,
    last_sequence: null,
    has_more: false,
    oldest_sequence: null,
  })
})
