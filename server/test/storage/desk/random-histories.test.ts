import { sample } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { funnelStages } from '../../../src/catalogue/desk.ts'
import { readCalendar } from '../../../src/records/desk/calendar.ts'
import { findDue, findDueOfUser, readFollowUps } from '../../../src/storage/desk/follow-ups.ts'
import { findAwaiting, findUnassigned } from '../../../src/storage/desk/lists.ts'
import { readPlannedShowings } from '../../../src/storage/desk/showings.ts'
import { countByStage, readLoads } from '../../../src/storage/desk/workload.ts'
import { listProspects } from '../../../src/storage/prospects/lists/list-prospects.ts'
import { readFurthest } from '../../../src/storage/reports/funnel.ts'
import { type Desk, openDesk, useEngine } from '../../engine/desk.ts'
import type { Crew, Run } from '../../engine/random/crew.ts'
import type { Model } from '../../engine/random/model/model.ts'
import { play } from '../../engine/random/play.ts'
import { distantFuture, type Sequence, sequence } from '../../engine/random/steps.ts'
import { noFilters } from '../prospects/lists.ts'
import { awaiting, due, followUps, furthest, load, showings, stages, unassigned } from './naive.ts'

/** FOYER_SEED plays the sequences of an earlier run again. */
const seed = Number(process.env['FOYER_SEED'] ?? Math.trunc(Math.random() * 2 ** 31))

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const early = ['2025-01-01T00:00:00.000000Z', '2025-01-03T00:00:00.000000Z'] as const
const always = ['2000-01-01T00:00:00.000000Z', '3000-01-01T00:00:00.000000Z'] as const

const byText = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()

/** By the filter of the lists, in the order of the ids. */
const listAwaiting = async (accountId: string): Promise<number[]> => {
  const filters = { ...noFilters, accountIds: [accountId], isAwaiting: true }
  const rows = await listProspects(desk.database.tables, { filters, order: 'newest', after: null, limit: 1_000 })
  return rows.map(({ id }) => id).toSorted((one, other) => one - other)
}

const compareLists = async (accountId: string, models: readonly Model[], userIds: readonly string[]): Promise<void> => {
  const { pool } = desk
  expect((await findUnassigned(pool, accountId)).toSorted((one, other) => other - one)).toEqual(unassigned(models))
  expect(byText(await findAwaiting(pool, accountId))).toEqual(byText(awaiting(models)))
  const listed = await listAwaiting(accountId)
  expect(listed).toEqual(awaiting(models).map(({ prospectId }) => prospectId))
  for (const [, before] of [early, always]) {
    expect(await findDue(pool, accountId, before)).toEqual(due(models, before, null))
    for (const id of userIds) expect(await findDueOfUser(pool, accountId, before, id)).toEqual(due(models, before, id))
    const loads = await readLoads(pool, accountId, userIds, before)
    expect(loads).toEqual(userIds.map((id) => load(models, id, before)))
  }
}

const comparePlans = async (accountId: string, models: readonly Model[], userIds: readonly string[]): Promise<void> => {
  const { pool } = desk
  for (const window of [early, always]) {
    const { showings: read, cutAt } = await readPlannedShowings(pool, accountId, window, 100_000)
    const told = read.map(({ showingId, prospectId, plannedDateTime, status, userIds: ids }) => {
      return { showingId, prospectId, at: plannedDateTime, status, userIds: ids }
    })
    expect(byText(told)).toEqual(byText(showings(models, window)))
    expect(cutAt).toBeNull()
    const planned = (await readFollowUps(pool, accountId, window, 100_000)).map(({ prospectId, at, userIds: ids }) => ({
      prospectId,
      at,
      userIds: ids,
    }))
    expect(byText(planned)).toEqual(byText(followUps(models, window)))
    for (const id of [null, ...userIds]) {
      const { entries, hasMore } = await readCalendar(desk.database, accountId, window, id)
      const expected = [...told, ...planned].filter((entry) => id === null || entry.userIds.includes(id))
      expect([entries.length, hasMore]).toEqual([expected.length, false])
      expect(entries.map(({ at }) => at)).toEqual(expected.map(({ at }) => at).toSorted())
    }
  }
}

const compareAll = async (crew: Crew, runs: readonly Run[]): Promise<void> => {
  expect(runs.flatMap(({ difference }) => difference ?? [])).toEqual([])
  const models = runs.map(({ model }) => model)
  const [{ accountId }, userIds] = [crew, [crew.ids.amy, crew.ids.bob, crew.ids.lee]]
  await compareLists(accountId, models, userIds)
  await comparePlans(accountId, models, userIds)
  const all = [...funnelStages, 'lost'] as const
  const counts = stages(models)
  expect(await countByStage(desk.pool, accountId, all)).toEqual(
    all.map((stage) => ({ stage, count: counts.get(stage) ?? 0 })),
  )
  const ends = await readFurthest(desk.pool, accountId, { start: always[0], end: distantFuture })
  expect(ends.toSorted((one, other) => one.place - other.place)).toEqual(furthest(models))
}

const asked = ['Awaiting PM Response', 'PM Response', 'Assign to User'] as const

/** The same history, of little else than what few random ones have enough of. */
const narrowed = ({ steps, ...rest }: Sequence): Sequence => ({
  ...rest,
  steps: steps.map((step, turn) =>
    step?.kind !== 'write'
      ? step
      : {
          ...step,
          events: step.events.map((said, place) => ({
            ...said,
            lacks: false,
            type: asked[(turn + place) % 3] ?? said.type,
          })),
        },
  ),
})

test(`what the desk reads is what a plain model says, over random histories (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  const { runs, crew } = await play(desk, engines, sample(sequence, { numRuns: 250, seed }))
  await compareAll(crew, runs)
})

test(`so it is in small accounts, where one event decides (seed ${seed})`, { timeout: 600_000 }, async () => {
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  const all = sample(sequence, { numRuns: 60, seed }).map(narrowed)
  for (let from = 0; from < all.length; from += 2) {
    const { runs, crew } = await play(desk, engines, all.slice(from, from + 2))
    await compareAll(crew, runs)
  }
})
