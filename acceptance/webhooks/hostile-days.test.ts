import { expect, test } from 'vitest'
import { type Load, moreAcknowledged, startLoad } from '../faults/ledger.ts'
import { openOwnDesk } from '../faults/own-desk.ts'
import { postmasterPid } from '../faults/own-postgres.ts'
import { bodyOf } from '../records-people/caller.ts'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import { stopServer } from '../support/servers.ts'
import { eventually } from '../support/waiting.ts'
import { type Office, openOffice } from './office.ts'
import { type Behaviour, faults, fine, gone, longFaults } from './receivers/behaviours.ts'
import { startCompatibleReceiver } from './receivers/compatible.ts'
import { firsts, misorders } from './receivers/ledger.ts'
import { type Heard, type StandardReceiver, startStandardReceiver } from './receivers/standard.ts'
import { pass, passToNextTries } from './time.ts'

const desk = await openOwnDesk({ FOYER_WEBHOOK_HTTP: 'yes', FOYER_WEBHOOK_NETWORKS: '127.0.0.0/8' })
const { sql } = desk
const baseUrl = desk.server.baseUrl
const tables = ['leasing_events', 'prospects']

/** Whatever fails because a server or PostgreSQL is just dead is looked at again. */
const sooner = <T>(what: string, look: () => Promise<T | null>): Promise<T> =>
  eventually(what, () => look().catch(() => null), 40_000)

/** New prospects, and clients that assign them all the time. */
const openLoad = async (office: Office, at = baseUrl) => {
  const prospects = await insertProspects(sql, office.accountId, 25)
  const userIds = [await insertMember(sql, office.accountId)]
  const load = startLoad({ baseUrl: at, token: office.token, prospects, userIds, clients: 2, pauseMs: 15 })
  return { load, prospects }
}

const expectAllAcknowledged = async (load: Load): Promise<void> => {
  const ledger = await load.stop()
  await ledger.settle()
  expect(ledger.unexpected).toEqual([])
  expect(await ledger.differences(sql)).toEqual([])
}

/** Until nothing waits for the endpoint, whose time passes quickly. */
const drained = (office: Office, id: string): Promise<true> =>
  sooner('the end of what waits', async () => {
    await passToNextTries(sql)
    return (await office.show(id)).waiting === 0 ? true : null
  })

/** The events of each prospect, in the order in which they came first. */
const eventsHeard = (heard: readonly Heard[]): Map<number, number[]> => {
  const events = firsts(heard).flatMap(({ body }) => (body.type === 'leasing_event.created' ? [body.data] : []))
  const groups = Map.groupBy(events, (event) => Number(event['prospect_id']))
  return new Map([...groups].map(([prospect, rows]) => [prospect, rows.map(({ id }) => id)]))
}

const expectAllHeard = async ({ heard, complaints }: StandardReceiver, prospects: readonly number[]): Promise<void> => {
  const logged = Map.groupBy(await eventsOf(sql, prospects), ({ prospectId }) => prospectId)
  expect(complaints).toEqual([])
  expect(misorders(heard)).toEqual([])
  const taken = heard.filter(({ isTaken }) => isTaken)
  for (const [prospect, events] of logged) {
    const ids = events.map(({ id }) => id)
    expect(eventsHeard(heard).get(prospect)).toEqual(ids)
    expect(eventsHeard(taken).get(prospect)).toEqual(ids)
  }
}

const expectNothingLeft = async ({ accountId }: Office): Promise<void> => {
  const left = await sql.query(
    "select * from webhook_deliveries where account_id = $1 and status <> 'delivered' limit 5",
    [accountId],
  )
  expect(left).toEqual([])
}

/** Behaves so to every second message when it comes first, until it has done so some times. */
const meet = async (receiver: StandardReceiver, fault: Behaviour): Promise<void> => {
  const count = (): number => receiver.behaved.get(fault.name) ?? 0
  const before = count()
  receiver.behave((id, time) => (time === 0 && Number(id.slice(4)) % 2 === 0 && count() < before + 4 ? fault : fine))
  await sooner(`a receiver that ${fault.name}`, async () => {
    await passToNextTries(sql)
    return count() > before + 2 ? true : null
  })
}

