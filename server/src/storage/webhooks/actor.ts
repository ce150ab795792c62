import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../tables.ts'

/** Who changes something, for who hears of it. */
export type ChangeActor = { readonly userId: string; readonly tokenId: string | null }

const setting = ({ userId, tokenId }: ChangeActor): string => `${userId} ${tokenId ?? ''}`

/** Tells webhooks who makes the changes of this transaction, where the rows do not say so themselves: merges, deletions. */
export const noteActor = async (client: Pick<pg.ClientBase, 'query'>, actor: ChangeActor): Promise<void> => {
  await client.query("select set_config('foyer.actor', $1, true)", [setting(actor)])
}

/** The same for the records that Kysely writes. */
export const noteActorOf = async (tables: Kysely<Tables>, actor: ChangeActor): Promise<void> => {
  await sql`select set_config('foyer.actor', ${setting(actor)}, true)`.execute(tables)
}
