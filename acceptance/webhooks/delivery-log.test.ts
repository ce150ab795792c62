import { expect, test } from 'vitest'
import { bodyOf, callerWith, tokenFor } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf } from '../support/event-shapes.ts'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { eventually } from '../support/waiting.ts'
import { fitChecker } from '../support/wire/openapi.ts'
import { listAll } from './every-kind.ts'
import { type Delivery, type Office, openOffice, webhookSettings } from './office.ts'
import { type Behaviour, fine, says } from './receivers/behaviours.ts'
import { startStandardReceiver } from './receivers/standard.ts'
import { passToNextTries } from './time.ts'

const desk = await openDesk(webhookSettings)
const expectFit = await fitChecker(desk.baseUrl)

type Details = Delivery & {
  readonly attempts_made: readonly {
    readonly attempt: number
    readonly started_at: string
    readonly duration_ms: number
    readonly outcome: string
    readonly status_code: number | null
    readonly reply: string | null
  }[]
  readonly body: Readonly<Record<string, unknown>>
}
type Replayed = { readonly deliveries: number; readonly last_sequence: number | null; readonly has_more: boolean }

/** An account with two prospects, a webhook of it, and what is done with its log. */
const open = async (wish: object = {}) => {
  const office = await openOffice(desk)
  const receiver = await startStandardReceiver()
  const webhook = await office.hear({ url: receiver.url, ...wish })
  receiver.learn(webhook.secret)
  const [one = 0, two = 0] = await insertProspects(desk.sql, office.accountId, 2)
  const path = `/v2/webhooks/${webhook.id}`
  const note = async (prospect_id: number, event_type = 'Log Note'): Promise<number> => {
    const event = { prospect_id, event_type, notes: 'x' }
    const { results } = bodyOf<{ results: { event: { id: number } }[] }>(
      await office.call('POST', '/v2/leasing_events', { events: [event] }),
      201,
    )
    return results[0]?.event.id ?? 0
  }
  const list = async (query = ''): Promise<Delivery[]> =>
    (await listAll(office, `${path}/deliveries?limit=2${query}`, 'cursor')) as unknown as Delivery[]
  const replay = async (range: object): Promise<Replayed> =>
    bodyOf<Replayed>(await office.call('POST', `${path}/replay`, range), 202)
  return { office, receiver, webhook, path, one, two, note, list, replay }
}

const sequences = (deliveries: readonly { readonly sequence: number }[]): number[] =>
  deliveries.map(({ sequence }) => sequence)

