import type { Sql } from '../../support/database.ts'

/** The clock of one database. A test that waited for days to pass, or for a day on which clocks are put back, would never end. */
export type Clock = {
  /** From now on it is this moment there, and time goes on from it. */
  readonly set: (at: number) => Promise<void>
}

const names = ['clock_timestamp', 'now', 'statement_timestamp', 'transaction_timestamp']

/**
 * Gives a database a clock of its own: what `now()` and its like mean in sessions that are opened from now on. Open it before a server
 * does. Nothing of PostgreSQL is replaced: these functions only stand before its own in the search path.
 */
export const openClock = async (sql: Sql): Promise<Clock> => {
  const set = async (at: number): Promise<void> => {
    const ahead = `interval '${at - Date.now()} milliseconds'`
    const functions = names.map(
      (name) =>
        `create or replace function clock.${name}() returns timestamptz language sql parallel safe
         ${name === 'clock_timestamp' ? 'volatile' : 'stable'} as $$ select pg_catalog.${name}() + ${ahead} $$;`,
    )
    await sql.query(functions.join('\n'))
  }
  await sql.query('create schema clock')
  await set(Date.now())
  const [row] = await sql.query<{ name: string }>('select current_database() as name')
  await sql.query(`alter database ${row?.name} set search_path = public, clock, pg_catalog`)
  return { set }
}
