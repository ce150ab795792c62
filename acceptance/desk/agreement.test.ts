import { beforeAll, describe, expect, test } from 'vitest'
import { bodyOf } from '../records-people/caller.ts'
import { awaiting, due, rowOf, stageCounts, unassigned, workload } from './counts.ts'
import { calendar, dayOf, type Showing, showingsToday, toMicros, type Window } from './plans.ts'
import { type Books, readBooks } from './world/books.ts'
import { openHouse, openOffice } from './world/house.ts'
import { type Life, leave, live, newLife } from './world/life.ts'
import { type Standing, standings } from './world/standing.ts'

/**
 * Two offices live through two weeks, in which the clocks are put back in both, on different days. At four moments what each of them
 * is shown is counted anew from its own lists and feed.
 */

/** FOYER_SEED lives the weeks of an earlier run again. */
const seed = Number(process.env['FOYER_SEED'] ?? Math.trunc(Math.random() * 2 ** 31))

const begin = '2026-10-23T13:07:00Z'
const moments = [
  ['the day on which the clocks of the one are put back', '2026-10-29T09:07:00Z'],
  ['the day on which the clocks of the other are', '2026-11-01T18:07:00Z'],
  ['the end', '2026-11-06T03:07:00Z'],
] as const

const house = await openHouse(begin)
const lives: Life[] = []
beforeAll(async () => {
  // West of Greenwich and east of it.
  for (const zone of ['America/Chicago', 'Africa/Cairo'])
    lives.push(newLife(await openOffice(house, zone.slice(zone.indexOf('/') + 1), zone)))
})

const read = async <T>(life: Life, path: string, more = '', caller = life.office.owner.call): Promise<T> =>
  bodyOf<T>(await caller('GET', `/v2/${path}?account_id=${life.office.accountId}${more}`), 200)

type Row = ReturnType<typeof rowOf> & { readonly waiting_since?: string }
type List = { readonly count: number; readonly prospects: readonly Row[] }
type Desk = {
  readonly time_zone: string
  readonly day_start: string
  readonly day_end: string
  readonly unassigned: List
  readonly follow_ups_due: List & { readonly mine: number; readonly my_prospects: readonly Row[] }
  readonly showings_today: { readonly count: number; readonly showings: readonly Showing[] }
  readonly awaiting_response: List
}

const shown = ({ id, name, stage, unit_id, source, assigned_to_user_ids, next_follow_up }: Row): object => ({
  ...{ id, name, stage, unit_id, source, assigned_to_user_ids, next_follow_up },
})
const list = ({ count, prospects }: List) => ({ count, prospects: prospects.map(shown) })
const counted = (all: readonly Standing[]) => ({ count: all.length, prospects: all.slice(0, 20).map(rowOf) })

type Known = {
  readonly life: Life
  readonly books: Books
  readonly all: readonly Standing[]
  readonly now: number
  readonly today: Window
}

const expectDesk = async ({ life, books, all, today }: Known): Promise<void> => {
  const { agent } = life.office
  const desk = await read<Desk>(life, 'desk', '', agent.call)
  expect([desk.time_zone, desk.day_start, desk.day_end]).toEqual([life.office.timeZone, ...today])
  expect(list(desk.unassigned)).toEqual(counted(unassigned(all)))
  const { mine, my_prospects, ...everybodys } = desk.follow_ups_due
  expect(list(everybodys)).toEqual(counted(due(all, today[1])))
  expect(list({ count: mine, prospects: my_prospects })).toEqual(counted(due(all, today[1], agent.id)))
  const waiting = awaiting(all)
  expect(list(desk.awaiting_response)).toEqual(counted(waiting.map(({ one }) => one)))
  expect(desk.awaiting_response.prospects.map((row) => row.waiting_since)).toEqual(
    waiting.slice(0, 20).map(({ since }) => since),
  )
  const held = showingsToday(all, books, today)
  expect(desk.showings_today).toEqual({
    count: held.length,
    showings: held.slice(0, 100).map(({ at, ...showing }) => ({ ...showing, planned_date_time: at })),
  })
}

