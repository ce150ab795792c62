import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'
import type { LinkPurpose } from './tables.ts'

export type NewLink = {
  readonly hash: Buffer
  readonly purpose: LinkPurpose
  /** Null: to set Foyer up. */
  readonly userId: string | null
  /** Who made it for somebody; null for links that nobody has to be allowed to make. */
  readonly createdBy: string | null
  readonly hours: number
}

/** The moment until which it works. */
export const insertLink = async (
  tables: Kysely<Tables>,
  { hash, purpose, userId, createdBy, hours }: NewLink,
): Promise<string> => {
  const { expires_at } = await tables
    .insertInto('sign_in_links')
    .values({
      hash,
      purpose,
      user_id: userId,
      created_by: createdBy,
      expires_at: sql<string>`clock_timestamp() + make_interval(hours => ${hours})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return expires_at
}

/** A link to a new password. */
export type PersonalLink = { readonly userId: string; readonly createdBy: string | null }

/** Whose link to a new password it is, if it works now. */
export const findLink = async (tables: Kysely<Tables>, hash: Buffer): Promise<PersonalLink | null> => {
  const row = await tables
    .selectFrom('sign_in_links')
    .select(['user_id', 'created_by'])
    .where('hash', '=', hash)
    .where('expires_at', '>', sql<string>`now()`)
    .executeTakeFirst()
  return row === undefined || row.user_id === null ? null : { userId: row.user_id, createdBy: row.created_by }
}

/** Ends all links of a user. */
export const deleteLinksOf = async (tables: Kysely<Tables>, userId: string): Promise<void> => {
  await tables.deleteFrom('sign_in_links').where('user_id', '=', userId).execute()
}

/** Ends links of a user and of one purpose, but for the newest ones. */
export const deleteOlderLinks = async (
  tables: Kysely<Tables>,
  userId: string,
  purpose: LinkPurpose,
  keep: number,
): Promise<void> => {
  const older = tables
    .selectFrom('sign_in_links')
    .select('hash')
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .orderBy('created_at', 'desc')
    .orderBy('hash')
    .offset(keep)
  await tables.deleteFrom('sign_in_links').where('hash', 'in', older).execute()
}

/** Whether there is any user: then Foyer was set up. */
export const hasUsers = async (tables: Kysely<Tables>): Promise<boolean> =>
  (await tables.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined

/** Whether there is such a link to set Foyer up. */
export const isSetUpLink = async (tables: Kysely<Tables>, hash: Buffer): Promise<boolean> => {
  const row = await tables
    .selectFrom('sign_in_links')
    .select('hash')
    .where('hash', '=', hash)
    .where('purpose', '=', 'set_up')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether this link may set Foyer up now. Two who do so at once, with two links, go one after the other: the second finds the links
 * gone, which the first deletes.
 */
export const takeSetUpLinks = async (tables: Kysely<Tables>, hash: Buffer): Promise<boolean> => {
  const rows = await tables
    .selectFrom('sign_in_links')
    .select(['hash', sql<boolean>`expires_at > now()`.as('works')])
    .where('purpose', '=', 'set_up')
    .orderBy('hash')
    .forUpdate()
    .execute()
  if (!rows.some((row) => row.works && row.hash.equals(hash)) || (await hasUsers(tables))) return false
  await tables.deleteFrom('sign_in_links').where('purpose', '=', 'set_up').execute()
  return true
}
