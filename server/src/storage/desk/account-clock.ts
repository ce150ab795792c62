import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { Tables } from '../tables.ts'

/** What time it is by the clock of the database, which all servers have in common, and in which zone the account lives. */
export type AccountClock = { readonly now: Timestamp; readonly timeZone: string }

export const readAccountClock = (tables: Kysely<Tables>, accountId: string): Promise<AccountClock> =>
  tables
    .selectFrom('accounts')
    .select([sql<Timestamp>`now()`.as('now'), 'time_zone as timeZone'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
