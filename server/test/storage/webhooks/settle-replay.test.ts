import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { JobPayloads } from '../../../src/catalogue/jobs.ts'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { blankUnit } from '../../../src/records/units.ts'
import { settleReplay } from '../../../src/records/webhooks/settle-replay.ts'
import { insertUnit } from '../../../src/storage/records/units.ts'
import { replayChanges } from '../../../src/storage/webhooks/log/resend.ts'
import { type Desk, openDesk, useEngine } from '../../engine/desk.ts'
import { done, mergeOf } from '../../engine/merging/merges.ts'
import { about, oneWritten, writeOf } from '../../engine/writing/events.ts'
import { until } from '../../support/wait.ts'
import { addEndpoint } from './endpoints.ts'

/** A receiver of the flat format, which has no sequence, keeps what it hears last: after a replay that is the newest there is, whoever wrote meanwhile. */

let desk: Desk
let accountId: string

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  accountId = await desk.addAccount()
})

const addUnits = async (count: number): Promise<number[]> => {
  const ids: number[] = []
  for (let turn = 0; turn < count; turn++)
    ids.push((await insertUnit(desk.database.tables, accountId, { ...blankUnit, sqft: 1 })).id)
  return ids
}

const setSqft = (db: pg.Pool | pg.PoolClient, id: number, sqft: number) =>
  db.query('update units set sqft = $3 where account_id = $1 and id = $2', [accountId, id, sqft])

type Shown = { readonly id: number; readonly sqft?: number; readonly prospect_id?: number }

/** Takes what is ready, in its order, as the one who sends does; and keeps of each record what it heard last. */
const receiver = (endpointId: string) => {
  const kept = new Map<number, Shown>()
  const hear = async (): Promise<void> => {
    const { rows } = await desk.pool.query<{ record: Shown }>(
      `with taken as (
         update webhook_deliveries d set status = 'delivered', ended_at = now()
         where endpoint_id = $1 and status = 'ready' returning d.id, d.change_id
       )
       select c.record from taken t join webhook_changes c on c.id = t.change_id order by t.id`,
      [endpointId],
    )
    for (const { record } of rows) kept.set(record.id, record)
  }
  return { kept, hear }
}

const stored = async (ids: readonly number[]): Promise<[number, number][]> => {
  const { rows } = await desk.pool.query<{ id: number; sqft: number }>(
    'select id, sqft from units where id = any($1::bigint[]) order by id',
    [ids],
  )
  return rows.map(({ id, sqft }) => [id, sqft])
}

const sqftOf = (kept: ReadonlyMap<number, Shown>): [number, number | undefined][] =>
  [...kept].map(([id, { sqft }]): [number, number | undefined] => [id, sqft]).toSorted(([a], [b]) => a - b)

/** A connection with a transaction that is open. */
const begin = async (): Promise<pg.PoolClient> => {
  const client = await desk.pool.connect()
  await client.query('begin')
  onTestFinished(() => client.release())
  return client
}

/** A replay of everything. Something happens after it has begun, and after it has put everything down. What its job is told. */
const replayDuring = async (
  id: string,
  meanwhile: () => Promise<unknown> = async () => {},
  first: () => Promise<unknown> = async () => {},
): Promise<JobPayloads['settleReplay']> => {
  const { putDown } = await desk.database.transaction(async (tables) => {
    await sql`select pg_current_xact_id()`.execute(tables)
    await first()
    const replayed = await replayChanges(tables, { accountId, id }, { fromSequence: 1, onlyFailed: false })
    await meanwhile()
    return replayed
  })
  if (putDown === null) throw new Error('nothing was put down')
  return { accountId, endpointId: id, ...putDown }
}

const settle = (job: JobPayloads['settleReplay'], signal = new AbortController().signal): Promise<void> =>
  settleReplay(desk.database, job, signal)

