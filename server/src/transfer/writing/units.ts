import { isDeepStrictEqual } from 'node:util'
import { brokenConstraint } from '../../storage/failures.ts'
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
import { addressKey } from '../checking/addresses.ts'
import type { CheckedRow } from '../checking/prospects.ts'
import type { UnitGiven } from '../checking/units.ts'
import type { KnownUnit } from '../checking/units-known.ts'
import type { Reject } from '../rows.ts'
import { type ChunkOutcome, doubleReason, TryAgain, type WriterParts } from './outcomes.ts'
import { persistently } from './persistently.ts'

type Row = CheckedRow<UnitGiven>
type Matched = { readonly row: Row; readonly known: KnownUnit | undefined }
type Known = { readonly row: Row; readonly known: KnownUnit }

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

const changesOf = ({ identity, given }: Row, stored: StoredUnit): Partial<UnitUpdate['values']> | null => {
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

const nameOf = (identity: Row['identity']): string =>
  identity.kind === 'ownId' ? `#${identity.id}` : identity.externalId

/** Matches rows with units, also with those that others have written since the account's were read. */
const matchAll = async (parts: WriterParts, rows: readonly Row[]): Promise<Matched[]> => {
  const { database, surroundings } = parts
  const names = rows.flatMap(({ identity }) => (identity.kind === 'ownId' ? [] : [identity.externalId]))
  const unknown = names.filter((name) => surroundings.units.byExternalId(name) === undefined)
  const newer = await findUnitIds(database.tables, surroundings.accountId, unknown)
  for (const { id, externalId } of newer) surroundings.units.add({ id, externalId, address: null })
  return rows.map((row) => ({ row, known: match(row, surroundings) }))
}

/** Of rows about one unit, or with one address, the first: the others wait until it is written. */
const firstOfEach = (matched: readonly Matched[]): Matched[] => {
  const seen = new Set<string | number>()
  return matched.filter(({ row: { identity, given }, known }) => {
    const names = [given.address === null ? nameOf(identity) : addressKey(given.address.formatted_address)]
    const keys = known === undefined ? names : [...names, known.id]
    const isFirst = !keys.some((key) => seen.has(key))
    if (isFirst) for (const key of keys) seen.add(key)
    return isFirst
  })
}

/** What became of rows, and which units they were about. */
class Settled {
  readonly outcomes = new Map<Row, 'created' | 'updated' | 'unchanged' | 'rejected'>()
  readonly rejects: Reject[] = []
  readonly #rowsById = new Map<number, Row>()

  reject({ row }: Pick<Matched, 'row'>, reason: string): void {
    this.outcomes.set(row, 'rejected')
    this.rejects.push({ row: row.row, reasons: [reason] })
  }

  /** Whether another row was about the unit, and one of the two names it by its id. */
  isDouble({ row, known }: Known): boolean {
    const other = this.#rowsById.get(known.id) ?? row
    this.#rowsById.set(known.id, other)
    return other !== row && [other, row].some(({ identity }) => identity.kind === 'ownId')
  }

  count(kind: 'created' | 'updated' | 'unchanged'): number {
    return [...this.outcomes.values()].filter((outcome) => outcome === kind).length
  }
}

const isKnown = (matched: Matched): matched is Known => matched.known !== undefined

const readUnits = async (
  { database, surroundings, imagined }: WriterParts,
  matched: readonly Known[],
): Promise<ReadonlyMap<number, StoredUnit>> => {
  const ids = matched.map(({ known }) => known.id)
  const made = ids.flatMap((id) => imagined.get(id) ?? [])
  const stored = await findUnits(
    database.tables,
    surroundings.accountId,
    ids.filter((id) => !imagined.has(id)),
  )
  return new Map([...made, ...stored].map((unit) => [unit.id, unit]))
}

/** Writes what is new of units, and returns the ids of those that were written. */
const writeUpdates = async (parts: WriterParts, updates: readonly UnitUpdate[]): Promise<readonly number[]> => {
  const { database, surroundings, dryRun, imagined } = parts
  if (!dryRun) {
    try {
      return await updateUnits(database.pool, surroundings.accountId, updates)
    } catch (error) {
      if (brokenConstraint(error) !== 'units_external_id_key') throw error
      throw new TryAgain('Somebody imports the same records')
    }
  }
  for (const { id, revision, values } of updates) imagined.set(id, { ...values, id, revision })
  return updates.map(({ id }) => id)
}

const update = async (parts: WriterParts, matched: readonly Known[], settled: Settled): Promise<void> => {
  const stored = await readUnits(parts, matched)
  const compared = matched.flatMap(({ row, known }) => {
    const before = stored.get(known.id)
    return before === undefined ? [] : [{ row, known, before, values: changesOf(row, before) }]
  })
  for (const { row, values } of compared) if (values === null) settled.outcomes.set(row, 'unchanged')
  const changing = compared.filter(({ values }) => values !== null)
  const written = await writeUpdates(
    parts,
    changing.map(({ before, values }) => ({
      id: before.id,
      revision: before.revision,
      values: { ...before, ...values },
      marksAvailable: values?.status === 'Available',
    })),
  )
  for (const { row, known, values } of changing) {
    if (!written.includes(known.id)) continue
    settled.outcomes.set(row, 'updated')
    const { external_id: externalId = known.externalId } = values ?? {}
    if (externalId !== known.externalId) parts.surroundings.units.add({ ...known, externalId })
  }
  if (written.length < changing.length || compared.length < matched.length)
    throw new TryAgain('Somebody changed the same records')
}

const toInsert = ({ identity, given }: Row): UnitInsert => ({
  ...given,
  status: given.status ?? 'Incomplete',
  is_occupied: given.is_occupied ?? false,
  external_id: nameOf(identity),
})

const imagine = ({ imagined }: WriterParts, row: Row): { readonly id: number; readonly externalId: string } => {
  const { created_at: _, ...values } = toInsert(row)
  const id = -1 - imagined.size
  imagined.set(id, { ...values, id, revision: 1 })
  return { id, externalId: values.external_id }
}

const insert = async (parts: WriterParts, rows: readonly Row[], settled: Settled): Promise<void> => {
  const { database, surroundings, dryRun } = parts
  const created = dryRun
    ? rows.map((row) => imagine(parts, row))
    : await insertNewUnits(database.tables, surroundings.accountId, rows.map(toInsert))
  const ids = new Map(created.map(({ id, externalId }) => [externalId, id]))
  for (const row of rows) {
    const externalId = nameOf(row.identity)
    const id = ids.get(externalId)
    if (id === undefined) continue
    settled.outcomes.set(row, 'created')
    surroundings.units.add({ id, externalId, address: row.given.address })
  }
  if (created.length < rows.length) throw new TryAgain('Somebody imports the same records')
}

const writeSome = async (parts: WriterParts, rows: readonly Row[], settled: Settled): Promise<void> => {
  const matched = firstOfEach(await matchAll(parts, rows))
  const known = matched.filter(isKnown)
  const missing = matched.filter((one) => !isKnown(one))
  for (const lost of missing.filter(({ row }) => row.identity.kind === 'ownId'))
    settled.reject(lost, 'foyer_id: should be a unit of the account')
  const doubles = known.filter((one) => settled.isDouble(one))
  for (const double of doubles) settled.reject(double, doubleReason)
  await update(
    parts,
    known.filter((one) => !doubles.includes(one)),
    settled,
  )
  const fresh = missing.map(({ row }) => row).filter(({ identity }) => identity.kind !== 'ownId')
  await insert(parts, fresh, settled)
}

/**
 * Writes a chunk of units: those that are there are brought up to date. Safe to repeat at any point. What was written is not tried
 * again, so that it is counted once.
 */
export const writeUnits = async (parts: WriterParts, rows: readonly Row[]): Promise<ChunkOutcome> => {
  const settled = new Settled()
  const left = (): Row[] => rows.filter((row) => !settled.outcomes.has(row))
  while (left().length > 0) await persistently(() => writeSome(parts, left(), settled))
  return {
    created: settled.count('created'),
    updated: settled.count('updated'),
    unchanged: settled.count('unchanged'),
    rejects: settled.rejects,
  }
}
