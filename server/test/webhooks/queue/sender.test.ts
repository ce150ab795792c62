import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { createSecretBox } from '../../../src/records/webhooks/secret-box.ts'
import { openSender, type Sender } from '../../../src/webhooks/queue/sender.ts'
import { createPoster } from '../../../src/webhooks/sending/post.ts'
import { newSecret } from '../../../src/webhooks/sending/signature.ts'
import { createUrlRules } from '../../../src/webhooks/sending/url-fault.ts'
import { assign, type Desk, openDesk, recorded, type TestEngine, useEngine } from '../../engine/desk.ts'
import { addEndpoint, type Wanted } from '../../storage/webhooks/endpoints.ts'
import { until } from '../../support/wait.ts'
import { type Receiver, startReceiver } from './receiver.ts'

/** What is noted is sent: in order per prospect, signed, again until it is taken, and never held up by somebody else's receiver. */

const box = createSecretBox([Buffer.alloc(32, 7)])
const secret = newSecret(Buffer.alloc(24, 3))

let desk: Desk
let accountId: string
let agent: string
let prospects: number[]
let engine: TestEngine
/** For pauses between requests, beside what passes by itself. */
let passedMs = 0

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  prospects = await desk.addProspects(accountId, 20)
})
afterAll(() => desk.close())

const useSender = (): Sender => {
  const rules = createUrlRules({ allowsHttp: true, allowedNetworks: ['127.0.0.0/8'] })
  const poster = createPoster({ rules, resolve: async () => [], now: Date.now })
  const sender = openSender({
    poster,
    secrets: box,
    now: Date.now,
    url: desk.url,
    timeoutMs: 5_000,
    log: createLog('silent'),
    revive: async () => {},
    chance: () => 0.5,
    uptimeMs: () => performance.now() + passedMs,
    onTry: () => {},
  })
  onTestFinished(async () => {
    await sender.close()
    poster.close()
    await desk.pool.query('delete from webhook_endpoints')
  })
  return sender
}

const listen = (receiver: Pick<Receiver, 'url'>, wanted: Wanted = {}): Promise<string> =>
  addEndpoint(desk, accountId, {
    tables: ['leasing_events'],
    url: receiver.url,
    secret: box?.seal(secret) ?? Buffer.of(),
    ...wanted,
  })

const write = async (times: number, ids: readonly number[] = prospects): Promise<void> => {
  engine = useEngine(desk.url)
  const all = Array.from({ length: times }, (_, n) => engine.append(assign(agent, ids[n % ids.length] ?? 0, [agent])))
  for (const outcome of await Promise.all(all)) recorded(outcome)
}

const data = (receiver: Receiver): { id: number; prospect_id: number }[] =>
  receiver.received.map(({ body }) => body['data'] as { id: number; prospect_id: number })

const countOf = async (status: string): Promise<number> =>
  (
    await desk.pool.query<{ n: number }>('select count(*)::int as n from webhook_deliveries where status = $1', [
      status,
    ])
  ).rows[0]?.n ?? 0

/** As if so much time had passed. */
const pass = async (interval: string): Promise<void> => {
  passedMs += 3_600_000
  await desk.pool.query(
    `with e as (update webhook_endpoints set failing_since = failing_since - $1::interval, warned_at = warned_at - $1::interval)
     update webhook_deliveries set next_at = next_at - $1::interval, created_at = created_at
     where next_at is not null`,
    [interval],
  )
}

/** Whether nothing is due any more. Meanwhile the pauses between requests to who fails pass. */
const isAllTried = async (): Promise<boolean> => {
  passedMs += 60_000
  const { rows } = await desk.pool.query(
    `select from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
     where d.status = 'ready' or d.status = 'retrying' and d.next_at <= now() limit 1`,
  )
  return rows.length === 0
}

test('every event arrives once, in order per prospect, with a signature that the reference library takes', async () => {
  const receiver = await startReceiver()
  await listen(receiver)
  const sender = useSender()
  await write(200)
  sender.nudge()
  await until(() => receiver.received.length >= 200)
  await until(async () => (await countOf('ready')) === 0)
  expect(receiver.received).toHaveLength(200)
  for (const events of Map.groupBy(data(receiver), (event) => event.prospect_id).values()) {
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).toSorted((one, other) => one - other))
  }
  const reference = new Webhook(secret)
  for (const { text, headers } of receiver.received) reference.verify(text, headers as Record<string, string>)
})

test('a failure holds up its prospect alone, and is tried again with the others of it after it', async () => {
  const [bad = 0, good = 0] = prospects
  let isMended = false
  const receiver = await startReceiver((reply, { body }) => {
    const { prospect_id: id } = body['data'] as { prospect_id: number }
    reply.writeHead(id === bad && !isMended ? 500 : 200).end()
  })
  await listen(receiver)
  useSender()
  await write(10, [bad, good])
  await until(() => data(receiver).filter(({ prospect_id }) => prospect_id === good).length === 5)
  await until(async () => (await countOf('held')) === 4 && (await countOf('retrying')) === 1)
  expect(data(receiver).filter(({ prospect_id }) => prospect_id === bad)).toHaveLength(1)
  isMended = true
  await pass('1 hour')
  await until(() => data(receiver).filter(({ prospect_id }) => prospect_id === bad).length === 6)
  const ids = data(receiver).flatMap(({ id, prospect_id }) => (prospect_id === bad ? id : []))
  expect(ids.slice(1)).toEqual(ids.slice(1).toSorted((one, other) => one - other))
  expect(ids[0]).toBe(ids[1])
})