const meetAll = async (receiver: StandardReceiver): Promise<void> => {
  for (const fault of faults) await meet(receiver, fault)
  receiver.behave(() => fine)
}

const tries = async (): Promise<number> =>
  (await sql.query<{ n: number }>('select coalesce(sum(attempts), 0)::int as n from webhook_deliveries'))[0]?.n ?? 0

const triedAgain = async (): Promise<void> => {
  const before = await sooner('the tries so far', tries)
  await sooner('further tries', async () => ((await tries()) > before ? true : null))
}

test('whatever the receiver, the server and PostgreSQL go through: every event in the end, in order per prospect, well signed', async () => {
  const office = await openOffice({ sql, baseUrl })
  const receiver = await startStandardReceiver()
  const healthy = await startCompatibleReceiver()
  const { id, secret } = await office.hear({ url: receiver.url, tables })
  const other = await office.hear({ url: healthy.url, tables, format: 'compatible' })
  receiver.learn(secret)
  healthy.learn(other.secret)
  const long = [...longFaults]
  receiver.behave(() => long.pop() ?? fine)
  const { load, prospects } = await openLoad(office)
  await eventually('what takes long', () => (long.length === 0 ? true : null))
  await meetAll(receiver)

  await desk.kill()
  await desk.rise()
  await meetAll(receiver)

  process.kill(await postmasterPid(desk.dataDir), 'SIGKILL')
  await meetAll(receiver)

  receiver.behave(() => gone)
  const paused = await sooner('a pause', async () => {
    const webhook = await office.show(id)
    return webhook.status === 'paused' ? webhook : null
  })
  expect(paused.pause_reason).toBe('gone')

  await desk.kill()
  await desk.rise()
  receiver.behave(() => fine)
  const heardBefore = receiver.heard.length
  await eventually('acknowledgements', moreAcknowledged(load, 20))
  expect(receiver.heard).toHaveLength(heardBefore)
  bodyOf(await office.call('PATCH', `/v2/webhooks/${id}`, { status: 'active' }), 200)
  await eventually('what waited', () => (receiver.heard.length > heardBefore ? true : null))

  await receiver.goAway()
  await sooner('a failure', async () => (await office.show(id)).failing_since)
  for (const half of [1, 2]) {
    await sooner('half a day', async () => {
      await pass(sql, '13 hours')
      return true
    })
    if (half === 2) process.kill(await postmasterPid(desk.dataDir), 'SIGKILL')

    await desk.kill()
    await desk.rise()
    await triedAgain()
  }
  await receiver.comeBack()
  expect((await office.show(id)).status).toBe('active')

  await expectAllAcknowledged(load)
  await Promise.all([drained(office, id), drained(office, other.id)])
  await expectAllHeard(receiver, prospects)
  await expectNothingLeft(office)
  expect(healthy.complaints).toEqual([])
  const logged = (await eventsOf(sql, prospects)).map((event) => event.id)
  expect([...healthy.eventsSince.keys()].toSorted((a, b) => a - b)).toEqual(logged.toSorted((a, b) => a - b))
}, 180_000)

test('two servers, of which the one that sends is killed: the other goes on, and nothing is lost or out of order', async () => {
  const office = await openOffice({ sql, baseUrl })
  const receiver = await startStandardReceiver()
  const { id, secret } = await office.hear({ url: receiver.url, tables })
  receiver.learn(secret)
  receiver.behave((_, time) => (time === 0 && receiver.heard.length % 10 === 0 ? (faults[0] ?? fine) : fine))
  const second = await desk.another()
  const { prospects, ...near } = await openLoad(office)
  const far = await openLoad(office, second.baseUrl)
  const more = async (): Promise<void> => {
    const before = receiver.heard.length
    await eventually('further messages', () => (receiver.heard.length > before + 50 ? true : null))
  }
  await more()

  await desk.kill()
  await more()
  await desk.rise()
  second.signal('SIGKILL')
  await second.exited
  await more()
  for (const load of [near.load, far.load]) {
    const ledger = await load.stop()
    expect(ledger.unexpected).toEqual([])
    expect(await ledger.differences(sql)).toEqual([])
  }
  await drained(office, id)
  await expectAllHeard(receiver, [...prospects, ...far.prospects])
  await expectNothingLeft(office)
  expect(await stopServer(second)).toBeNull()
}, 120_000)