test('each try is in the log with its status, its time and what was answered', async () => {
  const { office, receiver, webhook, path, one, note, list } = await open()
  receiver.behave((_, time) => [says(500), says(301)][time] ?? fine)
  const eventId = await note(one)
  for (const tried of [1, 2]) {
    await eventually(`try ${tried}`, async () => ((await list())[0]?.attempts === tried ? true : null))
    expect(await list()).toMatchObject([{ status: 'retrying', ended_at: null, next_at: expect.any(String) }])
    expect((await office.show(webhook.id)).failing_since).not.toBeNull()
    await passToNextTries(desk.sql)
  }
  await office.drained(webhook.id)
  const [delivery] = await list()
  const reply = await office.call('GET', `${path}/deliveries/${delivery?.id}`)
  expectFit('/v2/webhooks/{id}/deliveries/{delivery_id}', 'get', reply)
  const { attempts_made: made, body, ...shown } = bodyOf<Details>(reply, 200)
  expect(shown).toEqual(delivery)
  expect(shown).toMatchObject({ status: 'delivered', attempts: 3, next_at: null, prospect_id: one })
  expect(made.map(({ attempt, outcome, status_code, reply: said }) => [attempt, outcome, status_code, said])).toEqual([
    [1, 'answered', 500, 'so it is'],
    [2, 'answered', 301, 'so it is'],
    [3, 'delivered', 204, null],
  ])
  for (const { duration_ms, started_at } of made) {
    expect(duration_ms).toBeLessThan(5_000)
    expect(started_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  }
  expect(body).toEqual(receiver.heard.at(-1)?.body)
  expect(body).toMatchObject({ data: { id: eventId }, previous: null, actor: { token_id: expect.any(String) } })
  expect((await office.show(webhook.id)).failing_since).toBeNull()
})

test('the log is listed newest first, page by page, and by each of its filters', async () => {
  const { office, webhook, path, one, two, note, list } = await open({ tables: ['leasing_events', 'prospects'] })
  await note(one)
  await note(two, 'Ghosting')
  await note(one, 'Moved In')
  await office.drained(webhook.id)
  const all = await list()
  expect(sequences(all)).toEqual(sequences(all).toSorted((a, b) => b - a))
  const events = all.filter(({ table }) => table === 'leasing_events')
  expect(events.map(({ event_type }) => event_type)).toEqual(['Moved In', 'Ghosting', 'Log Note'])
  // Both prospects, and two changes of status.
  expect(all.filter(({ table }) => table === 'prospects')).toHaveLength(4)
  const [last, , first] = events
  const filters: [query: string, expected: readonly Delivery[]][] = [
    ['&table=leasing_events', events],
    ['&event_type=Ghosting,Log%20Note', events.slice(1)],
    [`&prospect_id=${two}`, all.filter(({ prospect_id }) => prospect_id === two)],
    ['&status=delivered', all],
    ['&status=ready,retrying,held,failed', []],
    [`&created_after=${last?.created_at}`, all.filter(({ id }) => id >= (last?.id ?? 0))],
    [`&created_before=${first?.created_at}`, all.filter(({ created_at }) => created_at < (first?.created_at ?? ''))],
  ]
  for (const [query, expected] of filters) expect(await list(query), query).toEqual(expected)
  expectFit('/v2/webhooks/{id}/deliveries', 'get', await office.call('GET', `${path}/deliveries`))
  errorOf(await office.call('GET', `${path}/deliveries?status=gone`), 400)
})

test('one delivery is sent again: what failed at once, what was delivered once more, what waits not at all', async () => {
  const { office, receiver, webhook, path, one, note, list } = await open()
  let behaviour: Behaviour = says(500)
  receiver.behave(() => behaviour)
  const [first, second] = [await note(one), await note(one)]
  await eventually('one that is held', async () => ((await list('&status=held')).length === 1 ? true : null))
  const [held, failed] = await list()
  const resend = (id: number | undefined) => office.call('POST', `${path}/deliveries/${id}/resend`)
  expect(errorOf(await resend(held?.id), 409).details).toMatchObject([{ keyword: 'notSentYet' }])
  behaviour = fine
  const due = await resend(failed?.id)
  expectFit('/v2/webhooks/{id}/deliveries/{delivery_id}/resend', 'post', due)
  expect(bodyOf<Delivery>(due, 202).id).toBe(failed?.id)
  await office.drained(webhook.id)
  expect(receiver.heard.map(({ body, isTaken }) => isTaken && body.data.id)).toEqual([false, first, second])
  const again = bodyOf<Delivery>(await resend(failed?.id), 202)
  expect(again).toMatchObject({ message_id: failed?.message_id, sequence: failed?.sequence, attempts: 0 })
  expect(again.id).toBeGreaterThan(held?.id ?? 0)
  await office.drained(webhook.id)
  expect(receiver.heard.at(-1)?.body.data.id).toBe(first)
  expect([receiver.heard.length, receiver.complaints]).toEqual([4, []])
})

test('a range is replayed by sequence and by time, also to a webhook that was made later', async () => {
  const { office, receiver, webhook, one, two, note, replay, list } = await open()
  const ids = [await note(one), await note(two), await note(one, 'Ghosting'), await note(two)]
  await office.drained(webhook.id)
  const deliveries = (await list()).toReversed()
  /** Some may come more than once: what was replayed, and the newest of each record after it. */
  const heardSince = async (start: number, id = webhook.id, from = receiver): Promise<number[]> => {
    await office.drained(id)
    return [...new Set(from.heard.slice(start).map(({ body }) => body.data.id))].toSorted((a, b) => a - b)
  }
  const [, second, third] = deliveries
  expect(await replay({ from_sequence: second?.sequence, until_sequence: third?.sequence })).toMatchObject({
    deliveries: 2,
    last_sequence: third?.sequence,
    has_more: false,
  })
  expect(await heardSince(4)).toEqual(expect.arrayContaining(ids.slice(1, 3)))
  const before = receiver.heard.length
  const happenedAt = receiver.heard.find(({ id }) => id === third?.message_id)?.body.timestamp
  expect(await replay({ from_time: happenedAt })).toMatchObject({ deliveries: 2 })
  expect(await heardSince(before)).toEqual(expect.arrayContaining(ids.slice(2)))
  expect(await replay({ from_sequence: 1, status: 'failed' })).toMatchObject({ deliveries: 0 })
  const late = await startStandardReceiver()
  const made = await office.hear({ url: late.url, event_types: ['Log Note'] })
  late.learn(made.secret)
  bodyOf(await office.call('POST', `/v2/webhooks/${made.id}/replay`, { from_sequence: 1 }), 202)
  expect(await heardSince(0, made.id, late)).toEqual([ids[0], ids[1], ids[3]])
  for (const range of [{}, { from_sequence: 1, from_time: '2025-01-01T00:00:00Z' }, { from_time: '2025-01-01' }])
    detailsOf(await office.call('POST', `/v2/webhooks/${webhook.id}/replay`, range))
})

test('a paused webhook is sent nothing, and goes on where it stood when it is resumed', async () => {
  const { office, receiver, webhook, path, one, two, note } = await open()
  const before = await note(one)
  await office.drained(webhook.id)
  const paused = bodyOf<object>(await office.call('PATCH', path, { status: 'paused' }), 200)
  expect(paused).toMatchObject({ status: 'paused', pause_reason: 'asked', paused_at: expect.any(String) })
  const ids = [await note(one), await note(two), await note(one)]
  // Whoever sends has looked meanwhile: another webhook heard of it.
  const other = await startStandardReceiver()
  const made = await office.hear({ url: other.url })
  other.learn(made.secret)
  const witnessed = await note(two)
  await eventually('a witness', () => (other.heard.length > 0 ? true : null))
  expect(await office.show(webhook.id)).toMatchObject({ waiting: 4 })
  expect(receiver.heard.map(({ body }) => body.data.id)).toEqual([before])
  const test1 = await office.call('POST', `${path}/test`)
  expectFit('/v2/webhooks/{id}/test', 'post', test1)
  expect(bodyOf(test1, 200)).toMatchObject({ outcome: 'delivered', status_code: 204 })
  expect(receiver.heard.at(-1)?.body).toMatchObject({ type: 'webhook.test', data: { id: webhook.id } })
  bodyOf(await office.call('PATCH', path, { status: 'active' }), 200)
  await office.drained(webhook.id)
  const of = (prospect: number) =>
    receiver.heard.flatMap(({ body: { data } }) => (data['prospect_id'] === prospect ? [data.id] : []))
  expect([of(one), of(two)]).toEqual([
    [before, ids[0], ids[2]],
    [ids[1], witnessed],
  ])
})

test('a webhook that is deleted while it is sent to is gone with its log, and others go on', async () => {
  const { office, receiver, path, one, note } = await open()
  const other = await startStandardReceiver()
  const made = await office.hear({ url: other.url })
  other.learn(made.secret)
  // Its first message is on the way, and never answered.
  receiver.behave(() => ({ name: 'waits', reads: true, takes: false, answer: () => {} }))
  const ids = [await note(one), await note(one)]
  await eventually('a message that is on its way', () => (receiver.heard.length > 0 ? true : null))
  expect((await office.call('DELETE', path)).status).toBe(204)
  for (const [method, more] of [
    ['GET', ''],
    ['GET', '/deliveries'],
    ['DELETE', ''],
    ['POST', '/test'],
  ] as const)
    errorOf(await office.call(method, path + more), 404)
  ids.push(await note(one))
  await receiver.goAway()
  await office.drained(made.id)
  expect(other.heard.map(({ body }) => body.data.id)).toEqual(ids)
  expect(receiver.heard).toHaveLength(1)
})

const operations = (path: string): [method: string, path: string, body?: object][] => [
  ['GET', path],
  ['PATCH', path, { description: 'mine' }],
  ['GET', `${path}/deliveries`],
  ['GET', `${path}/deliveries/1`],
  ['POST', `${path}/deliveries/1/resend`],
  ['POST', `${path}/replay`, { from_sequence: 1 }],
  ['POST', `${path}/rotate_secret`, {}],
  ['POST', `${path}/test`],
  ['DELETE', path],
]

/** A user of the account with this role, and a token of theirs. */
const colleague = async ({ accountId }: Office, role: string, ...options: readonly string[]) => {
  const id = await insertMember(desk.sql, accountId, { role })
  return callerWith(desk, await tokenFor(desk, `${id}@example.test`, ...options))
}

test('the webhook of another account is none, and who is no administrator may do nothing with it', async () => {
  const { office, webhook, path, receiver } = await open()
  const stranger = await openOffice(desk)
  const none = '/v2/webhooks/00000000-0000-4000-8000-000000000000'
  for (const [index, [method, at, body]] of operations(path).entries()) {
    const [, nowhere = ''] = operations(none)[index] ?? []
    const reply = await stranger.call(method, at, body)
    errorOf(reply, 404)
    expect(reply.text).toBe((await stranger.call(method, nowhere, body)).text)
  }
  const wish = { account_id: office.accountId, url: receiver.url }
  errorOf(await stranger.call('POST', '/v2/webhooks', wish), 404)
  expect((await stranger.call('GET', '/v2/webhooks')).text).not.toContain(webhook.id)
  const refused = [
    await colleague(office, 'Leasing Agent'),
    await colleague(office, 'Property Manager'),
    await colleague(office, 'Admin', '--scope', 'read'),
    await colleague(office, 'Admin', '--scope', 'write'),
  ]
  for (const call of refused) {
    for (const [method, at, body] of operations(path)) errorOf(await call(method, at, body), 403)
    errorOf(await call('POST', '/v2/webhooks', wish), 403)
    errorOf(await call('GET', '/v2/webhooks'), 403)
  }
  bodyOf(await (await colleague(office, 'Admin'))('GET', path), 200)
  expect(receiver.heard).toEqual([])
})
