import { afterAll, beforeAll, expect, test } from 'vitest'
import { blankUnit } from '../../../src/records/units.ts'
import { changeProfile } from '../../../src/storage/prospects/change-prospect.ts'
import { insertUnit, updateUnit } from '../../../src/storage/records/units.ts'
import { noteActorOf } from '../../../src/storage/webhooks/actor.ts'
import { detachTriggersIfUnused } from '../../../src/storage/webhooks/triggers.ts'
import { assign, type Desk, keyOf, openDesk, recorded, useEngine } from '../../engine/desk.ts'
import { done, mergeOf, undoOf } from '../../engine/merging/merges.ts'
import { about, oneWritten, writeOf } from '../../engine/writing/events.ts'
import { addEndpoint, heardBy, inShort } from './endpoints.ts'

/** Whatever changes a record, in whatever way, is noted for who wants to hear of it, in the transaction that changes it. */

let desk: Desk
let accountId: string
let agent: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId, 'Property Manager')
})
afterAll(() => desk.close())

const oneProspect = async (phone: string | null = null): Promise<number> =>
  (await desk.addProspects(accountId, 1, phone))[0] ?? 0

const nobody = {
  name: 'Ada',
  email: null,
  phone: null,
  phoneE164: null,
  notes: null,
  source: 'Other',
  unitId: null,
  prospectType: 'Self' as const,
  prescreened: false,
  externalId: null,
  createdAt: null,
}

test('nothing is noted before somebody listens, and the triggers are off again after the last one has gone', async () => {
  const alone = await openDesk()
  const account = await alone.addAccount()
  const states = async () =>
    (
      await alone.pool.query<{ on: boolean }>(
        "select distinct tgenabled <> 'D' as on from pg_trigger where tgname ~ '^(units|prospects|events)_(added|changed)$'",
      )
    ).rows.map((row) => row.on)
  expect(await states()).toEqual([false])
  await addEndpoint(alone, account)
  expect(await states()).toEqual([true])
  await alone.database.transaction(async (tables) => {
    await alone.pool.query('select 1')
    await detachTriggersIfUnused(tables)
  })
  expect(await states()).toEqual([true])
  await alone.pool.query('delete from webhook_endpoints')
  await alone.database.transaction(detachTriggersIfUnused)
  expect(await states()).toEqual([false])
  await alone.close()
})

test('an assignment is told as its prospect and then the event, by whoever made it, in every form of the statement', async () => {
  const engine = useEngine(desk.url)
  const phone = '+15550100101'
  const [one, two, three] = [await oneProspect(), await oneProspect(phone), await oneProspect(phone)]
  const id = await addEndpoint(desk, accountId)
  recorded(await engine.append(assign(agent, one, [agent])))
  recorded(await engine.append({ ...assign(agent, two, [agent]), samePhone: true }))
  const tokenId = '00000000-0000-4000-8000-000000000001'
  await Promise.all([
    engine.append(assign(agent, one, [])),
    engine.append(assign(agent, two, [])),
    engine.append({ ...assign(agent, three, [], { tokenId }), idempotency: keyOf('a key') }),
  ])
  await Promise.all([engine.append(assign(agent, one, [agent])), engine.append(assign(agent, two, [agent]))])
  const heard = await heardBy(desk, id)
  expect(heard.every(({ actor }) => actor === agent)).toBe(true)
  for (const [prospect, times] of [
    [one, 3],
    [two, 3],
    [three, 2],
  ] as const) {
    const own = heard.filter(({ lane }) => lane === prospect)
    expect(inShort(own)).toEqual(
      Array.from({ length: times }, () => ['prospects UPDATE', 'leasing_events INSERT Assign to User']).flat(),
    )
  }
})

test('any other event is told as its prospect and then the event; a deletion as both again', async () => {
  const engine = useEngine(desk.url)
  const prospect = await oneProspect()
  const id = await addEndpoint(desk, accountId)
  const event = oneWritten(
    await engine.write(writeOf(agent, accountId, [about(prospect, { eventType: 'Still Deciding' })])),
  )
  const note = await engine.write(writeOf(agent, accountId, [about(prospect, {})]))
  expect(oneWritten(note).eventType).toBe('Log Note')
  const deletion = await engine.deleteEvent({
    actor: { userId: agent, tokenId: null, onlyAccountIds: null },
    accountId,
    eventId: event.id,
    reason: 'a mistake',
  })
  expect(deletion.kind).toBe('deleted')
  const heard = await heardBy(desk, id)
  expect(inShort(heard).toSorted()).toEqual(
    [
      'prospects UPDATE',
      'leasing_events INSERT Still Deciding',
      'leasing_events INSERT Log Note',
      'leasing_events UPDATE Still Deciding',
      'prospects UPDATE',
    ].toSorted(),
  )
  expect(inShort(heard).slice(0, 3)).toEqual([
    'prospects UPDATE',
    'leasing_events INSERT Still Deciding',
    'leasing_events INSERT Log Note',
  ])
  expect(heard[0]?.record).toMatchObject({ status: 'Still Deciding' })
  expect(heard[0]?.oldRecord).toMatchObject({ status: 'New' })
  expect(heard.map(({ actor }) => actor)).not.toContain(null)
})

