import { differencesOf } from '../../records/prospects/profile-differences.ts'
import type { ProfileUpdate, StoredProspect } from '../../storage/transfer/prospects.ts'
import type { CheckedRow, ProspectGiven } from '../checking/prospects.ts'

/** What a row may say of a prospect that is there. */
const fields = ['name', 'email', 'phone', 'notes', 'source', 'unitId', 'prospectType', 'prescreened'] as const

/**
 * How the profile changes by what a row says; null when it says nothing new. What a row does not say stays. A row that is known
 * by its content alone says nothing new of what is filled in: people may have changed it since that very row was imported.
 */
export const updateOf = (
  { identity, given }: CheckedRow<ProspectGiven>,
  stored: StoredProspect,
): ProfileUpdate | null => {
  if (stored.mergedIntoId !== null) return null
  const changed = fields.filter(
    (field) =>
      given[field] !== null &&
      given[field] !== stored[field] &&
      (identity.kind !== 'derived' || stored[field] === null),
  )
  if (changed.length === 0) return null
  const news = Object.fromEntries(changed.map((field) => [field, given[field]])) as Partial<StoredProspect>
  const profile = {
    ...stored,
    ...news,
    phoneE164: changed.includes('phone') ? given.phoneE164 : stored.phoneE164,
  }
  return { id: stored.id, revision: stored.revision, profile, changes: differencesOf(stored, profile) }
}