test('one that hangs does not hold up another one', async () => {
  const hanging = await startReceiver(() => {})
  const fast = await startReceiver()
  await listen(hanging)
  await listen(fast)
  useSender()
  await write(300)
  await until(() => fast.received.length === 300)
  expect(hanging.received.length).toBeLessThan(40)
})

test('410 pauses an endpoint at once; what it has not taken waits until it is resumed', async () => {
  let isGone = true
  const receiver = await startReceiver((reply) => reply.writeHead(isGone ? 410 : 204).end())
  const id = await listen(receiver)
  useSender()
  await write(1)
  const stateOf = async () =>
    (await desk.pool.query('select status, pause_reason as reason from webhook_endpoints where id = $1', [id])).rows[0]
  await until(async () => (await stateOf())?.status === 'paused')
  expect(await stateOf()).toEqual({ status: 'paused', reason: 'gone' })
  await write(3)
  expect(receiver.received).toHaveLength(1)
  isGone = false
  await desk.pool.query(
    "update webhook_endpoints set status = 'active', paused_at = null, pause_reason = null, failing_since = null, revision = revision + 1",
  )
  await pass('1 day')
  await until(() => new Set(data(receiver).map((event) => event.id)).size === 4)
})

test('nothing but failures: a warning after two days that others hear, a pause after three, and all is delivered afterwards', async () => {
  let isDown = true
  const receiver = await startReceiver((reply) => reply.writeHead(isDown ? 503 : 200).end())
  const watcher = await startReceiver()
  const id = await listen(receiver)
  await listen(watcher, { tables: ['webhooks'] })
  useSender()
  await write(5)
  await until(() => receiver.received.length >= 1)
  const types = () => watcher.received.map(({ body }) => (body['data'] as { status: string }).status)
  for (let day = 0; day < 10 && !types().includes('paused'); day++) {
    await pass('25 hours')
    await until(async () => types().includes('paused') || (await isAllTried()))
  }
  expect(types()).toEqual(['active', 'paused'])
  const { rows } = await desk.pool.query<{ status: string; n: number }>(
    'select status, count(*)::int as n from webhook_deliveries where endpoint_id = $1 group by status',
    [id],
  )
  expect(rows.map(({ status }) => status)).not.toContain('failed')
  isDown = false
  await desk.pool.query(
    "update webhook_endpoints set status = 'active', paused_at = null, pause_reason = null, failing_since = null, revision = revision + 1 where id = $1",
    [id],
  )
  await desk.pool.query("update webhook_deliveries set tries = 0, next_at = now() where status = 'retrying'")
  await until(async () => {
    const { rows: left } = await desk.pool.query(
      "select from webhook_deliveries where endpoint_id = $1 and status <> 'delivered'",
      [id],
    )
    return left.length === 0
  }, 20_000)
})

test('a busy prospect leaves the others of a slow receiver their turns', async () => {
  const [busy = 0, other = 0] = prospects
  const waiting: (() => void)[] = []
  const receiver = await startReceiver((reply) => {
    waiting.push(() => reply.writeHead(200).end())
  })
  await listen(receiver)
  await write(300, [busy])
  await write(1, [other])
  useSender()
  await until(() => data(receiver).some((event) => event.prospect_id === other))
  expect(data(receiver).filter((event) => event.prospect_id === busy).length).toBeLessThan(10)
  for (const answer of waiting) answer()
})

test('an endpoint that asked to be left alone is, also when others that were under way came through, and by the next server', async () => {
  let answer: () => void = () => {}
  const receiver = await startReceiver((reply, _received, count) => {
    if (count === 1) answer = () => reply.writeHead(200).end()
    else if (count === 2) reply.writeHead(429, { 'retry-after': '3600' }).end()
    else reply.writeHead(200).end()
  })
  const id = await listen(receiver)
  const sender = useSender()
  await write(2, prospects.slice(0, 2))
  await until(async () => (await countOf('retrying')) === 1)
  answer()
  await until(async () => (await countOf('delivered')) >= 1)
  await write(5, prospects.slice(2, 7))
  const quiet = async () =>
    (
      await desk.pool.query(
        "select not_before > now() + interval '59 minutes' as quiet from webhook_endpoints where id = $1",
        [id],
      )
    ).rows[0]?.quiet
  expect(await quiet()).toBe(true)
  await sender.close()
  useSender()
  const others = await startReceiver()
  await listen(others)
  await write(1, prospects.slice(8, 9))
  await until(() => others.received.length === 1)
  expect(receiver.received).toHaveLength(2)
})

test('a restart with much to tell tells everybody soon', async () => {
  const slow = await startReceiver(() => {})
  const large = 'x'.repeat(60_000)
  for (let n = 0; n < 20; n++) await listen(slow, { tables: ['prospects'] })
  await desk.pool.query('update prospects set notes = $1 where id = any($2)', [large, prospects])
  for (let n = 0; n < 10; n++) {
    await desk.pool.query('update prospects set notes = $1 || $2 where id = any($3)', [large, n, prospects])
  }
  const other = await startReceiver()
  const elsewhere = await desk.addAccount()
  const [theirs = 0] = await desk.addProspects(elsewhere, 1)
  await addEndpoint(desk, elsewhere, {
    tables: ['prospects'],
    url: other.url,
    secret: box?.seal(secret) ?? Buffer.of(),
  })
  await desk.pool.query("update prospects set notes = 'one' where id = $1", [theirs])
  useSender()
  await until(() => other.received.length === 1, 10_000)
})
