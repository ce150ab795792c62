import type pg from 'pg'

/** A prospect as v1 shows it. */
export type ProspectOfV1 = {
  readonly id: number
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly notes: string | null
  readonly status: string
  readonly source: string
  readonly unitId: number | null
  readonly prospectType: 'Self' | 'Agent'
  readonly prescreened: boolean
  readonly createdAt: string
  readonly updatedAt: string
}

export type ProspectWindow = {
  /** Created then or later. */
  readonly createdAfter: string | null
  /** Created earlier. */
  readonly createdBefore: string | null
  readonly offset: number
  readonly limit: number
}

// The keys first: rows that the offset passes over are not read.
const select = `select p.id, p.name, p.email, p.phone, p.notes, p.status, p.source, p.unit_id as "unitId",
    p.prospect_type as "prospectType", p.prescreened, p.created_at as "createdAt", p.updated_at as "updatedAt"
  from (
    select k.* from unnest($1::uuid[]) a(id)
    cross join lateral (
      select account_id, created_at, id from prospects
      where account_id = a.id and merged_into_id is null
        and created_at >= coalesce($2::timestamptz, '-infinity') and created_at < coalesce($3::timestamptz, 'infinity')
      order by created_at, id limit $4::bigint + $5::bigint
    ) k
    order by k.created_at, k.id limit $4 offset $5
  ) k
  join prospects p on p.account_id = k.account_id and p.id = k.id
  order by k.created_at, k.id`

/** Prospects of these accounts by the time of their creation, those that were merged into others left out. */
export const listProspectsOfV1 = async (
  pool: pg.Pool,
  accountIds: readonly string[],
  { createdAfter, createdBefore, offset, limit }: ProspectWindow,
): Promise<ProspectOfV1[]> => {
  const values = [accountIds, createdAfter, createdBefore, limit, offset]
  return (await pool.query<ProspectOfV1>({ text: select, values })).rows
}
