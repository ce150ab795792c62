import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { until } from '../../support/wait.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from '../desk.ts'
import { done, holdRow, mergeOf, prospectOf, undoOf } from './merges.ts'

let desk: Desk
let accountId: string
let agent: string
let other: string
let phones = 0

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

const patient = { lockTimeoutMs: 20_000 }

const twoProspects = async (): Promise<[number, number]> => {
  const phone = `+1555${String(++phones).padStart(7, '0')}`
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2, phone)
  return [one, two]
}

const idsOf = async (...prospectIds: number[]): Promise<number[]> =>
  (await Promise.all(prospectIds.map((id) => desk.eventsOf(id)))).flat().map(({ id }) => id)

/** Merges in turns one way and the other, undoing each, until it is told to stop. Returns how often. */
const mergeToAndFro = async (
  engine: ReturnType<typeof useEngine>,
  [one, two]: readonly [number, number],
  isOver: () => boolean,
): Promise<number> => {
  let turns = 0
  for (; !isOver(); turns++) {
    const [kept, merged] = turns % 2 === 0 ? [one, two] : [two, one]
    const { id } = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
    done(await engine.undoMerge(undoOf(agent, accountId, id)))
  }
  return turns
}

test('64 writers through two servers lose and double nothing while their prospects are merged to and fro', async () => {
  const [engine, further] = [useEngine(desk.url, patient), useEngine(desk.url, patient)]
  const pair = await twoProspects()
  const written: number[] = []
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; turn < 8; turn++) {
      const one = writer % 2 === 0 ? engine : further
      const named = pair[(writer + turn) % 2] ?? 0
      const { event } = recorded(await one.append(assign(agent, named, [turn % 2 === 0 ? agent : other])))
      expect(pair).toContain(event.prospectId)
      written.push(event.id)
    }
  }
  let isOver = false
  const merging = mergeToAndFro(further, pair, () => isOver)
  await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer))).finally(() => {
    isOver = true
  })
  expect(await merging).toBeGreaterThan(0)
  expect((await idsOf(...pair)).toSorted()).toEqual(written.toSorted())
  expect(new Set(written).size).toBe(512)
  expect([...engine.errors, ...further.errors]).toEqual([])
})

test('bulk requests and merges over the same prospects neither deadlock nor lose anything', async () => {
  const [engine, further] = [useEngine(desk.url, patient), useEngine(desk.url, patient)]
  const pair = await twoProspects()
  let isOver = false
  const merging = mergeToAndFro(further, pair, () => isOver)
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, (_, turn) =>
      (turn % 3 === 0 ? further : engine).append(assign(agent, pair[turn % 2] ?? 0, [agent], { samePhone: true })),
    ),
  ).finally(() => {
    isOver = true
  })
  expect(await merging).toBeGreaterThan(0)
  const named = outcomes.map((outcome) => recorded(outcome).event.id)
  const ids = new Set(await idsOf(...pair))
  for (const id of named) expect(ids).toContain(id)
  expect(ids.size).toBeGreaterThanOrEqual(60)
  expect(ids.size).toBeLessThanOrEqual(120)
  expect([...engine.errors, ...further.errors]).toEqual([])
})

test('of two merges in opposite directions at once one is done and the other is told so', async () => {
  const [engine, further] = [useEngine(desk.url, patient), useEngine(desk.url, patient)]
  const [one, two] = await twoProspects()
  for (let turn = 0; turn < 20; turn++) {
    const both = await Promise.all([
      engine.merge(mergeOf(agent, accountId, one, two)),
      further.merge(mergeOf(agent, accountId, two, one)),
    ])
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused'])
    const winner = done(both.find(({ kind }) => kind === 'done'))
    expect((await prospectOf(desk, winner.mergedId)).mergedIntoId).toBe(winner.keptId)
    const undone = await Promise.all([
      engine.undoMerge(undoOf(agent, accountId, winner.id)),
      further.undoMerge(undoOf(agent, accountId, winner.id)),
    ])
    expect(undone.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused'])
  }
})

test('merges around a ring of prospects at once leave no circle', async () => {
  const engines = [useEngine(desk.url, patient), useEngine(desk.url, patient)]
  const ids = await desk.addProspects(accountId, 12)
  await Promise.all(ids.map((id) => engines[0]?.append(assign(agent, id, []))))
  const merges = await Promise.all(
    ids.map((id, place) => engines[place % 2]?.merge(mergeOf(agent, accountId, ids[(place + 1) % 12] ?? 0, id))),
  )
  const refused = merges.filter((merging) => merging?.kind === 'refused')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length + merges.filter((merging) => merging?.kind === 'done').length).toBe(12)
  expect((await idsOf(...ids)).length).toBe(12)
})

test('a merge waits for a prospect that somebody else holds, and says so when that takes too long', async () => {
  const engine = useEngine(desk.url, { lockTimeoutMs: 100 })
  const waiting = useEngine(desk.url, patient)
  const [one, two] = await twoProspects()
  const row = await holdRow(desk, two)
  expect(await engine.merge(mergeOf(agent, accountId, one, two))).toEqual({ kind: 'unavailable' })
  const merging = waiting.merge(mergeOf(agent, accountId, one, two))
  await until(row.hasWaiter)
  await row.release()
  done(await merging)
  expect(engine.health.isUp()).toBe(true)
})

test('a merge of too many events is refused, one of as many as allowed is done and undone', async () => {
  const engine = useEngine(desk.url)
  const [one, two] = await twoProspects()
  const fill = (prospectId: number, from: number, to: number) =>
    desk.pool.query(
      `with added as (
         insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context)
         select $1, nextval('leasing_event_ids'), $2, n, 'Log Note', clock_timestamp(), $3, '{}'
         from generate_series($4::int, $5) n order by n returning created_at
       )
       update prospects set version = $5, last_event_at = (select max(created_at) from added) where id = $2`,
      [accountId, prospectId, agent, from, to],
    )
  await fill(one, 1, limits.eventsPerMerge - 1)
  await fill(two, 1, 2)
  expect(await engine.merge(mergeOf(agent, accountId, one, two))).toEqual({
    kind: 'refused',
    fault: { code: 'tooLargeToMerge' },
  })
  const [three = 0] = await desk.addProspects(accountId, 1)
  recorded(await engine.append(assign(agent, three, [agent])))
  const { id } = done(await engine.merge(mergeOf(agent, accountId, one, three)))
  expect(await idsOf(one)).toHaveLength(limits.eventsPerMerge)
  done(await engine.undoMerge(undoOf(agent, accountId, id)))
  expect(await idsOf(three)).toHaveLength(1)
})
