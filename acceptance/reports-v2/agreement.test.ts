import { beforeAll, describe, expect, test } from 'vitest'
import { toMicros, type Window } from '../desk/plans.ts'
import { type Books, readBooks } from '../desk/world/books.ts'
import { openHouse, openOffice } from '../desk/world/house.ts'
import { type Life, leave, live, newLife } from '../desk/world/life.ts'
import { type Standing, standings } from '../desk/world/standing.ts'
import { bodyOf } from '../records-people/caller.ts'
import { agents, byName, firstContact, funnel, sources } from './counts.ts'

/** Two offices live through two weeks. Then every report is counted anew from the lists and the feed of its account. */

/** FOYER_SEED lives the weeks of an earlier run again. */
const seed = Number(process.env['FOYER_SEED'] ?? Math.trunc(Math.random() * 2 ** 31))

const [begin, middle, end] = ['2027-03-04T13:07:00Z', '2027-03-13T13:07:00Z', '2027-03-19T13:07:00Z'] as const

type Known = { readonly life: Life; readonly books: Books; readonly all: readonly Standing[] }
const known: Known[] = []
const house = await openHouse(begin)

beforeAll(async () => {
  const lives: Life[] = []
  for (const zone of ['America/Chicago', 'Australia/Sydney'])
    lives.push(newLife(await openOffice(house, zone.slice(zone.indexOf('/') + 1), zone)))
  await live(house, lives, [begin, middle], seed)
  for (const [place, life] of lives.entries())
    await leave(life, life.office.agents[1]?.id ?? '', place === 0 ? 'membership ended' : 'deactivated')
  await live(house, lives, [middle, end], seed + 1)
  for (const life of lives) {
    const books = await readBooks(life)
    known.push({ life, books, all: standings(books, life.writtenTo) })
  }
})

const read = async <T>({ life }: Known, report: string, [start, to]: Window): Promise<T> => {
  const of = new URLSearchParams({ account_id: life.office.accountId, start, end: to })
  return bodyOf<T>(await life.office.owner.call('GET', `/v2/reports/${report}?${of}`), 200)
}

/** All of it, a week, a week that ends with the one moment before a prospect came and begins with another, and no time at all. */
const windowsOf = ({ all }: Known): Window[] => {
  const moments = all.map(({ created_at: at }) => at).toSorted()
  const [early = '', late = ''] = [moments[Math.floor(moments.length / 3)], moments[Math.floor(moments.length * 0.8)]]
  return [
    [toMicros('2027-01-01T00:00:00Z'), toMicros('2027-12-31T00:00:00Z')],
    [toMicros('2027-03-08T06:00:00Z'), toMicros('2027-03-15T05:00:00Z')],
    [early, late],
    [late, late],
    [toMicros('2026-06-01T00:00:00Z'), toMicros(begin)],
  ]
}

const forAll = async (work: (one: Known, window: Window) => Promise<void>): Promise<void> => {
  for (const one of known) for (const window of windowsOf(one)) await work(one, window)
}

type Row = Readonly<Record<string, string | number | null>>
type Rows = { readonly data: readonly Row[]; readonly has_more: boolean }

/** What of a row counts something, without the columns that name it. */
const counted = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => !names.includes(name) && value !== 0))

describe(`every report says what the lists and the feed of its account say (seed ${seed})`, () => {
  test('the funnel', () =>
    forAll(async (one, window) => {
      expect(await read(one, 'funnel', window)).toEqual({ data: funnel(one.all, window) })
    }))

  test('first contacts', () =>
    forAll(async (one, window) => {
      const { median_minutes: median, ...rest } = firstContact(one.all, window)
      const found = await read<{ median_minutes: number | null }>(one, 'first_contact', window)
      expect(found).toMatchObject(rest)
      if (median === null) expect(found.median_minutes).toBeNull()
      else expect(found.median_minutes).toBeCloseTo(median, 6)
    }))

  test('sources', () =>
    forAll(async (one, window) => {
      const { data, has_more: hasMore } = await read<Rows>(one, 'sources', window)
      expect(hasMore).toBe(false)
      const rows = data.map((row) => {
        const [key, display] = [String(row['source_key']), String(row['source_display'])]
        expect(one.all.map(({ source }) => source)).toContain(display)
        const isHashed = display === 'Café'
        if (isHashed) expect(key).toMatch(/^caf_[\da-f]{8}$/)
        return [isHashed ? key.slice(0, -9) : key, counted(row, ['source_key', 'source_display'])] as const
      })
      expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(sources(one.all, window, toMicros(end))))
      expect(data.map((row) => row['source_key'])).toEqual(data.map((row) => row['source_key']).toSorted())
    }))

  test('agents, also one who has left', async () => {
    const seen = new Set<unknown>()
    await forAll(async (one, window) => {
      const { data, has_more: hasMore } = await read<Rows>(one, 'agents', window)
      expect(hasMore).toBe(false)
      const expected = agents(one.all, window)
      expect(new Map(data.map((row) => [row['user_id'], counted(row, ['user_id', 'name'])]))).toEqual(expected)
      expect(data.map((row) => row['user_id'])).toEqual(byName(one.books, expected.keys()))
      for (const row of data) seen.add(row['user_id'])
    })
    for (const { life } of known) expect(seen).toContain(life.office.agents[1]?.id)
  })
})
