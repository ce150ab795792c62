import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { MergeFault } from '../../../src/engine/commands.ts'
import { assign, type Desk, openDesk, recorded, type TestEngine, useEngine } from '../desk.ts'
import { about, oneWritten, type Said, writeOf } from '../writing/events.ts'
import { assigneesOf, done, mergeOf, prospectOf, undoOf } from './merges.ts'

let desk: Desk
let accountId: string
let agent: string
let other: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  other = await desk.addMember(accountId)
})
afterAll(() => desk.close())
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const say = async (engine: TestEngine, prospectId: number, notes: string, assignees: string[] = []) =>
  recorded(await engine.append(assign(agent, prospectId, assignees, { notes }))).event

const saying = (engine: TestEngine, prospectId: number, said: Said) =>
  engine.write(writeOf(agent, accountId, [about(prospectId, said)]))

const notesOf = async (prospectId: number) => (await desk.eventsOf(prospectId)).map((event) => event.notes)

const faultOf = async (merging: ReturnType<TestEngine['merge']>): Promise<MergeFault> => {
  const outcome = await merging
  if (outcome.kind !== 'refused') throw new Error(`not refused but ${JSON.stringify(outcome)}`)
  return outcome.fault
}

const threeProspects = async (): Promise<[number, number, number]> => {
  const [one = 0, two = 0, three = 0] = await desk.addProspects(accountId, 3)
  return [one, two, three]
}

test('the events of both stand in the order of time, and the kept prospect is what they fold to', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = await threeProspects()
  await say(engine, kept, '1', [agent])
  await say(engine, merged, '2', [other])
  oneWritten(await saying(engine, kept, { eventType: 'Showing Desired', notes: '3' }))
  oneWritten(await saying(engine, merged, { eventType: 'Still Deciding', notes: '4' }))
  const before = await prospectOf(desk, kept)
  const merge = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  expect(merge).toMatchObject({ accountId, keptId: kept, mergedId: merged, mergedBy: agent, undoneAt: null })
  expect(await notesOf(kept)).toEqual(['1', '2', '3', '4'])
  expect((await desk.eventsOf(kept)).map((event) => event.sequence)).toEqual([3, 4, 5, 6])
  const events = await desk.eventsOf(kept)
  expect(await prospectOf(desk, kept)).toMatchObject({
    version: before.version + 4,
    status: 'Still Deciding',
    assignedToUserIds: [other],
    mergedIntoId: null,
    lastEventAt: events.at(-1)?.createdAt,
  })
  expect(await assigneesOf(desk, kept)).toEqual([other])
})

test('of a merged prospect a redirect is left, with the state of one that nothing ever happened to', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = await threeProspects()
  await say(engine, merged, 'mine', [agent])
  oneWritten(await saying(engine, merged, { eventType: 'Moved In' }))
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  expect(await desk.eventsOf(merged)).toEqual([])
  expect(await prospectOf(desk, merged)).toEqual({
    version: 3,
    status: 'New',
    assignedToUserIds: [],
    mergedIntoId: kept,
    lastEventAt: null,
  })
  expect(await assigneesOf(desk, merged)).toEqual([])
})

test('what is written about a merged prospect, also through others, becomes an event of the one that was kept', async () => {
  const [engine, further] = [useEngine(desk.url), useEngine(desk.url)]
  const [first, second, third] = await threeProspects()
  for (const one of [engine, further]) await say(one, first, 'met by both servers')
  done(await engine.merge(mergeOf(agent, accountId, second, first)))
  done(await engine.merge(mergeOf(agent, accountId, third, second)))
  for (const one of [engine, further])
    for (const named of [first, second, third]) expect((await say(one, named, 'later')).prospectId).toBe(third)
  expect(await notesOf(third)).toHaveLength(8)
})

test('undoing gives back what was moved, and what was written since stays', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = await threeProspects()
  await say(engine, kept, 'kept', [other])
  await say(engine, merged, 'merged', [agent])
  const { id } = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  await say(engine, merged, 'since')
  expect(done(await engine.undoMerge(undoOf(other, accountId, id))).undoneAt).not.toBeNull()
  expect(await notesOf(kept)).toEqual(['kept', 'since'])
  expect(await notesOf(merged)).toEqual(['merged'])
  expect(await assigneesOf(desk, merged)).toEqual([agent])
  expect((await say(engine, merged, 'its own again')).prospectId).toBe(merged)
  expect(await notesOf(merged)).toEqual(['merged', 'its own again'])
})

