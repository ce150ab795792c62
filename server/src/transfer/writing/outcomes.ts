import type { Engine } from '../../engine/commands.ts'
import type { Access } from '../../records/access.ts'
import type { Database } from '../../storage/database.ts'
import type { StoredUnit } from '../../storage/transfer/units.ts'
import type { Reject } from '../rows.ts'
import type { Surroundings } from '../surroundings.ts'

/** What became of a chunk of rows. */
export type ChunkOutcome = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Rows that were right by themselves, and not by what the database has. */
  readonly rejects: readonly Reject[]
}

/** What writers of rows work with. */
export type WriterParts = {
  readonly database: Database
  readonly engine: Engine
  readonly access: Access
  readonly surroundings: Surroundings
  readonly dryRun: boolean
  /** Units as a dry run would have left them, by their ids; those that it would have made have ids below 0. */
  readonly imagined: Map<number, StoredUnit>
}

/** The database can't be reached, or somebody was in the way: the chunk is tried again. */
export class TryAgain extends Error {}

/** Of a row that names a record by its id when another row names it by its external id, or the other way round. */
export const doubleReason = 'The row is about the same record as a row before it'
