import { CompiledQuery, type Kysely, sql } from 'kysely'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import { plainArray, textArray } from '../arrays.ts'
import type { Database } from '../database.ts'
import { type KeyName, takeKey } from '../log/idempotency-keys.ts'
import type { Tables } from '../tables.ts'

export type ImportCounts = {
  readonly rowsRead: number
  readonly rowsCreated: number
  readonly rowsUpdated: number
  readonly rowsUnchanged: number
  readonly rowsRejected: number
}

export type NewImport = {
  readonly accountId: string
  readonly id: string
  readonly kind: 'prospects' | 'units' | 'users'
  readonly fileName: string | null
  readonly dryRun: boolean
  /** `{ "<column of the file>": "<field of the record>" }` */
  readonly columns: Readonly<Record<string, string>>
  /** All columns of the file, in their order. */
  readonly fileColumns: readonly string[]
  readonly createdBy: string
  readonly createdByTokenId: string | null
}

export type StoredImport = NewImport &
  ImportCounts & {
    readonly status: 'running' | 'finished' | 'failed'
    readonly failure: string | null
    readonly startedAt: Timestamp
    readonly finishedAt: Timestamp | null
  }

/** The key of a request with a file, and SHA-256 of what it asks for, as far as that is known. */
export type ImportKey = KeyName & { readonly fingerprint: Buffer }

/** Writes down an import that begins, and with it its key, if it has one. False: the key is somebody else's, and nothing was written. */
export const insertImport = async (tables: Kysely<Tables>, added: NewImport, key?: ImportKey): Promise<boolean> => {
  if (key === undefined) {
    await insert(tables, added)
    return true
  }
  const { tokenId, fingerprint } = key
  return tables.transaction().execute(async (within) => {
    const values = [tokenId, key.key, fingerprint, null, added.accountId, added.id]
    const { rows } = await within.executeQuery(CompiledQuery.raw(takeKey, values))
    if (rows.length === 0) return false
    await insert(within, added)
    return true
  })
}

const insert = async (tables: Kysely<Tables>, { columns, ...added }: NewImport): Promise<void> => {
  await tables
    .insertInto('imports')
    .values({
      account_id: added.accountId,
      id: added.id,
      kind: added.kind,
      file_name: added.fileName,
      dry_run: added.dryRun,
      columns: JSON.stringify(columns),
      file_columns: [...added.fileColumns],
      created_by: added.createdBy,
      created_by_token_id: added.createdByTokenId,
    })
    .execute()
}

type ImportName = Pick<NewImport, 'accountId' | 'id'>

const countColumns = (counts: ImportCounts) => ({
  rows_read: counts.rowsRead,
  rows_created: counts.rowsCreated,
  rows_updated: counts.rowsUpdated,
  rows_unchanged: counts.rowsUnchanged,
  rows_rejected: counts.rowsRejected,
})

/** Notes how far a running import is, and that its reader lives. Of one that has ended it changes nothing. */
export const noteProgress = async (
  tables: Kysely<Tables>,
  { accountId, id }: ImportName,
  counts: ImportCounts,
): Promise<void> => {
  await tables
    .updateTable('imports')
    .set({ ...countColumns(counts), active_at: sql<string>`clock_timestamp()` })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('status', '=', 'running')
    .execute()
}

