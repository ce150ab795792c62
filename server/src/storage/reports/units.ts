import type pg from 'pg'
import type { ReportPage } from './marketing-sources.ts'

export type ReportedUnit = {
  readonly unitId: number
  readonly address: string | null
  readonly dateMarkedAvailable: string | null
  readonly status: string
}

const statement = `
select r.* from unnest($1::uuid[]) as a(id) cross join lateral (
  select id as "unitId", address ->> 'formatted_address' as address, date_marked_available as "dateMarkedAvailable", status
  from units where account_id = a.id order by id limit $2::bigint + $3::bigint
) r
order by r."unitId" limit $2 offset $3`

/** All units of the accounts as they stand now, by id. */
export const readReportedUnits = async (
  pool: pg.Pool,
  accountIds: readonly string[],
  { limit, offset }: ReportPage,
): Promise<ReportedUnit[]> => {
  const { rows } = await pool.query<ReportedUnit>(statement, [accountIds, limit, offset])
  return rows
}
