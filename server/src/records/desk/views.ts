import { randomUUID } from 'node:crypto'
import { deskLimits } from '../../catalogue/desk.ts'
import type { Database } from '../../storage/database.ts'
import {
  countViews,
  deleteView,
  insertView,
  listViews,
  type NewView,
  type SavedView,
  updateView,
  type ViewChanges,
} from '../../storage/desk/views.ts'
import { type Access, reachedAccounts, refusalIn } from '../access.ts'
import { attempt } from '../attempts.ts'
import { type RecordRefusal, refused } from '../refusals.ts'

const ownerOf = (access: Access) => ({ userId: access.userId, accountIds: reachedAccounts(access) })

/** The caller's own views of these accounts, the oldest first. */
export const listOwnViews = (
  { tables }: Database,
  { userId }: Access,
  accountIds: readonly string[],
  page: SavedView['page'] | null,
): Promise<SavedView[]> => listViews(tables, { userId, accountIds }, page)

/** Saves a view of the caller's own. */
export const saveView = (
  database: Database,
  access: Access,
  view: Omit<NewView, 'id' | 'userId'>,
): Promise<SavedView | RecordRefusal> =>
  attempt(database, async (tables): Promise<SavedView | RecordRefusal> => {
    const refusal = refusalIn(access, view.accountId, 'manageOwnViews')
    if (refusal !== null) return refusal
    const limit = deskLimits.viewsPerUser
    if ((await countViews(tables, view.accountId, access.userId)) >= limit)
      return refused('conflict', { code: 'tooManyViews', field: '', params: { limit } })
    return insertView(tables, { ...view, id: randomUUID(), userId: access.userId })
  })

/** Changes a view of the caller's own. */
export const changeView = async (
  { tables }: Database,
  access: Access,
  id: string,
  changes: ViewChanges,
): Promise<SavedView | RecordRefusal> =>
  (await updateView(tables, ownerOf(access), id, changes)) ?? refused('unknownRecord')

/** Null: the view is gone. */
export const removeView = async ({ tables }: Database, access: Access, id: string): Promise<RecordRefusal | null> =>
  (await deleteView(tables, ownerOf(access), id)) ? null : refused('unknownRecord')
