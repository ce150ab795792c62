import type pg from 'pg'

/** PostgreSQL's version and the settings by which it keeps what it has acknowledged. */
export type DatabaseState = {
  readonly version: string
  readonly fsync: string
  readonly synchronous_commit: string
  readonly full_page_writes: string
}

/** Asks the database, which shows at once that it answers. */
export const readDatabaseState = async (pool: pg.Pool): Promise<DatabaseState> => {
  const { rows } = await pool.query<DatabaseState>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as synchronous_commit, current_setting('full_page_writes') as full_page_writes`,
  )
  const [state] = rows
  if (state === undefined) throw new Error('a select without from has one row')
  return state
}

/** What an operator should mend: with one of these off, a power cut can lose acknowledged events. */
export const durabilityWarnings = (state: DatabaseState): string[] =>
  (['fsync', 'synchronous_commit', 'full_page_writes'] as const).flatMap((name) =>
    state[name] === 'off' ? [`${name} is off: a power cut can lose acknowledged events`] : [],
  )
