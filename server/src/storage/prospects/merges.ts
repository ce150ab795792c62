import type pg from 'pg'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray } from '../arrays.ts'

/** That one prospect was merged into another one. */
export type StoredMerge = {
  readonly id: string
  readonly accountId: string
  readonly keptId: number
  readonly mergedId: number
  readonly mergedAt: Timestamp
  readonly mergedBy: string
  /** Null while it holds. */
  readonly undoneAt: Timestamp | null
}

type Client = Pick<pg.ClientBase, 'query'>

const columns = `id, account_id as "accountId", kept_id as "keptId", merged_id as "mergedId", merged_at as "mergedAt",
  merged_by as "mergedBy", undone_at as "undoneAt"`

export type NewMerge = Pick<StoredMerge, 'id' | 'accountId' | 'keptId' | 'mergedId' | 'mergedBy'> & {
  readonly mergedByTokenId: string | null
}

export const insertMerge = async (client: Client, merge: NewMerge): Promise<StoredMerge> => {
  const { rows } = await client.query<StoredMerge>(
    `insert into prospect_merges (account_id, id, kept_id, merged_id, merged_by, merged_by_token_id)
     values ($1, $2, $3, $4, $5, $6) returning ${columns}`,
    [merge.accountId, merge.id, merge.keptId, merge.mergedId, merge.mergedBy, merge.mergedByTokenId],
  )
  const [stored] = rows
  if (stored === undefined) throw new Error('an insert returned nothing')
  return stored
}

/** Null when there is none with this id in these accounts. */
export const findMerge = async (
  client: Client,
  accountIds: readonly string[],
  id: string,
): Promise<StoredMerge | null> => {
  const { rows } = await client.query<StoredMerge>(
    `select ${columns} from prospect_merges where account_id = any($1::uuid[]) and id = $2`,
    [plainArray(accountIds), id],
  )
  return rows[0] ?? null
}

/** Null when it was undone before. */
export const markUndone = async (
  client: Client,
  { accountId, id }: Pick<StoredMerge, 'accountId' | 'id'>,
  undoneBy: string,
): Promise<StoredMerge | null> => {
  const { rows } = await client.query<StoredMerge>(
    `update prospect_merges set undone_at = clock_timestamp(), undone_by = $3
     where account_id = $1 and id = $2 and undone_at is null returning ${columns}`,
    [accountId, id, undoneBy],
  )
  return rows[0] ?? null
}

/**
 * How often the events of this prospect were numbered anew: a place among them that is older than the last time leads nowhere.
 */
export const countRenumberings = async (client: Client, accountId: string, prospectId: number): Promise<number> => {
  const { rows } = await client.query<{ times: number }>(
    `select count(*)::int + count(undone_at)::int as times from (
       select undone_at from prospect_merges where account_id = $1 and kept_id = $2
       union all
       select undone_at from prospect_merges where account_id = $1 and merged_id = $2
     ) merges`,
    [accountId, prospectId],
  )
  return rows[0]?.times ?? 0
}

export type MergesPage = {
  readonly accountId: string
  readonly prospectId: number
  /** The last merge of the page before. */
  readonly after: Pick<StoredMerge, 'mergedAt' | 'id'> | null
  readonly limit: number
}

/** The merges in which this prospect was kept or merged, the latest first. */
export const listMerges = async (client: Client, page: MergesPage): Promise<StoredMerge[]> => {
  const before = 'and ($4::timestamptz is null or (merged_at, id) < ($4::timestamptz, $5::uuid))'
  const order = 'order by merged_at desc, id desc limit $3'
  const { rows } = await client.query<StoredMerge>(
    `select ${columns} from (
       (select * from prospect_merges where account_id = $1 and kept_id = $2 ${before} ${order})
       union all
       (select * from prospect_merges where account_id = $1 and merged_id = $2 ${before} ${order})
     ) merges ${order}`,
    [page.accountId, page.prospectId, page.limit, page.after?.mergedAt ?? null, page.after?.id ?? null],
  )
  return rows
}

/** The account of a prospect, if it is one of these. */
export const accountOfProspect = async (
  client: Client,
  accountIds: readonly string[],
  prospectId: number,
): Promise<string | null> => {
  const { rows } = await client.query<{ accountId: string }>(
    'select account_id as "accountId" from prospects where account_id = any($1::uuid[]) and id = $2',
    [plainArray(accountIds), prospectId],
  )
  return rows[0]?.accountId ?? null
}
