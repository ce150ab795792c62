import type { Profile, ProfileUpdate, StoredProspect } from '../../storage/transfer/prospects.ts'
import type { CheckedRow, ProspectGiven } from '../checking/prospects.ts'

/** The fields of a profile and what they are called in the history of a prospect. */
const fields = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  notes: 'notes',
  source: 'source',
  unitId: 'unit_id',
  prospectType: 'prospect_type',
  prescreened: 'prescreened',
} as const satisfies Partial<Record<keyof Profile, string>>

type Field = keyof typeof fields
const fieldNames = Object.keys(fields) as Field[]

/**
 * How the profile changes by what a row says; null when it says nothing new. What a row does not say stays. A row that is known
 * by its content alone says nothing new of what is filled in: people may have changed it since that very row was imported.
 */
export const updateOf = (
  { identity, given }: CheckedRow<ProspectGiven>,
  stored: StoredProspect,
): ProfileUpdate | null => {
  if (stored.mergedIntoId !== null) return null
  const changed = fieldNames.filter(
    (field) =>
      given[field] !== null &&
      given[field] !== stored[field] &&
      (identity.kind !== 'derived' || stored[field] === null),
  )
  if (changed.length === 0) return null
  const news = Object.fromEntries(changed.map((field) => [field, given[field]])) as Partial<Profile>
  return {
    id: stored.id,
    revision: stored.revision,
    profile: { ...stored, ...news, phoneE164: changed.includes('phone') ? given.phoneE164 : stored.phoneE164 },
    changes: Object.fromEntries(changed.map((field) => [fields[field], { old: stored[field], new: given[field] }])),
  }
}
