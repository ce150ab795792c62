import type { Differences } from '../../storage/prospects/change-prospect.ts'
import type { Profile } from '../../storage/prospects/prospect.ts'

type Fields = Profile & { readonly phoneE164: string | null }

/** The names of the fields on the wire: in the history of a prospect they stand for good. */
const fieldNames = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  phoneE164: 'phone_e164',
  notes: 'notes',
  source: 'source',
  unitId: 'unit_id',
  prospectType: 'prospect_type',
  prescreened: 'prescreened',
  externalId: 'external_id',
} as const satisfies Record<keyof Fields, string>

/** What changed of a profile, as the history of a prospect tells it: `{ "<field>": { "old": …, "new": … } }`. */
export const differencesOf = (before: Fields, after: Fields): Differences => {
  const fields = (Object.keys(fieldNames) as (keyof typeof fieldNames)[]).filter(
    (field) => before[field] !== after[field],
  )
  return Object.fromEntries(fields.map((field) => [fieldNames[field], { old: before[field], new: after[field] }]))
}