test('a created prospect is told before its first events', async () => {
  const engine = useEngine(desk.url)
  const id = await addEndpoint(desk, accountId)
  const creation = await engine.create({
    actor: { userId: agent, tokenId: null, onlyAccountIds: null },
    prospects: [1, 2].map(() => ({ record: { ...nobody, accountId }, assignedToUserIds: [agent] })),
  })
  expect(creation.kind).toBe('created')
  const heard = await heardBy(desk, id)
  expect(inShort(heard).slice(0, 2)).toEqual(['prospects INSERT', 'prospects INSERT'])
  expect(inShort(heard).slice(2).toSorted()).toEqual(
    ['New', 'New', 'Assign to User', 'Assign to User'].map((type) => `leasing_events INSERT ${type}`).toSorted(),
  )
  expect(heard.every(({ actor }) => actor === agent)).toBe(true)
})

test('a changed profile is told with what was there before and who changed it', async () => {
  const prospect = await oneProspect()
  const id = await addEndpoint(desk, accountId)
  await changeProfile(desk.database.tables, {
    accountId,
    id: prospect,
    profile: { ...nobody, name: 'Grace' },
    phoneE164: null,
    differences: {},
    by: { userId: agent, tokenId: null },
  })
  const [heard, ...more] = await heardBy(desk, id)
  expect(more).toEqual([])
  expect(heard).toMatchObject({ table: 'prospects', operation: 'UPDATE', actor: agent })
  expect([heard?.oldRecord?.['name'], heard?.record?.['name']]).toEqual([null, 'Grace'])
})

test('a merged prospect is told as gone, its events as changed, and all of it the other way when it is undone', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = [await oneProspect(), await oneProspect()]
  oneWritten(await engine.write(writeOf(agent, accountId, [about(merged, {})])))
  const id = await addEndpoint(desk, accountId)
  const merge = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  const first = await heardBy(desk, id)
  expect(inShort(first.filter(({ lane }) => lane === merged))).toEqual(['prospects DELETE'])
  expect(inShort(first)).toContain('leasing_events UPDATE Log Note')
  done(await engine.undoMerge(undoOf(agent, accountId, merge.id)))
  const second = (await heardBy(desk, id)).slice(first.length)
  expect(inShort(second.filter(({ table, lane }) => table === 'prospects' && lane === merged))).toEqual([
    'prospects INSERT',
  ])
  expect([...first, ...second].map(({ actor }) => actor)).not.toContain(null)
})

test('units are told by whoever the transaction names', async () => {
  const id = await addEndpoint(desk, accountId)
  const unit = await desk.database.transaction(async (tables) => {
    await noteActorOf(tables, { userId: agent, tokenId: null })
    return insertUnit(tables, accountId, blankUnit)
  })
  await updateUnit(desk.database.tables, unit, { changes: { sqft: 900 }, marksAvailable: false })
  await updateUnit(desk.database.tables, unit, { changes: { sqft: 900 }, marksAvailable: false })
  const heard = await heardBy(desk, id)
  expect(inShort(heard)).toEqual(['units INSERT', 'units UPDATE'])
  expect(heard.map(({ lane, actor }) => [lane, actor])).toEqual([
    [-unit.id, agent],
    [-unit.id, null],
  ])
})

test('each endpoint hears what it asked for, and another account nothing', async () => {
  const engine = useEngine(desk.url)
  const prospect = await oneProspect()
  const types = await addEndpoint(desk, accountId, { tables: ['leasing_events'], eventTypes: ['Ghosting'] })
  const flat = await addEndpoint(desk, accountId, { tables: ['prospects'], format: 'compatible' })
  const foreign = await addEndpoint(desk, await desk.addAccount())
  recorded(await engine.append(assign(agent, prospect, [agent])))
  await engine.write(writeOf(agent, accountId, [about(prospect, { eventType: 'Ghosting' })]))
  expect(inShort(await heardBy(desk, types))).toEqual(['leasing_events INSERT Ghosting'])
  expect((await heardBy(desk, flat)).map(({ record }) => record?.['status'])).toEqual(['Ghosting'])
  expect(await heardBy(desk, foreign)).toEqual([])
})
