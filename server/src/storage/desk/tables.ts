import type { ColumnType } from 'kysely'
import type { ViewPage } from '../../catalogue/desk.ts'

type Timestamptz = ColumnType<string, string | undefined, string>

type SavedViewsTable = {
  account_id: string
  id: string
  user_id: string
  page: ViewPage
  name: string
  query: string
  created_at: Timestamptz
  updated_at: Timestamptz
}

/** The tables of the desk, as Kysely sees them. */
export type DeskTables = { saved_views: SavedViewsTable }
