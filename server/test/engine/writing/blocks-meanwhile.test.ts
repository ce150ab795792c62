import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../../support/wait.ts'
import { type Desk, openDesk, useEngine } from '../desk.ts'
import { about, oneWritten, writeOf, written } from './events.ts'

/** Blocks that come while somebody waits, and blocks that come back after their end. */

let desk: Desk
let accountId: string
let agent: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
afterAll(() => desk.close())
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const prospectWith = async (phone: string): Promise<number> => {
  const [id = 0] = await desk.addProspects(accountId, 1, phone)
  return id
}
const block = { eventType: 'Blocklist Prospect', reason: 'fraud' } as const
const unblock = { eventType: 'Unblock Prospect' } as const

const isWaitedFor = async (): Promise<boolean> => {
  const { rows } = await desk.pool.query(
    "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
  )
  return rows.length > 0
}

/** Runs the work while somebody else holds the prospect, and something waits for it. */
const whileHeld = async (id: number, waiting: () => Promise<unknown>, work: () => Promise<unknown>) => {
  const holder = await desk.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select from prospects where id = $1 for update', [id])
    const result = waiting()
    await until(isWaitedFor)
    await work()
    await holder.query('commit')
    return await result
  } finally {
    holder.release()
  }
}

test('a number that is blocked while a prospect with it is waited for is refused', async () => {
  const engine = useEngine(desk.url)
  const [id, other] = [await prospectWith('+15550101001'), await prospectWith('+15550101001')]
  const late = await whileHeld(
    other,
    () => engine.write(writeOf(agent, accountId, [about(other, { eventType: 'Showing Desired' })])),
    async () => oneWritten(await engine.write(writeOf(agent, accountId, [about(id, block)]))),
  )
  expect(late).toMatchObject({
    kind: 'refused',
    results: [{ end: { faults: [{ code: 'prospectBlocklisted' }] } }],
  })
})

test('a block that comes while one to be unblocked is waited for is lifted with it', async () => {
  const engine = useEngine(desk.url)
  const [id, other] = [await prospectWith('+15550101002'), await prospectWith('+15550101002')]
  const late = await whileHeld(
    other,
    () => engine.write(writeOf(agent, accountId, [about(other, unblock)])),
    async () => oneWritten(await engine.write(writeOf(agent, accountId, [about(id, block)]))),
  )
  expect(written(late as Awaited<ReturnType<typeof engine.write>>).map(({ prospectId }) => prospectId)).toEqual([
    other,
    id,
  ])
})

/** When the ends of blocks of the prospect are written down. */
const endsOf = async (prospectId: number): Promise<string[]> => {
  const { rows } = await desk.pool.query<{ at: string }>(
    "select run_at as at from graphile_worker._private_jobs where payload ->> 'prospectId' = $1::text order by id",
    [prospectId],
  )
  return rows.map(({ at }) => at)
}

/** A prospect whose block was lifted by somebody, before its end, which has come and gone since; and its job with it. */
const liftedBeforeItsEnd = async (phone: string) => {
  const engine = useEngine(desk.url)
  const id = await prospectWith(phone)
  const [begin, between, end] = ['2025-02-01', '2025-02-02', '2025-02-03'].map((day) => `${day}T00:00:00.000000Z`)
  const said = { ...block, occurredAt: begin ?? '', until: end ?? '' }
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, said)])))
  const command = writeOf(agent, accountId, [about(id, { ...unblock, occurredAt: between ?? '' })])
  const lifting = oneWritten(await engine.write(command))
  expect(await engine.endBlock({ accountId, prospectId: id })).toEqual({ kind: 'done' })
  await desk.pool.query("delete from graphile_worker._private_jobs where payload ->> 'prospectId' = $1::text", [id])
  return { engine, id, end, lifting, command }
}
const statusOf = async (id: number): Promise<string> =>
  (await desk.pool.query<{ status: string }>('select status from prospects where id = $1', [id])).rows[0]?.status ?? ''

test('a block that an undoing brings back after its end is ended by a job again', async () => {
  const { engine, id, end, command } = await liftedBeforeItsEnd('+15550101003')
  const undo = { actor: command.actor, accountId, batchId: randomUUID(), undoesId: command.batchId ?? '' }
  const undoing = await engine.undoBatch({ ...undo, prospectIds: [id], firstPlace: 0 })
  expect(undoing).toMatchObject({ kind: 'undone', results: [{ end: 'restored' }] })
  expect(await endsOf(id)).toEqual([end])
  await engine.endBlock({ accountId, prospectId: id })
  expect(await statusOf(id)).toBe('New')
})

test('a block that a deletion brings back after its end is ended by a job again', async () => {
  const { engine, id, end, lifting, command } = await liftedBeforeItsEnd('+15550101004')
  const deletion = await engine.deleteEvent({ actor: command.actor, accountId, eventId: lifting.id, reason: null })
  expect(deletion).toMatchObject({ kind: 'deleted' })
  expect(await endsOf(id)).toEqual([end])
  await engine.endBlock({ accountId, prospectId: id })
  expect(await statusOf(id)).toBe('New')
})
