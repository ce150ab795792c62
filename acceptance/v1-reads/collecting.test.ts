import { beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { type DropInClient, openClient } from './drop-in-client.ts'
import { storedEvents, storedProspects, storedUnits } from './stored-rows.ts'

const desk = await openDesk()
const accounts = [desk.home, desk.elsewhere]

/** As many prospects with one and the same time of creation as the wire allows, in both accounts: one fewer than a page. */
const ties = 99

beforeAll(async () => {
  await desk.sql.query(
    `insert into prospects (account_id, name, source, created_at, updated_at)
     select ($1::uuid[])[1 + n % 2], 'Lead ' || n, 'Zillow', moment, moment
     from generate_series(0, ${ties * 4 - 1}) n,
       lateral (select timestamptz '2023-05-01T12:00:00.123456Z' + (n / ${ties}) * interval '1 microsecond' as moment) m`,
    [accounts],
  )
  await desk.sql.query(
    `insert into units (account_id, address, status)
     select ($1::uuid[])[1 + n % 2], case when n % 3 = 0 then null else (select address from units limit 1) end, 'Archived'
     from generate_series(1, 340) n`,
    [accounts],
  )
})

describe.each(['', '/api/public/v1'])('a client whose base URL ends in "%s"', (prefix) => {
  const client = (): DropInClient => openClient(`${desk.baseUrl.replace(/\/$/, '')}${prefix}`, desk.token)

  test('collects all prospects by created_after, also where 99 share a moment', async () => {
    const stored = await storedProspects(desk.sql, accounts)
    expect(stored.length).toBeGreaterThan(ties * 4 + 300)
    expect(await client().prospects(100)).toEqual(stored)
  })

  test('collects all units by page_number, up to a page that is shorter than the limit', async () => {
    const stored = await storedUnits(desk.sql, accounts)
    expect(stored.length).toBeGreaterThan(390)
    for (const limit of [100, 7]) expect(await client().units(limit)).toEqual(stored)
  })

  test('ends at an empty page when the last one was full', async () => {
    const archived = (await storedUnits(desk.sql, [desk.home])).filter((unit) => unit['status'] === 'Archived')
    expect(archived).toHaveLength(170)
    expect(await client().units(85, { accountId: desk.home, statuses: 'Archived' })).toEqual(archived)
  })

  test('collects all events by next_page_number, newest last', async () => {
    const stored = await storedEvents(desk.sql, accounts)
    expect(stored.length).toBeGreaterThan(1_000)
    expect(await client().events(100)).toEqual(stored)
  })

  test('collects the events of one prospect', async () => {
    const stored = await storedEvents(desk.sql, accounts)
    const counts = Map.groupBy(stored, (event) => event['prospect_id'])
    const [prospect, events = []] = [...counts].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? []
    expect(events.length).toBeGreaterThan(3)
    expect(await client().events(2, { prospect_id: String(prospect) })).toEqual(events)
  })

  test('follows what is new: the last moment that it saw brings the last row and those after it', async () => {
    const all = await client().prospects(100)
    const last = all.at(-1)
    const [made] = await desk.sql.query<{ id: string }>(
      "insert into prospects (account_id, name, created_at) values ($1, 'New', clock_timestamp()) returning id",
      [desk.elsewhere],
    )
    const next = await client().prospects(100, String(last?.created_at))
    expect(next.map(({ id }) => id)).toEqual([last?.id, Number(made?.id)])
  })
})
