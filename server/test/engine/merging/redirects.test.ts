import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Knowledge } from '../../../src/engine/knowledge.ts'
import { until } from '../../support/wait.ts'
import { assign, type Desk, keyOf, openDesk, recorded, type TestEngine, useEngine } from '../desk.ts'
import { done, holdRow, mergeOf, undoOf } from './merges.ts'

let desk: Desk
let accountId: string
let agent: string
let phones = 0

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
afterAll(() => desk.close())
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const writtenTo = async (engine: TestEngine, prospectId: number): Promise<number> =>
  recorded(await engine.append(assign(agent, prospectId, []))).event.prospectId

const twoProspects = async (): Promise<[number, number]> => {
  const [kept = 0, merged = 0] = await desk.addProspects(accountId, 2)
  return [kept, merged]
}

test('a server that remembers a redirect notices that another one took it away, also when it knows the rest anew', async () => {
  const [engine, further] = [useEngine(desk.url), useEngine(desk.url)]
  const [kept, merged] = await twoProspects()
  const { id } = done(await further.merge(mergeOf(agent, accountId, kept, merged)))
  expect(await writtenTo(engine, merged)).toBe(kept)
  done(await further.undoMerge(undoOf(agent, accountId, id)))
  expect(await writtenTo(engine, kept)).toBe(kept)
  expect(await writtenTo(engine, merged)).toBe(merged)
})

test('a server that remembers a redirect follows it when it leads elsewhere', async () => {
  const [engine, further] = [useEngine(desk.url), useEngine(desk.url)]
  const [first = 0, second = 0, third = 0] = await desk.addProspects(accountId, 3)
  const { id } = done(await further.merge(mergeOf(agent, accountId, second, first)))
  expect(await writtenTo(engine, first)).toBe(second)
  done(await further.undoMerge(undoOf(agent, accountId, id)))
  done(await further.merge(mergeOf(agent, accountId, third, first)))
  done(await further.merge(mergeOf(agent, accountId, second, third)))
  expect(await writtenTo(engine, second)).toBe(second)
  expect(await writtenTo(engine, first)).toBe(second)
})

test('redirects that are remembered from different moments lead nobody in a circle', async () => {
  const [engine, further] = [useEngine(desk.url), useEngine(desk.url)]
  const [one, other] = await twoProspects()
  const { id } = done(await further.merge(mergeOf(agent, accountId, one, other)))
  expect(await writtenTo(engine, other)).toBe(one)
  done(await further.undoMerge(undoOf(agent, accountId, id)))
  done(await further.merge(mergeOf(agent, accountId, other, one)))
  expect(await writtenTo(engine, one)).toBe(other)
  expect(await writtenTo(engine, other)).toBe(other)
})

test('a request about a merged prospect waits with those for the one that was kept', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 20_000 })
  const [kept, merged] = await twoProspects()
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  await writtenTo(engine, merged)
  const row = await holdRow(desk, kept)
  const say = (named: number, place: number) => engine.append(assign(agent, named, [], { notes: String(place) }))
  const waiting = [say(kept, 0)]
  await until(row.hasWaiter)
  waiting.push(...[merged, kept, merged].map((named, place) => say(named, place + 1)))
  await row.release()
  for (const outcome of await Promise.all(waiting)) expect(recorded(outcome).event.prospectId).toBe(kept)
  expect((await desk.eventsOf(kept)).slice(1).map((event) => event.notes)).toEqual(['0', '1', '2', '3'])
})

