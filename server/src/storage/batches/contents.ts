import type pg from 'pg'
import type { LoggedEvent } from '../../catalogue/leasing-events.ts'
import { loggedColumns } from '../writing/histories.ts'
import type { BatchName } from './batches.ts'

type Client = Pick<pg.ClientBase, 'query'>

/** Where a page of a batch's contents begins: behind this id or place. */
export type ContentsPage = { readonly after: number; readonly limit: number }

/** The events of a batch in the order of their ids, also those that were deleted since. */
export const listBatchEvents = async (
  client: Client,
  { accountId, id }: BatchName,
  { after, limit }: ContentsPage,
): Promise<LoggedEvent[]> => {
  const { rows } = await client.query<LoggedEvent>(
    `select ${loggedColumns('e')} from leasing_events e
     where e.account_id = $1::uuid and e.batch_id = $2::uuid and e.id > $3::bigint order by e.id limit $4::int`,
    [accountId, id, after, limit],
  )
  return rows
}

export type StoredRefusal = {
  readonly place: number
  readonly eventIndex: number
  readonly prospectId: number | null
  /** As domain/refusals.ts has them. */
  readonly faults: readonly unknown[]
}

/** What a batch did not write, in the order of its targets. */
export const listBatchRefusals = async (
  client: Client,
  { accountId, id }: BatchName,
  { after, limit }: ContentsPage,
): Promise<StoredRefusal[]> => {
  const { rows } = await client.query<StoredRefusal>(
    `select place, event_index as "eventIndex", prospect_id as "prospectId", faults from batch_refusals
     where account_id = $1::uuid and batch_id = $2::uuid and place > $3::int order by place limit $4::int`,
    [accountId, id, after, limit],
  )
  return rows
}

/** The prospects that have events of the batch now, by id; at most so many. */
export const findBatchProspects = async (
  client: Client,
  { accountId, id }: BatchName,
  most: number,
): Promise<number[]> => {
  const { rows } = await client.query<{ prospectId: number }>(
    `select distinct prospect_id as "prospectId" from leasing_events
     where account_id = $1::uuid and batch_id = $2::uuid order by prospect_id limit $3::int`,
    [accountId, id, most],
  )
  return rows.map(({ prospectId }) => prospectId)
}