const openStages = 'lead,contacted,showing,application,approved,lease'

/** With the filters of docs/desk.md the list of prospects has those whom the desk counts. */
const expectLists = async ({ life, all, today }: Known): Promise<void> => {
  const ids = async (filters: string): Promise<number[]> =>
    (await read<{ data: Row[] }>(life, 'prospects', `&${filters}&limit=100`)).data.map(({ id }) => id)
  const of = (rows: readonly Standing[]): number[] => rows.slice(0, 100).map(({ id }) => id)
  const { agent } = life.office
  const dueToday = `follow_up_due_before=${today[1]}&sort=next_follow_up`
  expect(await ids(`assignee=none&stage=${openStages}`)).toEqual(of(unassigned(all)))
  expect(await ids(dueToday)).toEqual(of(due(all, today[1])))
  expect(await ids(`${dueToday}&assignee=${agent.id}`)).toEqual(of(due(all, today[1], agent.id)))
  const waiting = awaiting(all).map(({ one }) => one.id)
  expect((await ids('awaiting_response=true')).toSorted()).toEqual(waiting.toSorted())
}

const expectCalendar = async ({ life, books, all, now, today }: Known): Promise<void> => {
  const dayMs = 86_400_000
  const weeks: Window = [toMicros(now - 31 * dayMs), toMicros(now + 31 * dayMs)]
  const nothing: Window = [today[0], today[0]]
  for (const window of [weeks, today, nothing])
    for (const userId of [null, life.office.owner.id, ...life.office.agents.map(({ id }) => id)]) {
      const more = `&from=${window[0]}&to=${window[1]}${userId === null ? '' : `&user_id=${userId}`}`
      expect(await read(life, 'calendar', more)).toEqual({
        data: calendar(all, books, window, userId),
        has_more: false,
      })
    }
}

const expectAll = async (life: Life, moment: string): Promise<void> => {
  const books = await readBooks(life)
  const now = Date.parse(moment)
  const known = { life, books, now, all: standings(books, life.writtenTo), today: dayOf(life.office.timeZone, now) }
  await expectDesk(known)
  await expectLists(known)
  await expectCalendar(known)
  const { data } = await read<{ data: object[] }>(life, 'workload')
  expect(data).toEqual(workload(known.all, books, life.office.accountId, now, known.today))
  expect(await read(life, 'stages')).toEqual({ data: stageCounts(known.all) })
}

describe(`what each office is shown is what its lists and its feed say (seed ${seed})`, () => {
  test('before anything happened', async () => {
    for (const life of lives) {
      const desk = await read<Desk>(life, 'desk')
      expect([desk.unassigned.count, desk.follow_ups_due.count, desk.showings_today.count]).toEqual([0, 0, 0])
      expect(desk.awaiting_response).toEqual({ count: 0, prospects: [] })
    }
  })

  test.each(moments.map(([what, moment], place) => ({ what, moment, place })))(
    'on $what',
    async ({ moment, place }) => {
      await live(house, lives, [moments[place - 1]?.[1] ?? begin, moment], seed + place)
      for (const life of lives) await expectAll(life, moment)
      if (place > 0) return
      for (const [at, life] of lives.entries())
        await leave(life, life.office.agents[2]?.id ?? '', at === 0 ? 'membership ended' : 'deactivated')
    },
  )

  test('and enough has happened for that', async () => {
    const events = (await Promise.all(lives.map(readBooks))).flatMap((books) => books.events)
    expect(lives.flatMap(({ mergeIds }) => mergeIds).length, 'merges').toBeGreaterThan(0)
    for (const what of ['deleted', 'undoes_batch_id'] as const)
      expect(events.filter((event) => Boolean(event[what])).length, what).toBeGreaterThan(2)
    const types = new Set(events.map((event) => event.event_type))
    for (const type of ['Blocklist Prospect', 'Unblock Prospect', 'Reassign Showing']) expect(types).toContain(type)
    expect(events.filter((event) => event.recorded_at > event.created_at).length, 'late').toBeGreaterThan(9)
  })
})