test('undoing gives back what others had brought along', async () => {
  const engine = useEngine(desk.url)
  const [first, second, third] = await threeProspects()
  for (const [place, id] of [first, second, third].entries()) await say(engine, id, String(place))
  const inner = done(await engine.merge(mergeOf(agent, accountId, second, first)))
  const outer = done(await engine.merge(mergeOf(agent, accountId, third, second)))
  expect(await notesOf(third)).toEqual(['0', '1', '2'])
  done(await engine.undoMerge(undoOf(agent, accountId, outer.id)))
  expect([await notesOf(first), await notesOf(second), await notesOf(third)]).toEqual([[], ['0', '1'], ['2']])
  done(await engine.undoMerge(undoOf(agent, accountId, inner.id)))
  expect([await notesOf(first), await notesOf(second), await notesOf(third)]).toEqual([['0'], ['1'], ['2']])
})

test('merges into one prospect are undone in any order', async () => {
  const engine = useEngine(desk.url)
  const [kept, one, two] = await threeProspects()
  for (const id of [kept, one, two]) await say(engine, id, String(id))
  const merges = [
    done(await engine.merge(mergeOf(agent, accountId, kept, one))),
    done(await engine.merge(mergeOf(agent, accountId, kept, two))),
  ]
  for (const { id } of merges) done(await engine.undoMerge(undoOf(agent, accountId, id)))
  for (const id of [kept, one, two]) expect(await notesOf(id)).toEqual([String(id)])
})

test('a version is never used twice, also when nothing is left to number', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = await threeProspects()
  const versions: number[][] = []
  for (let turn = 0; turn < 3; turn++) {
    const { id } = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
    versions.push([(await prospectOf(desk, kept)).version, (await prospectOf(desk, merged)).version])
    done(await engine.undoMerge(undoOf(agent, accountId, id)))
    versions.push([(await prospectOf(desk, kept)).version, (await prospectOf(desk, merged)).version])
  }
  expect(versions).toEqual([1, 2, 3, 4, 5, 6].map((version) => [version, version]))
})

test('a block that came from the merged prospect blocks the kept one, until the merge is undone', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = await threeProspects()
  await say(engine, kept, 'first')
  oneWritten(await saying(engine, merged, { eventType: 'Blocklist Prospect' }))
  const { id } = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  const showing = { eventType: 'Showing Desired' } as const
  expect(await saying(engine, kept, showing)).toMatchObject({
    kind: 'refused',
    results: [{ end: { faults: [{ code: 'prospectBlocklisted' }] } }],
  })
  done(await engine.undoMerge(undoOf(agent, accountId, id)))
  oneWritten(await saying(engine, kept, showing))
})

test('what can not be merged or undone is refused, and nothing is written', async () => {
  const engine = useEngine(desk.url)
  const [first, second, third] = await threeProspects()
  const [foreign = 0] = await desk.addProspects(await desk.addAccount(), 1)
  const merge = (kept: number, merged: number) => faultOf(engine.merge(mergeOf(agent, accountId, kept, merged)))
  const inner = done(await engine.merge(mergeOf(agent, accountId, second, first)))
  const intoSecond = { code: 'prospectMerged', prospectId: first, mergedIntoId: second }
  expect(await merge(third, third)).toEqual({ code: 'sameProspect' })
  expect(await merge(first, third)).toEqual(intoSecond)
  expect(await merge(third, first)).toEqual(intoSecond)
  expect(await merge(second, first)).toEqual(intoSecond)
  expect(await merge(third, foreign)).toEqual({ code: 'unknownProspect', prospectId: foreign })
  expect(await merge(foreign, third)).toEqual({ code: 'unknownProspect', prospectId: foreign })
  const outer = done(await engine.merge(mergeOf(agent, accountId, third, second)))
  const undo = (id: string) => faultOf(engine.undoMerge(undoOf(agent, accountId, id)))
  expect(await undo(inner.id)).toEqual({ code: 'prospectMerged', prospectId: second, mergedIntoId: third })
  expect(await undo(agent)).toEqual({ code: 'unknownMerge' })
  done(await engine.undoMerge(undoOf(agent, accountId, outer.id)))
  expect(await undo(outer.id)).toEqual({ code: 'mergeUndone' })
})
