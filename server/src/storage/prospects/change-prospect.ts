import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import { type Profile, type Prospect, prospectColumns } from './prospect.ts'

/** Who changes a profile. */
export type ChangedBy = { readonly userId: string; readonly tokenId: string | null }

export type Difference = { readonly old: unknown; readonly new: unknown }

/** What a change did, by the names that the fields have on the wire. */
export type Differences = Readonly<Record<string, Difference>>

export type ProfileChange = {
  readonly accountId: string
  readonly id: number
  readonly profile: Profile
  /** `profile.phone` as E.164, or null. */
  readonly phoneE164: string | null
  readonly differences: Differences
  readonly by: ChangedBy
}

/**
 * Replaces the profile of a prospect that the caller holds locked, and writes down what changed. Touches nothing that its events
 * say. Fails with the constraint `prospects_external_id_key` when another prospect of the account has the external id.
 */
export const changeProfile = async (tables: Kysely<Tables>, change: ProfileChange): Promise<Prospect> => {
  const { accountId, id, profile, by } = change
  // The clock may have been set back since the last change: a later one must not look earlier.
  const { rows } = await sql<Prospect>`
    with changed as (
      update prospects set name = ${profile.name}, email = ${profile.email}, phone = ${profile.phone},
        phone_e164 = ${change.phoneE164}, notes = ${profile.notes}, source = ${profile.source},
        unit_id = ${profile.unitId}::bigint, prospect_type = ${profile.prospectType},
        prescreened = ${profile.prescreened}, external_id = ${profile.externalId}, revision = revision + 1,
        updated_at = greatest(clock_timestamp(), updated_at)
      where account_id = ${accountId}::uuid and id = ${id}::bigint
      returning *
    ),
    noted as (
      insert into prospect_changes (account_id, prospect_id, revision, changed_at, changed_by, changed_by_token_id, changes)
      select account_id, id, revision, updated_at, ${by.userId}::uuid, ${by.tokenId}::uuid,
        ${JSON.stringify(change.differences)}::jsonb
      from changed
    )
    select ${prospectColumns('c')} from changed c`.execute(tables)
  const [prospect] = rows
  if (prospect === undefined) throw new Error('a prospect that is changed was locked before')
  return prospect
}
