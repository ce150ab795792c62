import { type Kysely, sql } from 'kysely'
import { failureOf } from '../failures.ts'
import type { Tables } from '../tables.ts'

/*
 * The triggers that note changes for webhooks are off until somebody in this database makes an endpoint: until then no write pays
 * for them. To switch them takes a lock that waits for all who write, and that all who write wait for. So it is tried for a moment
 * at a time.
 */

const triggers = [
  ['units', 'units_added'],
  ['units', 'units_changed'],
  ['prospects', 'prospects_added'],
  ['prospects', 'prospects_changed'],
  ['leasing_events', 'events_added'],
  ['leasing_events', 'events_changed'],
] as const

/** Writers stand still for so long at the most. A deadlock with one of them would be noticed after a second. */
const patienceMs = 250
const tries = 20

/** Of those who make and delete endpoints one at a time: else one switches off what another one needs. */
const takeTurn = (db: Kysely<Tables>) =>
  sql`select pg_advisory_xact_lock(hashtextextended('foyer webhook triggers', 0))`.execute(db)

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
 * Before an endpoint is inserted, in the same transaction: whatever is committed after it is noted. Fails like any statement that
 * waits for a lock in vain when others write without a pause.
 */
export const attachTriggers = async (db: Kysely<Tables>): Promise<void> => {
  await takeTurn(db)
  if (await areOn(db)) return
  for (let left = tries; left > 1; left--) if (await trySwitch(db, 'enable')) return
  await switchAll(db, 'enable')
}

/** After an endpoint was deleted, in the same transaction. If it can't be done now, the triggers stay, which does no harm. */
export const detachTriggersIfUnused = async (db: Kysely<Tables>): Promise<void> => {
  await takeTurn(db)
  const { rows } = await sql`select from webhook_endpoints limit 1`.execute(db)
  if (rows.length === 0 && (await areOn(db))) await trySwitch(db, 'disable')
}
