import type pg from 'pg'
import { plainArray, textArray } from '../arrays.ts'
import type { Differences } from '../prospects/change-prospect.ts'
import type { Profile, Prospect } from '../prospects/prospect.ts'

/** Of a prospect, what an import compares and changes. */
export type StoredProspect = Profile & Pick<Prospect, 'id' | 'revision' | 'phoneE164' | 'mergedIntoId'>

type Pool = Pick<pg.Pool, 'query'>

const columns = `id, revision, external_id as "externalId", merged_into_id as "mergedIntoId", name, email, phone,
  phone_e164 as "phoneE164", notes, source, unit_id as "unitId", prospect_type as "prospectType", prescreened`

/** The prospects of the account with these external ids or these ids. */
export const findNamedProspects = async (
  pool: Pool,
  accountId: string,
  externalIds: readonly string[],
  ids: readonly number[],
): Promise<StoredProspect[]> => {
  const { rows } = await pool.query<StoredProspect>(
    `select ${columns} from prospects where account_id = $1 and external_id = any($2::text[])
     union all select ${columns} from prospects where account_id = $1 and id = any($3::bigint[])`,
    [accountId, textArray(externalIds), plainArray(ids)],
  )
  return rows
}

export type ProfileUpdate = {
  readonly id: number
  /** The revision that the profile was compared at. */
  readonly revision: number
  /** The whole profile as it is to be. */
  readonly profile: Omit<Profile, 'externalId'> & Pick<Prospect, 'phoneE164'>
  readonly changes: Differences
}

export type UpdateCommand = {
  readonly accountId: string
  readonly userId: string
  readonly tokenId: string | null
  readonly updates: readonly ProfileUpdate[]
}

const update = `with change as (
  select * from unnest($4::bigint[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
    $12::bigint[], $13::text[], $14::boolean[], $15::jsonb[])
    as c(id, revision, name, email, phone, phone_e164, notes, source, unit_id, prospect_type, prescreened, changes)
), locked as materialized (
  select p.id from prospects p join change c on c.id = p.id where p.account_id = $1 order by p.id for no key update of p
), moved as (
  update prospects p set name = c.name, email = c.email, phone = c.phone, phone_e164 = c.phone_e164, notes = c.notes,
    source = c.source, unit_id = c.unit_id, prospect_type = c.prospect_type, prescreened = c.prescreened,
    revision = p.revision + 1, updated_at = greatest(clock_timestamp(), p.updated_at)
  from change c join locked using (id)
  where p.account_id = $1 and p.id = c.id and p.revision = c.revision and p.merged_into_id is null
  returning p.id, p.revision, p.updated_at, c.changes
)
insert into prospect_changes (account_id, prospect_id, revision, changed_at, changed_by, changed_by_token_id, changes)
select $1, id, revision, updated_at, $2, $3, changes from moved returning prospect_id as id`

/**
 * Changes profiles and records each change, in one statement, which locks them in the order in which everybody locks prospects. Returns the ids of those that were changed: the others had been
 * changed by somebody else since they were read.
 */
export const updateProfiles = async (
  pool: Pool,
  { accountId, userId, tokenId, updates }: UpdateCommand,
): Promise<number[]> => {
  const profiles = updates.map(({ profile }) => profile)
  const { rows } = await pool.query<{ id: number }>(update, [
    accountId,
    userId,
    tokenId,
    plainArray(updates.map(({ id }) => id)),
    plainArray(updates.map(({ revision }) => revision)),
    textArray(profiles.map(({ name }) => name)),
    textArray(profiles.map(({ email }) => email)),
    textArray(profiles.map(({ phone }) => phone)),
    textArray(profiles.map(({ phoneE164 }) => phoneE164)),
    textArray(profiles.map(({ notes }) => notes)),
    textArray(profiles.map(({ source }) => source)),
    plainArray(profiles.map(({ unitId }) => unitId)),
    textArray(profiles.map(({ prospectType }) => prospectType)),
    plainArray(profiles.map(({ prescreened }) => String(prescreened))),
    textArray(updates.map(({ changes }) => JSON.stringify(changes))),
  ])
  return rows.map(({ id }) => id)
}
