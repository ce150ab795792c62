import type pg from 'pg'
import { funnelStages } from '../../catalogue/desk.ts'
import type { ReportWindow } from '../../catalogue/reports.ts'

/** How many prospects came as far as a stage and no further. */
export type Furthest = {
  /** Its place in `funnelStages`. */
  readonly place: number
  readonly prospects: number
  /** Of these, how many are lost now. */
  readonly lost: number
}

const furthest = funnelStages
  .map((stage, place) => `when p.stage = '${stage}' or p.stage_times ? '${stage}' then ${place}`)
  .toReversed()
  .join(' ')

const statement = `
select place, count(*) as prospects, count(*) filter (where stage = 'lost') as lost from (
  select p.stage, case ${furthest} else 0 end as place from prospects p
  where p.account_id = $1 and p.created_at >= $2 and p.created_at < $3 and p.merged_into_id is null
) p group by place`

/** How far the prospects came that were created in the window. Stages that none of them ended in are left out. */
export const readFurthest = async (
  pool: pg.Pool,
  accountId: string,
  { start, end }: ReportWindow,
): Promise<Furthest[]> => {
  const { rows } = await pool.query<Furthest>(statement, [accountId, start, end])
  return rows
}
