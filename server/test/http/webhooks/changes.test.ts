import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { detachTriggersIfUnused } from '../../../src/storage/webhooks/triggers.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { bodyOf, dataOf, faultOf, setStatus, stored, useWebhooks, type Webhooks } from './office.ts'

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

const triggersOn = async (): Promise<boolean[]> => {
  const { rows } = await desk.pool.query<{ on: boolean }>(
    `select tgenabled <> 'D' as on from pg_trigger 
     where tgname ~ '^(units|prospects|events)_(added|changed)$'`,
  )
  return [...new Set(rows.map((row) => row.on))]
}

test('a webhook hears of what is committed after it was made, and of nothing any more when it is gone', async () => {
  const { add, addUnit, get, send } = hooks
  expect(await triggersOn()).toEqual([false])
  await addUnit()
  const { id } = await add({ tables: ['units'] })
  const { id: other } = await add()
  expect(await triggersOn()).toEqual([true])
  const unitId = await addUnit()
  await send('PATCH', `/units/${unitId}`, { sqft: 700 })
  const log = dataOf(await get(`/webhooks/${id}/deliveries`))
  expect(log).toMatchObject([
    { webhook_id: id, table: 'units', operation: 'UPDATE', type: 'unit.updated', unit_id: unitId, status: 'ready' },
    { webhook_id: id, table: 'units', operation: 'INSERT', type: 'unit.created', unit_id: unitId, status: 'ready' },
  ])
  expect(log).toMatchObject([{ prospect_id: null, event_type: null, attempts: 0, next_at: null }, {}])
  expect(log.map(({ sequence }) => `msg_${sequence}`)).toEqual(log.map(({ message_id }) => message_id))
  expect((await get(`/webhooks/${id}`))['waiting']).toBe(2)
  expect(await stored(desk, other)).toEqual([])

  expect((await send('DELETE', `/webhooks/${id}`)).statusCode).toBe(204)
  for (const path of ['', '/deliveries', `/deliveries/${log[0]?.['id']}`])
    expect((await send('GET', `/webhooks/${id}${path}`)).statusCode).toBe(404)
  expect((await send('DELETE', `/webhooks/${id}`)).statusCode).toBe(404)
  // A job deletes what there was for it, which may be much.
  const { rows: jobs } = await desk.pool.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'forgetWebhook'`,
  )
  expect(jobs).toEqual([{ payload: { accountId: hooks.home, endpointId: id } }])
  await addUnit()
  expect(await stored(desk, id)).toHaveLength(2)
  expect(await triggersOn()).toEqual([true])
  expect((await send('DELETE', `/webhooks/${other}`)).statusCode).toBe(204)
  // Not within the request: housekeeping does it.
  expect(await triggersOn()).toEqual([true])
  await desk.database.transaction(detachTriggersIfUnused)
  expect(await triggersOn()).toEqual([false])
})

test('the first webhook waits for who writes, keeps nobody from writing, and says so when it was in vain', async () => {
  const { add, addUnit, home, send } = hooks
  await desk.pool.query('delete from webhook_endpoints')
  await desk.database.transaction(detachTriggersIfUnused)
  expect(await triggersOn()).toEqual([false])
  const [held, other] = [await addUnit(), await addUnit()]
  const open = await desk.pool.connect()
  onTestFinished(() => open.release())
  await open.query('begin')
  await open.query('update units set sqft = 1 where id = $1', [held])
  let isOver = false
  let written = 0
  const writing = (async () => {
    for (; !isOver; written++) {
      await desk.pool.query('update units set sqft = $2 where id = $1', [other, written])
      await pause(20)
    }
  })()
  const start = performance.now()
  const inVain = await send('POST', '/webhooks', { account_id: home, url: 'https://example.com', tables: ['units'] })
  const seconds = (performance.now() - start) / 1_000
  isOver = true
  await writing
  expect(faultOf(inVain, 409)).toEqual(['writersBusy', '', {}])
  expect(seconds).toBeGreaterThan(2)
  // With nothing but patience it was four a second.
  expect(written / seconds).toBeGreaterThan(8)
  expect(await triggersOn()).toEqual([false])
  const adding = add({ tables: ['units'] })
  await open.query('commit')
  await adding
  expect(await triggersOn()).toEqual([true])
}, 30_000)

test('a webhook is changed only for who knows it as it is, and who sets what is there already changes nothing', async () => {
  const { add, send } = hooks
  const { id, secret: _, ...before } = await add({ description: 'CRM' })
  const read = await send('GET', `/webhooks/${id}`)
  const etag = String(read.headers['etag'])
  const patch = (payload: object, headers = {}) => send('PATCH', `/webhooks/${id}`, payload, headers)
  const same = await patch({ description: 'CRM', status: 'active', tables: ['leasing_events'], event_types: null })
  expect(bodyOf(same, 200)).toEqual({ id, ...before })
  expect(same.headers['etag']).toBe(etag)
  const all = await Promise.all(
    Array.from({ length: 6 }, (__, n) => patch({ description: `${n}` }, { 'if-match': etag })),
  )
  expect(all.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, ...Array(5).fill(412)])
  const changed = await patch({ url: 'https://example.org/', description: null, event_types: ['Log Note'] })
  expect(bodyOf(changed, 200)).toMatchObject({
    url: 'https://example.org/',
    description: null,
    event_types: ['Log Note'],
  })
  expect(changed.headers['etag']).not.toBe(etag)
  expect(String(bodyOf(changed, 200)['updated_at']) > String(before['updated_at'])).toBe(true)
  expect((await patch({ description: 'x' }, { 'if-match': String(changed.headers['etag']) })).statusCode).toBe(200)
})

test('a paused webhook keeps what waits; resumed, it forgets its failures and tries at once what it had put off', async () => {
  const { add, addUnit, send } = hooks
  const { id } = await add({ tables: ['units'] })
  const patch = async (payload: object) => bodyOf(await send('PATCH', `/webhooks/${id}`, payload), 200)
  for (let turn = 0; turn < 3; turn++) await addUnit()
  const [late, done, waiting] = await stored(desk, id)
  await setStatus(desk, late?.id ?? 0, 'retrying')
  await setStatus(desk, done?.id ?? 0, 'delivered')
  const paused = await patch({ status: 'paused' })
  expect(paused).toMatchObject({ status: 'paused', pause_reason: 'asked', paused_at: expect.any(String) })
  expect(nudge).not.toHaveBeenCalled()
  // Whoever pauses what is paused for another reason changes nothing.
  await desk.pool.query(
    `update webhook_endpoints set pause_reason = 'failing', failing_since = now(), warned_at = now(),
       not_before = now() + interval '1 day' where id = $1`,
    [id],
  )
  await desk.pool.query('update webhook_deliveries set attempts = 11, tries = 11 where id = $1', [late?.id])
  expect(await patch({ status: 'paused' })).toMatchObject({ pause_reason: 'failing', paused_at: paused['paused_at'] })
  expect(await stored(desk, id)).toMatchObject([{ due: false }, { status: 'delivered' }, { status: 'ready' }])
  expect(await patch({ status: 'active' })).toMatchObject({
    status: 'active',
    paused_at: null,
    pause_reason: null,
    failing_since: null,
  })
  expect(nudge).toHaveBeenCalledOnce()
  expect(await stored(desk, id)).toMatchObject([
    { id: late?.id, status: 'retrying', due: true },
    { id: done?.id, status: 'delivered' },
    { id: waiting?.id, status: 'ready' },
  ])
  const { rows } = await desk.pool.query('select warned_at, not_before from webhook_endpoints where id = $1', [id])
  expect(rows).toEqual([{ warned_at: null, not_before: null }])
  const tries = await desk.pool.query('select attempts, tries from webhook_deliveries where id = $1', [late?.id])
  expect(tries.rows).toEqual([{ attempts: 11, tries: 0 }])
})

test('a new secret is shown once, and the one before stays valid for a day beside it', async () => {
  const { add, get, send, tools } = hooks
  const { id, secret } = await add()
  const rotate = async (payload: object = {}) =>
    bodyOf(await send('POST', `/webhooks/${id}/rotate_secret`, payload), 200)
  const kept = async () => {
    const { rows } = await desk.pool.query<{ secret: Buffer; previous: Buffer }>(
      'select secret, previous_secret as previous from webhook_endpoints where id = $1',
      [id],
    )
    return [rows[0]?.secret, rows[0]?.previous].map((sealed) => tools.secrets?.open(sealed ?? Buffer.alloc(0)))
  }
  const etag = (await send('GET', `/webhooks/${id}`)).headers['etag']
  const first = await rotate()
  expect(first).toEqual({ id, secret: expect.stringMatching(/^whsec_/), previous_valid_until: expect.any(String) })
  expect(first['secret']).not.toBe(secret)
  const hours = (Date.parse(String(first['previous_valid_until'])) - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(23.9)
  expect(hours).toBeLessThan(24.1)
  expect(await kept()).toEqual([first['secret'], secret])
  expect((await get(`/webhooks/${id}`))['previous_secret_valid_until']).toBe(first['previous_valid_until'])
  expect((await send('GET', `/webhooks/${id}`)).headers['etag']).not.toBe(etag)
  const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
  expect((await rotate({ secret: own }))['secret']).toBe(own)
  expect(await kept()).toEqual([own, first['secret']])
  expect((await send('POST', `/webhooks/${id}/rotate_secret`, { secret: 'short' })).statusCode).toBe(400)
  expect(await kept()).toEqual([own, first['secret']])
})

test('a test message is sent to the webhook as it is, also while it is paused, and its end is told', async () => {
  const sendTest = vi.fn(async () => ({
    startedAt: '2024-10-05T18:53:03.406168Z',
    durationMs: 7,
    outcome: 'answered' as const,
    statusCode: 410,
    reply: 'gone',
  }))
  const { add, send } = await useWebhooks(desk, { sendTest })
  const { id } = await add()
  await send('PATCH', `/webhooks/${id}`, { status: 'paused', url: 'https://example.org/' })
  expect(bodyOf(await send('POST', `/webhooks/${id}/test`), 200)).toEqual({
    started_at: '2024-10-05T18:53:03.406168Z',
    duration_ms: 7,
    outcome: 'answered',
    status_code: 410,
    reply: 'gone',
  })
  expect(sendTest).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ id, url: 'https://example.org/', status: 'paused' }),
  )
  expect(await stored(desk, id)).toEqual([])
})
