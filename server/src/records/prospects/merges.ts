import { limits } from '../../catalogue/limits.ts'
import type { Engine, MergeFault, Merging } from '../../engine/commands.ts'
import type { NotDone } from '../../engine/not-done.ts'
import type { Database } from '../../storage/database.ts'
import {
  accountOfProspect,
  findMerge,
  listMerges,
  type MergesPage,
  type StoredMerge,
} from '../../storage/prospects/merges.ts'
import { type Access, reachedAccounts, refusalIn } from '../access.ts'
import { type RecordRefusal, refused } from '../refusals.ts'

/** `done`: the merge as it stands now. */
export type MergeOutcome =
  | { readonly kind: 'done'; readonly merge: StoredMerge }
  | { readonly kind: 'refused'; readonly refusal: RecordRefusal }
  | { readonly kind: NotDone }

type Parts = { readonly database: Database; readonly engine: Engine }

const refusedFor = (refusal: RecordRefusal): MergeOutcome => ({ kind: 'refused', refusal })

/** The path names the prospect that is kept, or the merge; the body names the one that is merged. */
const toRefusal = (fault: MergeFault, mergedId: number | null): RecordRefusal => {
  switch (fault.code) {
    case 'unknownMerge':
      return refused('unknownRecord')
    case 'unknownProspect':
      return fault.prospectId === mergedId
        ? refused('invalid', { code: 'knownProspect', field: 'merged_id' })
        : refused('unknownRecord')
    case 'sameProspect':
      return refused('invalid', { code: 'otherProspect', field: 'merged_id' })
    case 'prospectMerged': {
      const code = mergedId === null ? 'mergedAgain' : fault.code
      const field = fault.prospectId === mergedId ? 'merged_id' : ''
      return refused('conflict', { code, field, params: { id: fault.mergedIntoId } })
    }
    case 'mergeUndone':
      return refused('conflict', { code: fault.code, field: '' })
    case 'tooLargeToMerge': {
      const events = mergedId === null ? limits.eventsPerUndo : limits.eventsPerMerge
      const params = { events, prospects: limits.prospectsPerMerge }
      return refused('conflict', { code: fault.code, field: '', params })
    }
  }
}

const toOutcome = (merging: Merging, mergedId: number | null): MergeOutcome =>
  merging.kind === 'refused' ? refusedFor(toRefusal(merging.fault, mergedId)) : merging

/** Merges the prospect `mergedId` into `keptId`. Both are prospects of one account, in which the caller may merge. */
export const mergeProspects = async (
  { database, engine }: Parts,
  access: Access,
  keptId: number,
  mergedId: number,
): Promise<MergeOutcome> => {
  const accountId = await accountOfProspect(database.pool, reachedAccounts(access), keptId)
  if (accountId === null) return refusedFor(refused('unknownRecord'))
  const refusal = refusalIn(access, accountId, 'mergeProspects')
  if (refusal !== null) return refusedFor(refusal)
  return toOutcome(await engine.merge({ actor: access, accountId, keptId, mergedId }), mergedId)
}

/** Undoes a merge of an account in which the caller may merge. */
export const undoMerge = async (
  { database, engine }: Parts,
  access: Access,
  mergeId: string,
): Promise<MergeOutcome> => {
  const merge = await findMerge(database.pool, reachedAccounts(access), mergeId)
  if (merge === null) return refusedFor(refused('unknownRecord'))
  const { accountId } = merge
  const refusal = refusalIn(access, accountId, 'mergeProspects')
  if (refusal !== null) return refusedFor(refusal)
  return toOutcome(await engine.undoMerge({ actor: access, accountId, mergeId: merge.id }), null)
}

/** The merges in which a prospect was kept or merged, the latest first; one more than `limit`, if there are so many. */
export const mergesOf = async (
  { pool }: Database,
  access: Access,
  prospectId: number,
  page: Pick<MergesPage, 'after' | 'limit'>,
): Promise<readonly StoredMerge[] | null> => {
  const accountId = await accountOfProspect(pool, reachedAccounts(access), prospectId)
  return accountId === null ? null : listMerges(pool, { ...page, accountId, prospectId, limit: page.limit + 1 })
}
