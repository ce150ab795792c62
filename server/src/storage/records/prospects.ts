import { limits } from '../../catalogue/limits.ts'
import { plainArray, textArray } from '../arrays.ts'
import type { Queryable } from '../connections/queryable.ts'
import { nobody } from '../log/append-batch.ts'
import type { Profile } from '../prospects/prospect.ts'

export type NewProspect = Profile & {
  readonly accountId: string
  /** The phone number as E.164 (`domain/phone-numbers.ts`), or null. */
  readonly phoneE164: string | null
  /** Null: now. */
  readonly createdAt: string | null
}

const insert = `with inserted as (
  insert into prospects (account_id, name, email, phone, phone_e164, notes, source, unit_id, prospect_type,
    prescreened, external_id, created_at, updated_at)
  select account_id, name, email, phone, phone_e164, notes, source, unit_id, prospect_type, prescreened, external_id,
    coalesce(created_at, now), coalesce(created_at, now)
  from (
    select *, clock_timestamp() as now
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[],
      $10::boolean[], $11::text[], $12::timestamptz[]) with ordinality
      as p(account_id, name, email, phone, phone_e164, notes, source, unit_id, prospect_type, prescreened, external_id,
        created_at, n)
  ) p order by n
  returning account_id, id, created_at, status, stage
),
held as (
  insert into prospect_assignees (account_id, user_id, created_at, prospect_id)
  select account_id, '${nobody}', created_at, id from inserted
),
standing as (
  insert into prospect_standings (account_id, prospect_id, created_at, status, stage)
  select account_id, id, created_at, status, stage from inserted
)
select id from inserted order by id`

/** A new prospect's columns as arrays, one per column, in the order in which the statements that insert them take them. */
export const profileColumns = (prospects: readonly NewProspect[]): string[] => [
  plainArray(prospects.map((prospect) => prospect.accountId)),
  textArray(prospects.map((prospect) => prospect.name)),
  textArray(prospects.map((prospect) => prospect.email)),
  textArray(prospects.map((prospect) => prospect.phone)),
  textArray(prospects.map((prospect) => prospect.phoneE164)),
  textArray(prospects.map((prospect) => prospect.notes)),
  textArray(prospects.map((prospect) => prospect.source)),
  plainArray(prospects.map((prospect) => prospect.unitId)),
  textArray(prospects.map((prospect) => prospect.prospectType)),
  plainArray(prospects.map((prospect) => String(prospect.prescreened))),
  textArray(prospects.map((prospect) => prospect.externalId)),
  plainArray(prospects.map((prospect) => prospect.createdAt)),
]

/**
 * Inserts prospects and returns their ids in the same order. They have no event yet: whoever inserts them sees to their `New`.
 * Fails with the constraint `prospects_external_id_key` when the account has the external id already.
 */
export const insertProspects = async (db: Queryable, prospects: readonly NewProspect[]): Promise<number[]> => {
  const ids: number[] = []
  for (let from = 0; from < prospects.length; from += limits.prospectsPerCreation) {
    const some = prospects.slice(from, from + limits.prospectsPerCreation)
    const { rows } = await db.query<[number]>({ text: insert, values: profileColumns(some), rowMode: 'array' })
    for (const [id] of rows) ids.push(id)
  }
  return ids
}
