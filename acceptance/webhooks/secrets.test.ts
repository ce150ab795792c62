import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { moreAcknowledged, startLoad } from '../faults/ledger.ts'
import { bodyOf } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf } from '../support/event-shapes.ts'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { eventually } from '../support/waiting.ts'
import { type Office, openOffice, webhookSettings } from './office.ts'
import { type CompatibleReceiver, startCompatibleReceiver } from './receivers/compatible.ts'
import { type StandardReceiver, startStandardReceiver } from './receivers/standard.ts'
import { pass } from './time.ts'

const desk = await openDesk({ ...webhookSettings, FOYER_LOG_LEVEL: 'trace' })
const shown: string[] = []

type Rotated = { readonly secret: string; readonly previous_valid_until: string }

const rotate = async (office: Office, id: string, given: object = {}): Promise<Rotated> => {
  const rotated = bodyOf<Rotated>(await office.call('POST', `/v2/webhooks/${id}/rotate_secret`, given), 200)
  shown.push(rotated.secret)
  return rotated
}

const hear = async (office: Office, receiver: { readonly url: string }, wish: object) => {
  const made = await office.hear({ url: receiver.url, tables: ['leasing_events', 'prospects'], ...wish })
  shown.push(made.secret)
  return made
}

const formats = [
  {
    format: 'standard',
    start: startStandardReceiver,
    taken: (receiver: StandardReceiver | CompatibleReceiver) => ('heard' in receiver ? receiver.heard.length : 0),
    own: `whsec_${randomBytes(32).toString('base64')}`,
  },
  {
    format: 'compatible',
    start: startCompatibleReceiver,
    taken: (receiver: StandardReceiver | CompatibleReceiver) => ('taken' in receiver ? receiver.taken() : 0),
    own: `key-${randomBytes(20).toString('base64url')}`,
  },
]

test.each(formats)(
  '$format: rotated while deliveries flow, the old secret is as good as the new one for a day, and no longer',
  async ({ format, start, taken, own }) => {
    const office = await openOffice(desk)
    const [slowToLearn, quickToLearn] = [await start(), await start()]
    const old = await hear(office, slowToLearn, { format })
    const other = await hear(office, quickToLearn, { format })
    slowToLearn.learn(old.secret)
    quickToLearn.learn(other.secret)
    const prospects = await insertProspects(desk.sql, office.accountId, 10)
    const userIds = [await insertMember(desk.sql, office.accountId)]
    const begin = () =>
      startLoad({ baseUrl: desk.baseUrl, token: office.token, prospects, userIds, clients: 2, pauseMs: 10 })
    const load = begin()
    await eventually('acknowledgements', moreAcknowledged(load, 10))
    expect((await rotate(office, old.id)).secret).not.toBe(old.secret)
    // The key is known before: whoever learns it afterwards would refuse what comes in between.
    quickToLearn.learn(own, other.secret)
    const { secret, previous_valid_until: until } = await rotate(office, other.id, { secret: own })
    expect(secret).toBe(own)
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(86_000_000)
    expect((await office.show(other.id)).previous_secret_valid_until).toBe(until)
    await eventually('acknowledgements', moreAcknowledged(load, 20))
    await load.stop()
    // What was signed before the rotation, and was under way then, has the old signature alone.
    await office.drained(other.id)
    quickToLearn.learn(own)
    const later = begin()
    await eventually('acknowledgements', moreAcknowledged(later, 20))
    await later.stop()
    await Promise.all([office.drained(old.id), office.drained(other.id)])
    expect([slowToLearn.complaints, quickToLearn.complaints]).toEqual([[], []])
    expect((await office.show(old.id)).failing_since).toBeNull()

    await pass(desk.sql, '25 hours')
    const before = [slowToLearn, quickToLearn].map(taken)
    const note = { prospect_id: prospects[0], event_type: 'Log Note', notes: 'a day later' }
    bodyOf(await office.call('POST', '/v2/leasing_events', { events: [note] }), 201)
    await office.drained(other.id)
    await eventually('a refusal', async () => (await office.show(old.id)).failing_since)
    expect([slowToLearn, quickToLearn].map(taken)).toEqual([before[0], (before[1] ?? 0) + 1])
  },
)

