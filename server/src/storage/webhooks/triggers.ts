import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { failureOf } from '../failures.ts'
import type { Tables } from '../tables.ts'

/*
 * The triggers that note changes for webhooks are off until somebody in this database makes an endpoint: until then no write pays
 * for them. To switch them takes a lock on each table that waits for all transactions which have written to it, and all who write
 * after that wait for the lock. So it is waited for only a moment at a time, and between these moments nobody waits for anything.
 */

const triggers = [
  ['units', 'units_added'],
  ['units', 'units_changed'],
  ['prospects', 'prospects_added'],
  ['prospects', 'prospects_changed'],
  ['leasing_events', 'events_added'],
  ['leasing_events', 'events_changed'],
] as const

/**
 * For each of the three tables. A try ends with the first lock that does not come in time, so writers stand still for three times
 * that at the most; and when all have come, to the end of the transaction.
 */
const patienceMs = 50
/** Between tries. With them it takes about four seconds, and less than a statement may. */
const pausesMs = [200, 350, 500, 250, 450, 300, 400, 500, 350] as const

/*
 * Who makes endpoints holds this lock together with others who do, and who switches the triggers off holds it alone: else they would be
 * switched off for an endpoint that is being made.
 */
const lock = sql`hashtextextended('foyer webhook triggers', 0)`

const areOn = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ on: boolean }>`
    select bool_and(tgenabled <> 'D') as on from pg_trigger
    where tgrelid in ('units'::regclass, 'prospects'::regclass, 'leasing_events'::regclass)
      and tgname = any(${triggers.map(([, name]) => name)}::text[])`.execute(db)
  return rows[0]?.on ?? false
}

const switchAll = async (db: Kysely<Tables>, verb: 'enable' | 'disable'): Promise<void> => {
  await sql`set local lock_timeout = ${sql.lit(patienceMs)}`.execute(db)
  for (const [table, name] of triggers)
    await sql`alter table ${sql.table(table)} ${sql.raw(verb)} trigger ${sql.id(name)}`.execute(db)
  await sql`set local lock_timeout to default`.execute(db)
}

/** Does it, or leaves everything as it was. False: somebody was writing all the time. */
const trySwitch = async (db: Kysely<Tables>, verb: 'enable' | 'disable'): Promise<boolean> => {
  await sql`savepoint switching`.execute(db)
  try {
    await switchAll(db, verb)
    await sql`release savepoint switching`.execute(db)
    return true
  } catch (error) {
    if (failureOf(error) !== 'contended') throw error
    await sql`rollback to savepoint switching`.execute(db)
    return false
  }
}

/**
 * Before an endpoint is inserted, in the same transaction: whatever is noted by transactions that begin after it comes to it; if the
 * triggers were off, also whatever is committed after it. False: all the time somebody had a transaction open that had written.
 */
export const attachTriggers = async (db: Kysely<Tables>): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock_shared(${lock})`.execute(db)
  for (const pauseMs of pausesMs) {
    if ((await areOn(db)) || (await trySwitch(db, 'enable'))) return true
    await pause(pauseMs)
  }
  return (await areOn(db)) || trySwitch(db, 'enable')
}

/** Whether there is nobody for whom they are on, and nobody is being made. Until the end of the transaction it stays so. */
const areUnused = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(${lock}) as alone`.execute(db)
  if (!rows[0]?.alone || !(await areOn(db))) return false
  // A statement of its own: it has to see what was made just before the lock was free.
  const endpoints = await sql`select from webhook_endpoints limit 1`.execute(db)
  return endpoints.rows.length === 0
}

/** For now and then. If it can't be done now, the triggers stay on, which does no harm. */
export const detachTriggersIfUnused = async (db: Kysely<Tables>): Promise<void> => {
  if (await areUnused(db)) await trySwitch(db, 'disable')
}
