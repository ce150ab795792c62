import { isDeepStrictEqual } from 'node:util'
import {
  findUnitIds,
  findUnits,
  insertNewUnits,
  type StoredUnit,
  type UnitInsert,
  type UnitUpdate,
  type UnitValues,
  updateUnits,
} from '../../storage/transfer/units.ts'
import type { CheckedRow } from '../checking/prospects.ts'
import type { UnitGiven } from '../checking/units.ts'
import type { KnownUnit } from '../checking/units-known.ts'
import type { Reject } from '../rows.ts'
import { type ChunkOutcome, TryAgain, type WriterParts } from './outcomes.ts'

type Row = CheckedRow<UnitGiven>
type Matched = { readonly row: Row; readonly known: KnownUnit | undefined }

/** Made by an import of a file without external ids: it may give way to a real one. */
const isDerived = (externalId: string): boolean => externalId.startsWith('import:')

/** The unit that the row is about: by its id, its external id, or an address that no unit with another external id has. */
const match = ({ identity, given }: Row, { units }: WriterParts['surroundings']): KnownUnit | undefined => {
  if (identity.kind === 'ownId') return units.byId(identity.id)
  const byExternalId = units.byExternalId(identity.externalId)
  if (byExternalId !== undefined || given.address === null) return byExternalId
  const byAddress = units.byAddress(given.address.formatted_address) ?? undefined
  const other = byAddress?.externalId ?? null
  return identity.kind === 'externalId' && other !== null && !isDerived(other) ? undefined : byAddress
}

/** Others may have written units since the account's were read. */
const learnNewer = async ({ database, surroundings }: WriterParts, matched: readonly Matched[]): Promise<void> => {
  const externalIds = matched.flatMap(({ row: { identity }, known }) =>
    known === undefined && identity.kind !== 'ownId' ? [identity.externalId] : [],
  )
  const newer = await findUnitIds(database.tables, surroundings.accountId, externalIds)
  for (const { id, externalId } of newer) surroundings.units.add({ id, externalId, address: null })
}

const changesOf = ({ identity, given }: Row, stored: StoredUnit): UnitUpdate['values'] | null => {
  const { created_at: _, ...said } = given
  const changed = Object.entries(said).filter(([field, value]) => {
    const before = stored[field as keyof UnitValues]
    // Where a map puts it is often not in the file.
    const now = field === 'address' ? { ...stored.address, ...withoutNulls(value) } : value
    // A unit that was found by its address keeps it as it is spelled.
    const isName = field === 'address' && identity.kind === 'derived'
    return value !== null && !isName && !isDeepStrictEqual(now, before)
  })
  const values: Record<string, unknown> = Object.fromEntries(changed)
  if ('address' in values) values['address'] = { ...stored.address, ...withoutNulls(given.address) }
  const takesName = identity.kind === 'externalId' && identity.externalId !== stored.external_id
  if (takesName) values['external_id'] = identity.externalId
  return Object.keys(values).length === 0 ? null : values
}

const withoutNulls = (value: unknown): object =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([, part]) => part !== null))

const toInsert = ({ identity, given }: Row): UnitInsert => ({
  ...given,
  status: given.status ?? 'Incomplete',
  is_occupied: given.is_occupied ?? false,
  external_id: identity.kind === 'ownId' ? '' : identity.externalId,
})

const insert = async ({ database, surroundings, dryRun }: WriterParts, rows: readonly Row[]): Promise<void> => {
  if (dryRun) return
  const { accountId, units } = surroundings
  const created = await insertNewUnits(database.tables, accountId, rows.map(toInsert))
  const addresses = new Map(rows.map(({ identity, given }) => [nameOf(identity), given.address]))
  for (const { id, externalId } of created)
    units.add({ id, externalId, address: addresses.get(externalId ?? '') ?? null })
  if (created.length < rows.length) throw new TryAgain('Somebody imports the same records')
}

const nameOf = (identity: Row['identity']): string => (identity.kind === 'ownId' ? '' : identity.externalId)

const update = async (
  { database, surroundings, dryRun }: WriterParts,
  matched: readonly Matched[],
): Promise<number> => {
  const { accountId } = surroundings
  const ids = matched.flatMap(({ known }) => known?.id ?? [])
  const stored = new Map((await findUnits(database.tables, accountId, ids)).map((unit) => [unit.id, unit]))
  const updates = matched.flatMap(({ row, known }): UnitUpdate[] => {
    const before = stored.get(known?.id ?? 0)
    const values = before === undefined ? null : changesOf(row, before)
    return before === undefined || values === null ? [] : [{ id: before.id, revision: before.revision, values }]
  })
  if (dryRun) return updates.length
  await database.transaction(async (tables) => {
    if (!(await updateUnits(tables, accountId, updates))) throw new TryAgain('Somebody changed the same records')
  })
  return updates.length
}

/** Two rows of one chunk may have one address: the second waits until the first is a unit. */
const splitDoubles = (rows: readonly Row[]): Row[][] => {
  const seen = new Set<string>()
  const [first, again]: [Row[], Row[]] = [[], []]
  for (const row of rows) {
    const address = row.given.address?.formatted_address.toLowerCase() ?? nameOf(row.identity)
    ;(seen.has(address) ? again : first).push(row)
    seen.add(address)
  }
  return again.length === 0 ? [first] : [first, ...splitDoubles(again)]
}

const writeDistinct = async (parts: WriterParts, rows: readonly Row[]): Promise<ChunkOutcome> => {
  const toMatched = (row: Row): Matched => ({ row, known: match(row, parts.surroundings) })
  await learnNewer(parts, rows.map(toMatched))
  const matched = rows.map(toMatched)
  const missing = matched.filter(({ known }) => known === undefined).map(({ row }) => row)
  const lost = missing.filter(({ identity }) => identity.kind === 'ownId')
  const fresh = missing.filter(({ identity }) => identity.kind !== 'ownId')
  const updated = await update(parts, matched)
  await insert(parts, fresh)
  return {
    created: fresh.length,
    updated,
    unchanged: rows.length - missing.length - updated,
    rejects: lost.map(({ row }): Reject => ({ row, reasons: ['foyer_id: should be a unit of the account'] })),
  }
}

/** Writes a chunk of units: those that are there are brought up to date. Safe to repeat at any point. */
export const writeUnits = async (parts: WriterParts, rows: readonly Row[]): Promise<ChunkOutcome> => {
  const outcomes: ChunkOutcome[] = []
  for (const distinct of splitDoubles(rows)) outcomes.push(await writeDistinct(parts, distinct))
  const sum = (pick: (outcome: ChunkOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0)
  return {
    created: sum((one) => one.created),
    updated: sum((one) => one.updated),
    unchanged: sum((one) => one.unchanged),
    rejects: outcomes.flatMap(({ rejects }) => rejects),
  }
}
