import type { CreateCommand, Creation } from '../../engine/commands.ts'
import type { NewProspect } from '../../storage/records/prospects.ts'
import {
  findProspects,
  type ProfileUpdate,
  type StoredProspect,
  updateProfiles,
} from '../../storage/transfer/prospects.ts'
import type { CheckedRow, ProspectGiven } from '../checking/prospects.ts'
import type { Reject } from '../rows.ts'
import { type ChunkOutcome, TryAgain, type WriterParts } from './outcomes.ts'
import { updateOf } from './profile-changes.ts'

type Row = CheckedRow<ProspectGiven>
type Found = { readonly row: Row; readonly stored: StoredProspect | undefined }

const lookUp = async ({ database, surroundings }: WriterParts, rows: readonly Row[]): Promise<Found[]> => {
  const externalIds = rows.flatMap(({ identity }) => (identity.kind === 'ownId' ? [] : [identity.externalId]))
  const ids = rows.flatMap(({ identity }) => (identity.kind === 'ownId' ? [identity.id] : []))
  const found = await findProspects(database.pool, surroundings.accountId, externalIds, ids)
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

/** Creates prospects with their `New`, all in one transaction. A row that is refused is left out, and the others tried again. */
const create = async (
  parts: WriterParts,
  rows: readonly Row[],
): Promise<{ readonly created: number; readonly rejects: Reject[] } | 'someAreThere'> => {
  const rejects: Reject[] = []
  let left = [...rows]
  while (left.length > 0 && !parts.dryRun) {
    const creation = await parts.engine.create(commandFor(parts, left))
    if (creation.kind === 'created') break
    if (creation.kind === 'externalIdTaken') return 'someAreThere'
    if (creation.kind !== 'refused') throw new TryAgain('The database does not answer')
    const bad = left[creation.place]
    if (bad === undefined) throw new Error('the engine refused a prospect that it was not given')
    rejects.push({ row: bad.row, reasons: [whyRefused(creation)] })
    left = left.filter((row) => row !== bad)
  }
  return { created: left.length, rejects }
}

/** Brings records up to date. Those that somebody changed in the meantime are compared once more. */
const change = async (parts: WriterParts, updates: readonly ProfileUpdate[]): Promise<void> => {
  if (updates.length === 0 || parts.dryRun) return
  const { userId, tokenId } = parts.access
  const { accountId } = parts.surroundings
  const changed = await updateProfiles(parts.database.pool, { accountId, userId, tokenId, updates })
  if (changed.length < updates.length) throw new TryAgain('Somebody changed the same records')
}

const isOwn = ({ row }: Found): boolean => row.identity.kind === 'ownId'
const toReject = ({ row: { row } }: Found): Reject => ({
  row,
  reasons: ['foyer_id: should be a prospect of the account'],
})

/**
 * Writes a chunk of prospects. Those that are there already, by their external id, are compared and brought up to date; nothing
 * of their status or assignees is touched. Safe to repeat at any point.
 */
export const writeProspects = async (parts: WriterParts, rows: readonly Row[]): Promise<ChunkOutcome> => {
  const found = await lookUp(parts, rows)
  const missing = found.filter(({ stored }) => stored === undefined)
  const created = await create(
    parts,
    missing.filter((one) => !isOwn(one)).map(({ row }) => row),
  )
  // Another server, or another import, created some of them between our question and our answer.
  if (created === 'someAreThere') throw new TryAgain('Somebody imports the same records')
  const updates = found.flatMap(({ row, stored }) => (stored === undefined ? [] : (updateOf(row, stored) ?? [])))
  await change(parts, updates)
  return {
    created: created.created,
    updated: updates.length,
    unchanged: found.length - missing.length - updates.length,
    rejects: [...created.rejects, ...missing.filter(isOwn).map(toReject)],
  }
}