/** Notes that an import has failed, of which its reader hears before its next rows. False: it has ended before. */
export const cancelImport = async (
  tables: Kysely<Tables>,
  { accountId, id }: ImportName,
  failure: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await tables
    .updateTable('imports')
    .set({ status: 'failed', failure, finished_at: sql<string>`clock_timestamp()` })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('status', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether nobody has cancelled an import that its reader has not ended. */
export const isGoingOn = async (tables: Kysely<Tables>, { accountId, id }: ImportName): Promise<boolean> => {
  const row = await tables
    .selectFrom('imports')
    .select('status')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.status === 'running'
}

/**
 * Notes that an import has ended, well or with a failure, and what came of its rows. False: it can't have ended well, as it was
 * cancelled, and nothing was noted.
 */
export const endImport = async (
  tables: Kysely<Tables>,
  { accountId, id }: ImportName,
  counts: ImportCounts,
  failure: string | null,
): Promise<boolean> => {
  const { numUpdatedRows } = await tables
    .updateTable('imports')
    .set({
      ...countColumns(counts),
      status: failure === null ? 'finished' : 'failed',
      // That it was cancelled is why the rest went wrong.
      failure: failure === null ? null : sql<string>`coalesce(failure, ${failure})`,
      finished_at: sql<string>`clock_timestamp()`,
    })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .$if(failure === null, (query) => query.where('status', '<>', 'failed'))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Notes that an import has come to the end of its file, and so what its key was used for as a whole. False as with `endImport`. */
export const endKeyedImport = (
  tables: Kysely<Tables>,
  name: ImportName,
  counts: ImportCounts,
  { tokenId, key, fingerprint }: ImportKey,
): Promise<boolean> =>
  tables.transaction().execute(async (within) => {
    if (!(await endImport(within, name, counts, null))) return false
    await within
      .updateTable('idempotency_keys')
      .set({ fingerprint })
      .where('token_id', '=', tokenId)
      .where('key', '=', key)
      .where('import_id', '=', name.id)
      .execute()
    return true
  })

export type RejectRow = {
  readonly rowNumber: number
  readonly record: Readonly<Record<string, unknown>>
  readonly reasons: readonly string[]
}

/** NUL and halves of surrogate pairs, which PostgreSQL can't hold, become U+FFFD: the reasons speak of them. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()

const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(/(\\*)\\u(0000|d[89a-f][0-9a-f]{2})/g, (found, before: string) =>
    before.length % 2 === 0 ? `${before}\ufffd` : found,
  )

export const insertRejects = async (
  pool: Database['pool'],
  { accountId, id }: ImportName,
  rejects: readonly RejectRow[],
): Promise<void> => {
  if (rejects.length === 0) return
  await pool.query(
    `insert into import_rejects (account_id, import_id, row_number, record, reasons)
     select $1, $2, row_number, record, array(select jsonb_array_elements_text(reasons))
     from unnest($3::int[], $4::jsonb[], $5::jsonb[]) as r(row_number, record, reasons)
     on conflict do nothing`,
    [
      accountId,
      id,
      plainArray(rejects.map(({ rowNumber }) => rowNumber)),
      textArray(rejects.map(({ record }) => storableJson(record))),
      textArray(rejects.map(({ reasons }) => JSON.stringify(reasons.map(storable)))),
    ],
  )
}

/** Rejects of an import in the order of the file. */
export const readRejectsPage = async (
  tables: Kysely<Tables>,
  { accountId, id }: ImportName,
  afterRow: number,
): Promise<RejectRow[]> => {
  const rows = await tables
    .selectFrom('import_rejects')
    .select(['row_number as rowNumber', 'record', 'reasons'])
    .where('account_id', '=', accountId)
    .where('import_id', '=', id)
    .where('row_number', '>', afterRow)
    .orderBy('row_number')
    .limit(limits.exportPageRows)
    .execute()
  return rows.map((row) => ({ ...row, record: row.record as RejectRow['record'] }))
}

/** Rows that one statement deletes. */
const rejectsAtOnce = 10_000

/** Deletes the rejects of imports that began long ago: they are what people wrote of themselves, and were mended or given up. */
export const deleteOldRejects = async (pool: Database['pool']): Promise<void> => {
  let deleted: number | null
  do {
    const result = await pool.query(
      `delete from import_rejects where ctid = any(array(
         select r.ctid from imports i join import_rejects r on r.account_id = i.account_id and r.import_id = i.id
         where i.started_at < clock_timestamp() - interval '${limits.rejectsDays} days' limit ${rejectsAtOnce}))`,
    )
    deleted = result.rowCount
  } while (deleted === rejectsAtOnce)
}

const columns = `r.account_id as "accountId", r.id, r.kind, r.file_name as "fileName", r.dry_run as "dryRun", r.columns,
  r.file_columns as "fileColumns",  r.rows_read as "rowsRead", r.rows_created as "rowsCreated", r.rows_updated as "rowsUpdated",
  r.rows_unchanged as "rowsUnchanged", r.rows_rejected as "rowsRejected", r.created_by as "createdBy",
  r.created_by_token_id as "createdByTokenId", r.started_at as "startedAt", r.finished_at as "finishedAt",
  case when r.cut_off then 'failed' else r.status end as status,
  case when r.cut_off then 'Its reader was killed. Send the file again: what it wrote is found again' else r.failure end as failure`

const withCutOff = `*, status = 'running' and active_at < clock_timestamp() - interval '${limits.importSilenceMs} milliseconds' as cut_off`

/** An import of one of these accounts. One whose reader was killed has failed. */
export const findImport = async (
  pool: Database['pool'],
  accountIds: readonly string[],
  id: string,
): Promise<StoredImport | null> => {
  const { rows } = await pool.query<StoredImport>(
    `select ${columns} from (select ${withCutOff} from imports where account_id = any($1::uuid[]) and id = $2) r`,
    [plainArray(accountIds), id],
  )
  return rows[0] ?? null
}

export type ImportPlace = readonly [startedAt: Timestamp, id: string]

/** Imports of these accounts, the newest first. */
export const listImports = async (
  pool: Database['pool'],
  accountIds: readonly string[],
  before: ImportPlace | null,
  limit: number,
): Promise<StoredImport[]> => {
  const { rows } = await pool.query<StoredImport>(
    `select ${columns} from unnest($1::uuid[]) a(id) cross join lateral (
       select ${withCutOff} from imports
       where account_id = a.id and ($2::timestamptz is null or (started_at, id) < ($2, $3::uuid))
       order by started_at desc, id desc limit $4
     ) r order by r.started_at desc, r.id desc limit $4`,
    [plainArray(accountIds), before?.[0] ?? null, before?.[1] ?? null, limit],
  )
  return rows
}
