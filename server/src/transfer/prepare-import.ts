import type { Action } from '../catalogue/permissions.ts'
import type { ImportKind } from '../catalogue/records/import-fields.ts'
import { type Access, isNarrowed, refusalIn } from '../records/access.ts'
import { type RecordRefusal, refused } from '../records/refusals.ts'
import type { Database } from '../storage/database.ts'
import { type Mapping, mapColumns, type Wishes } from './mapping.ts'
import { openFile } from './reading/open-file.ts'
import type { FileFormat, OpenedFile } from './rows.ts'
import { loadSurroundings, type Surroundings } from './surroundings.ts'

export type ImportRequest = {
  readonly kind: ImportKind
  readonly accountId: string
  readonly access: Access
  readonly format: FileFormat
  readonly wishes: Wishes
  readonly fileName: string | null
  readonly dryRun: boolean
}

/** A file of which is known what it says and where it goes. Nothing is written yet. */
export type PreparedImport = {
  readonly request: ImportRequest
  readonly file: OpenedFile
  readonly mapping: Mapping
  readonly surroundings: Surroundings
}

/** What whoever imports this must be allowed to do. */
export const importAction = (kind: ImportKind): Action => (kind === 'users' ? 'manageMembers' : 'importRecords')

/** Why the caller may not import this into the account; null if they may. */
export const importRefusal = ({ access, accountId, kind }: Pick<ImportRequest, 'access' | 'accountId' | 'kind'>) =>
  refusalIn(access, accountId, 'importRecords') ??
  refusalIn(access, accountId, importAction(kind)) ??
  // Who is imported is let in: see invitations.
  (kind === 'users' && isNarrowed(access) ? refused('sessionNeeded') : null)

/** Reads the beginning of a file and recognises its columns. Throws `FileFault` for a file that can't be imported. */
export const prepareImport = async (
  database: Database,
  request: ImportRequest,
  source: AsyncIterable<Uint8Array>,
): Promise<PreparedImport | RecordRefusal> => {
  const { kind, accountId, format, wishes } = request
  const refusal = importRefusal(request)
  if (refusal !== null) return refusal
  const file = await openFile(source, format)
  const mapping = mapColumns(kind, file.columns, wishes)
  const surroundings = await loadSurroundings(database, accountId, kind, mapping)
  return surroundings === null ? refused('unknownRecord') : { request, file, mapping, surroundings }
}