test('a secret of the wrong form is refused, and none is told back', async () => {
  const office = await openOffice(desk)
  const { id } = await hear(office, { url: 'http://127.0.0.1:1/' }, {})
  const flat = await hear(office, { url: 'http://127.0.0.1:1/' }, { format: 'compatible' })
  const short = randomBytes(23).toString('base64')
  const wrong = [
    ...[short, `whsec_${short}`, `whsec_${randomBytes(65).toString('base64')}`, 'whsec_*_*'].map((secret) => [
      id,
      secret,
    ]),
    ...['fifteen letters', 'x'.repeat(15), 'with a space in it', 'naïve-naïve-naïve', 'x\r\nX-Evil: yes-it-is'].map(
      (secret) => [flat.id, secret],
    ),
  ]
  for (const [webhook, secret = ''] of wrong) {
    const reply = await office.call('POST', `/v2/webhooks/${webhook}/rotate_secret`, { secret })
    expect(detailsOf(reply), secret).toHaveLength(1)
    expect(reply.text).not.toContain(JSON.stringify(secret).slice(1, -1))
  }
})

/** Every table of the database as text, whoever's it is. */
const dump = async (): Promise<string> => {
  const tables = await desk.sql.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const [row] = await desk.sql.query<{ text: string | null }>(
      `select string_agg(t::text, E'\\n') as text from ${name} t`,
    )
    texts.push(row?.text ?? '')
  }
  return texts.join('\n')
}

test('a secret that was shown is shown by nothing else: no answer, no log, no table', async () => {
  const office = await openOffice(desk)
  const receiver = await startStandardReceiver()
  const made = await hear(office, receiver, {})
  receiver.learn(made.secret)
  const [prospect] = await insertProspects(desk.sql, office.accountId, 1)
  bodyOf(
    await office.call('POST', '/v2/leasing_events', {
      events: [{ prospect_id: prospect, event_type: 'Log Note', notes: 'x' }],
    }),
    201,
  )
  await office.drained(made.id)
  const wish = { account_id: office.accountId, url: receiver.url }
  const keyed = { 'Idempotency-Key': randomBytes(8).toString('hex') }
  const first = await office.call('POST', '/v2/webhooks', wish, keyed)
  expect((await office.call('POST', '/v2/webhooks', wish, keyed)).text).toBe(first.text)
  shown.push(bodyOf<{ secret: string }>(first, 201).secret)
  const { secret } = await rotate(office, made.id)
  bodyOf(await office.call('PATCH', `/v2/webhooks/${made.id}`, { description: 'changed' }), 200)
  const texts = [
    ...['/v2/webhooks', `/v2/webhooks/${made.id}`, `/v2/webhooks/${made.id}/deliveries`],
    `/v2/webhooks/${made.id}/deliveries/${(await office.get<{ data: { id: number }[] }>(`/v2/webhooks/${made.id}/deliveries`)).data[0]?.id}`,
  ].map(async (path) => (await office.call('GET', path)).text)
  const changed = await office.call('PATCH', `/v2/webhooks/${made.id}`, { description: 'again' })
  const { stdout, stderr } = desk.output()
  const everything = [...(await Promise.all(texts)), changed.text, stdout, stderr, await dump()].join('\n')
  expect(everything).toContain(made.id)
  expect(shown.length).toBeGreaterThan(8)
  for (const one of shown) {
    const bytes = one.replace(/^whsec_/, '')
    const hex = Buffer.from(one).toString('hex')
    const rawHex = Buffer.from(bytes, 'base64').toString('hex')
    for (const form of [bytes, hex, rawHex]) expect(everything.includes(form), `${one} as ${form}`).toBe(false)
  }
  expect(secret).not.toBe(made.secret)
})
