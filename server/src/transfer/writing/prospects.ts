import type { CreateCommand, Creation } from '../../engine/commands.ts'
import type { NewProspect } from '../../storage/records/prospects.ts'
import { findNamedProspects, type StoredProspect, updateProfiles } from '../../storage/transfer/prospects.ts'
import type { CheckedRow, ProspectGiven } from '../checking/prospects.ts'
import type { Reject } from '../rows.ts'
import { type ChunkOutcome, doubleReason, TryAgain, type WriterParts } from './outcomes.ts'
import { persistently } from './persistently.ts'
import { updateOf } from './profile-changes.ts'

type Row = CheckedRow<ProspectGiven>
type Found = { readonly row: Row; readonly stored: StoredProspect | undefined }

const lookUp = async ({ database, surroundings }: WriterParts, rows: readonly Row[]): Promise<Found[]> => {
  const externalIds = rows.flatMap(({ identity }) => (identity.kind === 'ownId' ? [] : [identity.externalId]))
  const ids = rows.flatMap(({ identity }) => (identity.kind === 'ownId' ? [identity.id] : []))
  const found = await findNamedProspects(database.pool, surroundings.accountId, externalIds, ids)
  const byId = new Map(found.map((stored) => [stored.id, stored]))
  const byExternalId = new Map(found.map((stored) => [stored.externalId, stored]))
  return rows.map((row) => ({
    row,
    stored: row.identity.kind === 'ownId' ? byId.get(row.identity.id) : byExternalId.get(row.identity.externalId),
  }))
}

const toRecord = ({ identity, given }: Row, accountId: string): NewProspect => ({
  accountId,
  name: given.name,
  email: given.email,
  phone: given.phone,
  phoneE164: given.phoneE164,
  notes: given.notes,
  source: given.source ?? 'Other',
  unitId: given.unitId,
  prospectType: given.prospectType ?? 'Self',
  prescreened: given.prescreened ?? false,
  externalId: identity.kind === 'ownId' ? null : identity.externalId,
  createdAt: given.createdAt,
})

const commandFor = ({ access, surroundings }: WriterParts, rows: readonly Row[]): CreateCommand => ({
  actor: { userId: access.userId, tokenId: access.tokenId, onlyAccountIds: access.onlyAccountIds },
  prospects: rows.map((row) => ({
    record: toRecord(row, surroundings.accountId),
    assignedToUserIds: row.given.assignedToUserIds,
  })),
})

const whyRefused = ({ faults }: Extract<Creation, { kind: 'refused' }>): string => {
  const codes = faults.map(({ code }) => code)
  if (codes.includes('notAMember')) return 'Somebody who is assigned is no active member of the account any more'
  return `The record was refused: ${codes.join(', ')}`
}

type Created = { readonly created: number; readonly rejects: readonly Reject[] }

/** Creates prospects with their `New`, all in one transaction. A row that is refused is left out, and the others tried again. */
const create = async (parts: WriterParts, rows: readonly Row[]): Promise<Created> => {
  const rejects: Reject[] = []
  let left = [...rows]
  while (left.length > 0 && !parts.dryRun) {
    const creation = await parts.engine.create(commandFor(parts, left))
    if (creation.kind === 'created') break
    // Another server, or another import, created some of them between our question and our answer.
    if (creation.kind === 'externalIdTaken') throw new TryAgain('Somebody imports the same records')
    if (creation.kind === 'overloaded') throw new TryAgain('The server is overloaded')
    if (creation.kind === 'unavailable') throw new TryAgain('The database does not answer')
    const bad = left[creation.place]
    if (bad === undefined) throw new Error('the engine refused a prospect that it was not given')
    rejects.push({ row: bad.row, reasons: [whyRefused(creation)] })
    left = left.filter((row) => row !== bad)
  }
  return { created: left.length, rejects }
}

type Known = { readonly row: Row; readonly stored: StoredProspect }

const isKnown = (found: Found): found is Known => found.stored !== undefined
const isOwn = ({ identity }: Row): boolean => identity.kind === 'ownId'

/** Creates those that are not there, and finds those that are. */
const createMissing = async (
  parts: WriterParts,
  rows: readonly Row[],
): Promise<Created & { readonly known: readonly Known[] }> => {
  const found = await lookUp(parts, rows)
  const missing = found.filter(({ stored }) => stored === undefined).map(({ row }) => row)
  const { created, rejects } = await create(
    parts,
    missing.filter((row) => !isOwn(row)),
  )
  const lost = missing.filter(isOwn).map(({ row }): Reject => {
    return { row, reasons: ['foyer_id: should be a prospect of the account'] }
  })
  return { created, rejects: [...rejects, ...lost], known: found.filter(isKnown) }
}

/** One row that names a prospect by its id, another by its external id: the first counts. */
const splitDoubles = (
  known: readonly Known[],
): { readonly distinct: readonly Known[]; readonly doubles: readonly Reject[] } => {
  const firstById = new Map(known.toReversed().map(({ row, stored }) => [stored.id, row]))
  const distinct = known.filter(({ row, stored }) => firstById.get(stored.id) === row)
  const others = known.filter((one) => !distinct.includes(one))
  return { distinct, doubles: others.map(({ row: { row } }) => ({ row, reasons: [doubleReason] })) }
}

/** Brings records up to date, and says how many. Those that somebody changed in the meantime are compared once more. */
const change = async (parts: WriterParts, known: readonly Known[]): Promise<number> => {
  const { database, access, surroundings, dryRun } = parts
  const by = { accountId: surroundings.accountId, userId: access.userId, tokenId: access.tokenId }
  const rows = known.map(({ row }) => row)
  let compared: readonly Found[] | null = known
  let updated = 0
  await persistently(async () => {
    const found = compared ?? (await lookUp(parts, rows))
    compared = null
    const updates = found.flatMap(({ row, stored }) => (stored === undefined ? [] : (updateOf(row, stored) ?? [])))
    const changed = dryRun || updates.length === 0 ? updates : await updateProfiles(database.pool, { ...by, updates })
    updated += changed.length
    if (changed.length < updates.length) throw new TryAgain('Somebody changed the same records')
  })
  return updated
}

/**
 * Writes a chunk of prospects. Those that are there already, by their external id, are compared and brought up to date; nothing
 * of their status or assignees is touched. Safe to repeat at any point. Each step is repeated by itself, so that what one of them
 * committed is counted once.
 */
export const writeProspects = async (parts: WriterParts, rows: readonly Row[]): Promise<ChunkOutcome> => {
  const { created, rejects, known } = await persistently(() => createMissing(parts, rows))
  const { distinct, doubles } = splitDoubles(known)
  const updated = await change(parts, distinct)
  return {
    created,
    updated,
    unchanged: distinct.length - updated,
    rejects: [...rejects, ...doubles],
  }
}
