import { limits } from '../catalogue/limits.ts'
import { Identities } from './checking/identities.ts'
import { type Checked, type CheckedRow, checkProspect } from './checking/prospects.ts'
import { checkUnit } from './checking/units.ts'
import { checkUser } from './checking/users.ts'
import type { PreparedImport } from './prepare-import.ts'
import type { FileRow } from './rows.ts'
import type { ChunkOutcome, WriterParts } from './writing/outcomes.ts'
import { writeProspects } from './writing/prospects.ts'
import { writeUnits } from './writing/units.ts'
import { writeUsers } from './writing/users.ts'

/** How the rows of one file are checked and written. */
type KindWork<T> = {
  readonly check: (row: FileRow) => Checked<T>
  readonly write: (parts: WriterParts, rows: readonly CheckedRow<T>[]) => Promise<ChunkOutcome>
  /** Chunks that may be written at the same time. Units are matched by addresses that the chunk before may have added. */
  readonly chunksAtOnce: number
}

/** Hands over how rows of the file's kind are checked and written. */
export const withKind = <R>(
  { request, mapping, surroundings }: PreparedImport,
  use: <T>(work: KindWork<T>) => R,
): R => {
  const identities = new Identities()
  switch (request.kind) {
    case 'prospects':
      return use({
        check: (row) => checkProspect(row, mapping, surroundings, identities),
        write: writeProspects,
        chunksAtOnce: limits.importChunksAtOnce,
      })
    case 'units':
      return use({
        check: (row) => checkUnit(row, mapping, surroundings, identities),
        write: writeUnits,
        chunksAtOnce: 1,
      })
    case 'users':
      return use({ check: (row) => checkUser(row, mapping, identities), write: writeUsers, chunksAtOnce: 1 })
  }
}