test('a bulk request reaches those who were not merged, through whichever it names', async () => {
  const engine = useEngine(desk.url)
  const phone = `+1555${String(++phones).padStart(7, '0')}`
  const [kept = 0, merged = 0, third = 0] = await desk.addProspects(accountId, 3, phone)
  const { id } = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  const bulk = async (named: number) => {
    const { event, batchId } = recorded(await engine.append(assign(agent, named, [agent], { samePhone: true })))
    const { rows } = await desk.pool.query<{ id: number }>(
      'select prospect_id as id from leasing_events where batch_id = $1 order by prospect_id',
      [batchId],
    )
    return [event.prospectId, ...rows.map((row) => row.id)]
  }
  expect(await bulk(merged)).toEqual([kept, kept, third])
  expect(await bulk(third)).toEqual([third, kept, third])
  done(await engine.undoMerge(undoOf(agent, accountId, id)))
  expect(await bulk(kept)).toEqual([kept, kept, merged, third])
})

test('a bulk request that names a prospect merged into one with another phone reaches those of that phone', async () => {
  const engine = useEngine(desk.url)
  const [one, two] = [++phones, ++phones].map((n) => `+1555${String(n).padStart(7, '0')}`)
  const [merged = 0, sharing = 0] = await desk.addProspects(accountId, 2, one)
  const [kept = 0, keptSharing = 0] = await desk.addProspects(accountId, 2, two)
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  recorded(await engine.append(assign(agent, merged, [agent], { samePhone: true })))
  const events = await Promise.all([merged, sharing, kept, keptSharing].map((id) => desk.eventsOf(id)))
  expect(events.map((list) => list.length)).toEqual([0, 0, 1, 1])
})

test('a bulk request that names a merged prospect waits for those who share the phone of the kept one', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 20_000 })
  const [one, two] = [++phones, ++phones].map((n) => `+1555${String(n).padStart(7, '0')}`)
  const [merged = 0] = await desk.addProspects(accountId, 1, one)
  const [kept = 0, sharing = 0] = await desk.addProspects(accountId, 2, two)
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  const row = await holdRow(desk, sharing)
  const outcome = engine.append(assign(agent, merged, [agent], { samePhone: true }))
  await until(row.hasWaiter)
  await row.release()
  expect(recorded(await outcome).event.prospectId).toBe(kept)
  expect(await desk.eventsOf(sharing)).toHaveLength(1)
})

test('redirects that were read at different moments are not followed round and round', () => {
  const knowledge = new Knowledge()
  const learn = (prospectId: number, toProspectId: number, rosterVersion: number) =>
    knowledge.learnProspect({
      accountId,
      prospectId,
      phoneE164: null,
      version: 1,
      assignedToUserIds: [],
      redirect: { toProspectId, rosterVersion },
    })
  learn(1, 2, 1)
  learn(2, 1, 2)
  expect([knowledge.writtenTo(1), knowledge.writtenTo(2)]).toEqual([2, 1])
})

test('a request with a key that is repeated gets its first answer, whatever was merged or undone meanwhile', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = await twoProspects()
  const toKept = assign(agent, merged, [agent], { tokenId: agent, idempotency: keyOf('after the merge') })
  const toMerged = assign(agent, merged, [agent], { tokenId: agent, idempotency: keyOf('before the merge') })
  const before = recorded(await engine.append(toMerged))
  const { id } = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  const after = recorded(await engine.append(toKept))
  expect([before.event.prospectId, after.event.prospectId]).toEqual([merged, kept])
  const expectReplays = async () => {
    expect(await engine.append(toMerged)).toEqual({ ...before, replayed: true })
    expect(await engine.append(toKept)).toEqual({ ...after, replayed: true })
  }
  await expectReplays()
  done(await engine.undoMerge(undoOf(agent, accountId, id)))
  await expectReplays()
  expect([(await desk.eventsOf(kept)).length, (await desk.eventsOf(merged)).length]).toEqual([1, 1])
})

test('a stranger learns nothing of a merged prospect', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = await twoProspects()
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  await writtenTo(engine, merged)
  const stranger = await desk.addMember(await desk.addAccount())
  expect(await engine.append(assign(stranger, merged, []))).toEqual({
    kind: 'refused',
    faults: [{ code: 'unknownProspect' }],
  })
})