/** Whether a connection is at such a statement, or was at it last, and waits for this. */
const isAtWork = async (statement: string, waitsFor: 'Lock' | null = null): Promise<boolean> => {
  const { rows } = await desk.pool.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like $1
       and ($2::text is null or wait_event_type = $2)`,
    [statement, waitsFor],
  )
  return rows.length > 0
}

const listening = async (tables: readonly ('units' | 'leasing_events')[]) => {
  const id = await addEndpoint(desk, accountId, { tables, format: 'compatible' })
  return { id, ...receiver(id) }
}

test('what was changed and sent while the replay was under way comes again after it', async () => {
  const { id, kept, hear } = await listening(['units'])
  const units = await addUnits(3)
  await hear()
  const job = await replayDuring(id, async () => {
    await setSqft(desk.pool, units[1] ?? 0, 900)
    await hear()
    expect(kept.get(units[1] ?? 0)?.sqft).toBe(900)
  })
  await hear()
  // This is what it is for.
  expect(kept.get(units[1] ?? 0)?.sqft).toBe(1)
  await settle(job)
  await hear()
  expect(sqftOf(kept)).toEqual(await stored(units))
})

test('of a record that changed often only the newest comes again, also when there is much', async () => {
  const { id } = await listening(['units'])
  const units = await addUnits(3)
  for (let sqft = 1; sqft <= 4; sqft++) for (const unit of units) await setSqft(desk.pool, unit, 100 + sqft)
  // More than is looked at at once, between the changes of the units and after them.
  const others = `insert into webhook_changes (account_id, table_name, operation, lane, is_flat, record)
    select $1, 'prospects', 'UPDATE', n, true, jsonb_build_object('id', n) from generate_series(1, $2::int) n`
  await desk.pool.query(others, [accountId, webhookLimits.settledChanges])
  for (const unit of units) await setSqft(desk.pool, unit, 900)
  await desk.pool.query(others, [accountId, webhookLimits.settledChanges])
  const job = await replayDuring(id)
  await settle(job)
  const { rows } = await desk.pool.query<{ record: Shown }>(
    `select c.record from webhook_deliveries d join webhook_changes c on c.id = d.change_id
     where d.endpoint_id = $1 and d.id > $2 order by d.id`,
    [id, job.lastDeliveryId],
  )
  expect(rows.map(({ record }) => [record.id, record.sqft])).toEqual(units.map((unit) => [unit, 900]))
})

test('it waits for who had written before the end of the replay and is still at it', async () => {
  const { id, kept, hear } = await listening(['units'])
  const units = await addUnits(2)
  const slow = await begin()
  const job = await replayDuring(id, undefined, () => setSqft(slow, units[0] ?? 0, 700))
  let isSettled = false
  const settling = settle(job).then(() => {
    isSettled = true
  })
  await until(() => isAtWork('%pg_snapshot_xmin(pg_current_snapshot()) >%'))
  expect(isSettled).toBe(false)
  await slow.query('commit')
  await settling
  // Only now the receiver is well: it gets everything by its order.
  await hear()
  expect(sqftOf(kept)).toEqual(await stored(units))
})

test('it ends when it is told to, and rejects, to be tried again', async () => {
  const { id } = await listening(['units'])
  const [unit = 0] = await addUnits(1)
  const slow = await begin()
  await setSqft(slow, unit, 700)
  const job = await replayDuring(id)
  const stop = new AbortController()
  const settling = settle(job, stop.signal)
  stop.abort(new Error('told to stop'))
  await expect(settling).rejects.toThrow()
  await slow.query('rollback')
  await settle(job)
  // It stands being done twice, and an endpoint that is gone.
  await settle(job)
  await desk.pool.query('delete from webhook_endpoints where id = $1', [id])
  await settle(job)
})

test('what it puts down itself is never older than what others write meanwhile', async () => {
  const { id, kept, hear } = await listening(['units'])
  const units = await addUnits(1)
  const job = await replayDuring(id, () => setSqft(desk.pool, units[0] ?? 0, 500))
  await hear()
  const slow = await begin()
  await slow.query('select pg_current_xact_id()')
  const settling = settle(job)
  await until(() => isAtWork('%pg_snapshot_xmin(pg_current_snapshot()) >%'))
  // Somebody who began later has the unit already when it looks, and writes after it has looked.
  const client = await begin()
  await client.query('select from units where id = $1 for update', [units[0]])
  await slow.query('commit')
  await until(() => isAtWork('%order by id for no key update', 'Lock'))
  await setSqft(client, units[0] ?? 0, 600)
  await client.query('commit')
  await settling
  await hear()
  expect(sqftOf(kept)).toEqual(await stored(units))
})

test('an event that was given to another prospect meanwhile is told as it is there', async () => {
  const engine = useEngine(desk.url)
  const agent = await desk.addMember(accountId, 'Property Manager')
  const { id, kept, hear } = await listening(['leasing_events'])
  const [from = 0, to = 0] = await desk.addProspects(accountId, 2)
  oneWritten(await engine.write(writeOf(agent, accountId, [about(from, {})])))
  await hear()
  const job = await replayDuring(id, async () => {
    done(await engine.merge(mergeOf(agent, accountId, to, from)))
    await hear()
  })
  await hear()
  await settle(job)
  await hear()
  const { rows } = await desk.pool.query<Shown>('select id, prospect_id from leasing_events where account_id = $1', [
    accountId,
  ])
  expect(rows.length).toBeGreaterThan(0)
  expect([...kept].map(([key, { prospect_id }]) => [key, prospect_id]).toSorted()).toEqual(
    rows.map(({ id: key, prospect_id }) => [key, prospect_id]).toSorted(),
  )
})

test('with many who write all the time, the last that is heard of each record is the newest', async () => {
  const { id, kept, hear } = await listening(['units'])
  const units = await addUnits(20)
  let isOver = false
  let turn = 1
  const write = async (): Promise<void> => {
    while (!isOver) await setSqft(desk.pool, units[Math.floor(Math.random() * units.length)] ?? 0, ++turn)
  }
  const listen = async (): Promise<void> => {
    while (!isOver) await hear()
  }
  const others = [write(), write(), listen()]
  await until(() => turn > 60)
  for (let round = 0; round < 3; round++) {
    const before = turn
    const job = await replayDuring(id, () => until(() => turn > before + 20))
    await settle(job)
  }
  isOver = true
  await Promise.all(others)
  await hear()
  expect(sqftOf(kept)).toEqual(await stored(units))
}, 30_000)
