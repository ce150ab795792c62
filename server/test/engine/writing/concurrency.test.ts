import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk, useEngine } from '../desk.ts'
import { about, writeOf, written } from './events.ts'

let desk: Desk
let accountId: string
let agent: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
afterAll(() => desk.close())

test('two batches over the same 1,000 prospects in opposite order neither deadlock nor interleave', async () => {
  const engines = [useEngine(desk.url, { lockTimeoutMs: 5_000 }), useEngine(desk.url, { lockTimeoutMs: 5_000 })]
  const ids = await desk.addProspects(accountId, 1_000)
  const batchOf = (name: string, order: readonly number[]) =>
    writeOf(agent, accountId, [
      about(order, { eventType: 'Log Note', notes: `${name} first` }),
      about(order, { eventType: 'Showing Desired', notes: `${name} second` }),
    ])
  const writings = await Promise.all([
    engines[0]?.write(batchOf('one', ids)),
    engines[1]?.write(batchOf('other', ids.toReversed())),
  ])
  for (const writing of writings) if (writing !== undefined) expect(written(writing)).toHaveLength(2_000)
  const { rows } = await desk.pool.query<{ history: string; prospects: number }>(
    `select history, count(*)::int as prospects from (
       select string_agg(notes, ', ' order by sequence) as history from leasing_events
       where prospect_id = any($1) group by prospect_id
     ) h group by history`,
    [ids],
  )
  const orders = [
    'one first, one second, other first, other second',
    'other first, other second, one first, one second',
  ]
  expect(rows).toHaveLength(1)
  expect(orders).toContain(rows[0]?.history)
  expect(rows[0]?.prospects).toBe(1_000)
  expect(engines.flatMap(({ errors }) => errors)).toEqual([])
  expect(await desk.verify()).toBeNull()
})

test('one external id from two servers 20 times at once is one event', async () => {
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  const [id = 0] = await desk.addProspects(accountId, 1)
  const command = () => writeOf(agent, accountId, [about(id, { notes: 'a call', externalId: 'call-1' })])
  const writings = await Promise.all(Array.from({ length: 20 }, (_, turn) => engines[turn % 2]?.write(command())))
  const ends = writings.flatMap((writing) => (writing === undefined ? [] : written(writing).map(({ end }) => end)))
  expect(ends.filter(({ kind }) => kind === 'written')).toHaveLength(1)
  expect(ends.filter(({ kind }) => kind === 'known')).toHaveLength(19)
  expect(await desk.eventsOf(id)).toHaveLength(1)
})
