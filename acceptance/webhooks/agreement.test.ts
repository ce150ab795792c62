import { expect, test } from 'vitest'
import { bodyOf } from '../records-people/caller.ts'
import { openDesk } from '../support/desk.ts'
import { insertMember } from '../support/fixtures.ts'
import { eventually } from '../support/waiting.ts'
import { ask } from '../support/wire/http.ts'
import { openClient } from '../v1-reads/drop-in-client.ts'
import { listAll, writeOfEveryKind } from './every-kind.ts'
import { allTables, type Office, openOffice, webhookSettings } from './office.ts'
import { type CompatibleReceiver, startCompatibleReceiver } from './receivers/compatible.ts'
import { misorders, recordsOf } from './receivers/ledger.ts'
import { type Row, type StandardReceiver, startStandardReceiver } from './receivers/standard.ts'

const desk = await openDesk(webhookSettings)

const openReceivers = async (office: Office) => {
  const standard = await startStandardReceiver()
  const compatible = await startCompatibleReceiver()
  const one = await office.hear({ url: standard.url, tables: allTables })
  const other = await office.hear({ url: compatible.url, tables: allTables, format: 'compatible' })
  standard.learn(one.secret)
  compatible.learn(other.secret)
  const drained = async (): Promise<void> => {
    await Promise.all([one, other].map(({ id }) => office.drained(id, 60_000)))
  }
  return { standard, compatible, drained }
}

const importLeads = async (office: Office, lines: string): Promise<{ readonly rows_created: number }> => {
  const path = `/v2/imports?kind=prospects&account_id=${office.accountId}`
  const headers = { Authorization: `Bearer ${office.token}`, 'Content-Type': 'application/x-ndjson' }
  return bodyOf(await ask(desk.baseUrl, { path, headers, body: lines }), 200)
}

const sorted = (rows: Iterable<Row>): Row[] => [...rows].toSorted((one, other) => one.id - other.id)

const without = (rows: Iterable<Row>, ...names: readonly string[]): object[] =>
  sorted(rows).map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))))

/** That an event or a block of somebody else touched a prospect is no change of it, and nobody is told; lists name the unit beside. */
const untold = ['updated_at', 'last_event_at', 'phone_blocked', 'unit_address']

const expectStandardAgrees = async (office: Office, { heard, complaints }: StandardReceiver): Promise<void> => {
  expect(complaints).toEqual([])
  expect(misorders(heard)).toEqual([])
  const { leasing_event, prospect, unit } = recordsOf(heard)
  const of = `account_id=${office.accountId}&limit=100`
  // The feed shows an event when no older transaction is open in the whole of PostgreSQL; a webhook does not wait for others.
  const events = await eventually('the feed to have as many events', async () => {
    const found = await listAll(office, `/v2/leasing_events?${of}`, 'after')
    return found.length >= leasing_event.size ? found : null
  })
  expect(sorted(leasing_event.values())).toEqual(sorted(events))
  expect(sorted(unit.values())).toEqual(sorted(await listAll(office, `/v2/units?${of}`, 'cursor')))
  const stored = await listAll(office, `/v2/prospects?${of}`, 'cursor')
  expect(without(prospect.values(), ...untold)).toEqual(without(stored, ...untold))
}

const expectCompatibleAgrees = async (office: Office, { records, complaints }: CompatibleReceiver): Promise<void> => {
  expect(complaints).toEqual([])
  const client = openClient(desk.baseUrl, office.token)
  const kept = (table: string): Iterable<Row> => records.get(table)?.values() ?? []
  const events = (await client.events(100)).map(({ prospect_id: prospect, ...row }) => ({ ...row, prospect }))
  expect(sorted(kept('leasing_events'))).toEqual(without(events, 'property_address', 'unit_of_interest'))
  expect(sorted(kept('units'))).toEqual(sorted(await client.units(100)))
  const prospects = await client.prospects(100)
  expect(without(kept('prospects'), 'updated_at')).toEqual(without(prospects, 'updated_at'))
}

test('after writes of every kind over v1 and v2, what each receiver has is what the API answers', async () => {
  const office = await openOffice(desk)
  const { standard, compatible, drained } = await openReceivers(office)
  const agent = await insertMember(desk.sql, office.accountId)
  await writeOfEveryKind(office, agent, drained)
  await drained()
  expect(recordsOf(standard.heard).leasing_event.size).toBeGreaterThan(50)
  await expectStandardAgrees(office, standard)
  await expectCompatibleAgrees(office, compatible)
})

test('an import, and a job over what it brought in', async () => {
  const office = await openOffice(desk)
  const { standard, compatible, drained } = await openReceivers(office)
  const leads = Array.from({ length: 1_200 }, (_, n) => JSON.stringify({ external_id: `L${n}`, name: `Ada ${n}` }))
  const { rows_created: created } = await importLeads(office, leads.join('\n'))
  expect(created).toBe(1_200)
  const ids = (await listAll(office, `/v2/prospects?account_id=${office.accountId}&limit=500`, 'cursor')).map(
    ({ id }) => id,
  )
  const events = [ids.slice(0, 600), ids.slice(600)].map((prospect_ids) => ({ prospect_ids, event_type: 'Ghosting' }))
  const { id } = bodyOf<{ id: string }>(await office.call('POST', '/v2/leasing_events', { events }), 202)
  await eventually('the end of the job', async () =>
    (await office.get<{ status: string }>(`/v2/batches/${id}`)).status === 'finished' ? true : null,
  )
  await drained()
  await expectStandardAgrees(office, standard)
  await expectCompatibleAgrees(office, compatible)
}, 120_000)

test('each event is there within a second', async () => {
  const office = await openOffice(desk)
  const { standard, compatible } = await openReceivers(office)
  const { id } = bodyOf<Row>(await office.call('POST', '/v2/prospects', { account_id: office.accountId }), 201)
  for (let n = 0; n < 20; n += 1) {
    const note = { prospect_id: id, event_type: 'Log Note', notes: String(n) }
    const { results } = bodyOf<{ results: { event: Row }[] }>(
      await office.call('POST', '/v2/leasing_events', { events: [note] }),
      201,
    )
    const answeredAt = Date.now()
    const eventId = results[0]?.event.id ?? 0
    const arrivals = await eventually(`event ${eventId}`, () => {
      const first = standard.heard.find(({ body }) => body.type === 'leasing_event.created' && body.data.id === eventId)
      const second = compatible.eventsSince.get(eventId)
      return first && second ? [first.arrivedAt, second] : null
    })
    for (const arrivedAt of arrivals) expect(arrivedAt - answeredAt).toBeLessThan(1_000)
  }
})
