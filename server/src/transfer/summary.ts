import type { ImportCounts, StoredImport } from '../storage/transfer/imports.ts'

export const noCounts: ImportCounts = {
  rowsRead: 0,
  rowsCreated: 0,
  rowsUpdated: 0,
  rowsUnchanged: 0,
  rowsRejected: 0,
}

/** The columns of the file in their order, each with the field that it fills; null for those that are left out. */
export const columnsOf = ({ columns, fileColumns }: Pick<StoredImport, 'columns' | 'fileColumns'>) =>
  fileColumns.map((column) => ({ column, field: Object.hasOwn(columns, column) ? (columns[column] ?? null) : null }))

/** An import as it stands on the wire, and on stdout of the command line. */
export const toImportBody = (stored: StoredImport) => ({
  id: stored.id,
  account_id: stored.accountId,
  kind: stored.kind,
  file_name: stored.fileName,
  dry_run: stored.dryRun,
  status: stored.status,
  columns: columnsOf(stored),
  rows_read: stored.rowsRead,
  rows_created: stored.rowsCreated,
  rows_updated: stored.rowsUpdated,
  rows_unchanged: stored.rowsUnchanged,
  rows_rejected: stored.rowsRejected,
  failure: stored.failure,
  created_by: stored.createdBy,
  started_at: stored.startedAt,
  finished_at: stored.finishedAt,
})
