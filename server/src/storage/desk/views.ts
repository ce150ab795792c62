import { type Kysely, type Selectable, sql } from 'kysely'
import type { ViewPage } from '../../catalogue/desk.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { Tables } from '../tables.ts'

/** A view that somebody saved. */
export type SavedView = {
  readonly accountId: string
  readonly id: string
  readonly userId: string
  readonly page: ViewPage
  readonly name: string
  readonly query: string
  readonly createdAt: Timestamp
  readonly updatedAt: Timestamp
}

/** Whose views: nobody sees those of others. */
export type ViewOwner = { readonly userId: string; readonly accountIds: readonly string[] }

const toView = (row: Selectable<Tables['saved_views']>): SavedView => ({
  accountId: row.account_id,
  id: row.id,
  userId: row.user_id,
  page: row.page,
  name: row.name,
  query: row.query,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** The views of the user in these accounts, the oldest first: of each account as many as there may be. */
export const listViews = async (
  tables: Kysely<Tables>,
  { userId, accountIds }: ViewOwner,
  page: ViewPage | null,
): Promise<SavedView[]> => {
  let query = tables
    .selectFrom('saved_views')
    .selectAll()
    .where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`)
    .where('user_id', '=', userId)
  if (page !== null) query = query.where('page', '=', page)
  return (await query.orderBy('created_at').orderBy('id').execute()).map(toView)
}

/** How many views the user has in the account. Until the end of the transaction nobody else can count them: the number stays true. */
export const countViews = async (tables: Kysely<Tables>, accountId: string, userId: string): Promise<number> => {
  const key = `foyer views ${accountId} ${userId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}::text, 0))`.execute(tables)
  const { count } = await tables
    .selectFrom('saved_views')
    .select(sql<number>`count(*)`.as('count'))
    .where('account_id', '=', accountId)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return count
}

export type NewView = Pick<SavedView, 'accountId' | 'id' | 'userId' | 'page' | 'name' | 'query'>

export const insertView = async (tables: Kysely<Tables>, view: NewView): Promise<SavedView> => {
  // The same moment for both: a view that nobody changed was updated when it was created.
  const now = sql<string>`now()`
  const row = await tables
    .insertInto('saved_views')
    .values({
      account_id: view.accountId,
      id: view.id,
      user_id: view.userId,
      page: view.page,
      name: view.name,
      query: view.query,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toView(row)
}

export type ViewChanges = { readonly name?: string; readonly query?: string }

/** Changes what is given. Null: the owner has no such view. */
export const updateView = async (
  tables: Kysely<Tables>,
  { userId, accountIds }: ViewOwner,
  id: string,
  changes: ViewChanges,
): Promise<SavedView | null> => {
  const row = await tables
    .updateTable('saved_views')
    .set({ ...changes, updated_at: sql<string>`now()` })
    .where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`)
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : toView(row)
}

/** Whether there was one to delete. */
export const deleteView = async (
  tables: Kysely<Tables>,
  { userId, accountIds }: ViewOwner,
  id: string,
): Promise<boolean> => {
  const { numDeletedRows } = await tables
    .deleteFrom('saved_views')
    .where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`)
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
