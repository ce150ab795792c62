import type pg from 'pg'
import { plainArray } from '../arrays.ts'
import { nobody } from '../log/append-batch.ts'

/*
 * Whose events these are, when prospects are merged and when that is undone. Whoever calls this holds the prospects locked.
 */

/** This prospect and all that were merged into it or into one of those, at most `most` of them. */
export const findMergedTree = async (
  client: pg.ClientBase,
  accountId: string,
  prospectId: number,
  most: number,
): Promise<number[]> => {
  const { rows } = await client.query<{ id: number }>(
    `with recursive tree as (
       select $2::bigint as id
       union all
       select p.id from tree join prospects p on p.account_id = $1 and p.merged_into_id = tree.id
     )
     select id from tree limit $3`,
    [accountId, prospectId, most],
  )
  return rows.map(({ id }) => id)
}

export type MovedEvents = {
  readonly accountId: string
  readonly prospectId: number
  /** The events get the sequences after this one. It must be no lower than any that the prospect ever had. */
  readonly above: number
  readonly eventIds: readonly number[]
}

/** Makes these events the prospect's, in this order, and notes of each whose it was before it first came to another one. */
export const moveEvents = (client: pg.ClientBase, { accountId, prospectId, above, eventIds }: MovedEvents) =>
  client.query(
    `update leasing_events e set prospect_id = $2, sequence = $3 + w.n,
       merged_from_id = nullif(coalesce(e.merged_from_id, e.prospect_id), $2)
     from unnest($4::bigint[]) with ordinality as w(id, n) where e.account_id = $1 and e.id = w.id`,
    [accountId, prospectId, above, plainArray(eventIds)],
  )

/** Makes a prospect without events lead to another one: it stands nowhere, and nobody has it. */
export const redirect = (client: pg.ClientBase, accountId: string, prospectId: number, toProspectId: number) =>
  client.query(
    `with redirected as (
       update prospects set merged_into_id = $3 where account_id = $1::uuid and id = $2::bigint returning created_at
     ),
     gone as (delete from prospect_standings where account_id = $1::uuid and prospect_id = $2::bigint)
     delete from prospect_assignees a using redirected r
     where a.account_id = $1::uuid and a.user_id = '${nobody}' and a.created_at = r.created_at and a.prospect_id = $2::bigint`,
    [accountId, prospectId, toProspectId],
  )

/** Makes a prospect that led to another one stand on its own again, as one without events. */
export const stand = (client: pg.ClientBase, accountId: string, prospectId: number) =>
  client.query(
    `with standing as (
       update prospects set merged_into_id = null where account_id = $1::uuid and id = $2::bigint
       returning created_at, status, stage, next_follow_up
     ),
     stood as (
       insert into prospect_standings (account_id, prospect_id, created_at, status, stage, next_follow_up)
       select $1::uuid, $2::bigint, created_at, status, stage, next_follow_up from standing
     )
     insert into prospect_assignees (account_id, user_id, created_at, prospect_id)
     select $1::uuid, '${nobody}', created_at, $2::bigint from standing`,
    [accountId, prospectId],
  )

/** All who remember where a merged prospect's events go have to look again: see `Redirect`. */
export const raiseRosterVersion = async (client: pg.ClientBase, accountId: string): Promise<void> => {
  await client.query('update accounts set roster_version = roster_version + 1 where id = $1', [accountId])
}
