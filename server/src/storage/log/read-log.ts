import type pg from 'pg'
import { plainArray } from '../arrays.ts'
import { type HistoryEvent, historyColumns } from '../writing/histories.ts'
import { type FullState, readStatesAfter } from '../writing/prospect-states.ts'
import { nobody } from './append-batch.ts'

/** What is stored of a prospect, and all of its events, in order. */
export type ProspectLog = { readonly stored: FullState; readonly events: readonly HistoryEvent[] }

const prospectsAtOnce = 500

const readEvents = (client: pg.ClientBase, accountId: string, prospectIds: readonly number[]) =>
  client.query<HistoryEvent>(
    `select ${historyColumns} from leasing_events where account_id = $1 and prospect_id = any($2::bigint[]) order by prospect_id, sequence`,
    [accountId, plainArray(prospectIds)],
  )

/** All prospects of all accounts with their events, a few hundred at a time. Call it in a repeatable-read transaction. */
export async function* readProspectLogs(client: pg.ClientBase): AsyncGenerator<ProspectLog> {
  const accounts = await client.query<{ id: string }>('select id from accounts order by id')
  for (const { id: accountId } of accounts.rows) {
    for (let after = 0, more = true; more; ) {
      const states = await readStatesAfter(client, accountId, after, prospectsAtOnce)
      const ids = states.map(({ prospectId }) => prospectId)
      const events = await readEvents(client, accountId, ids)
      const byProspect = Map.groupBy(events.rows, (event) => event.prospectId)
      for (const stored of states) yield { stored, events: byProspect.get(stored.prospectId) ?? [] }
      after = ids.at(-1) ?? after
      more = states.length === prospectsAtOnce
    }
  }
}

/** An event whose prospect does not exist, or null. */
export const findOrphan = async (client: pg.ClientBase): Promise<{ id: number; prospectId: number } | null> => {
  const { rows } = await client.query<{ id: number; prospectId: number }>(
    `select e.id, e.prospect_id as "prospectId" from leasing_events e
     where not exists (select from prospects p where p.account_id = e.account_id and p.id = e.prospect_id) limit 1`,
  )
  return rows[0] ?? null
}

type AccountAndProspect = { readonly accountId: string; readonly prospectId: number }

/** A prospect whose redirect is not that of the one merge of it that holds, or null. */
export const findFalseRedirect = async (
  client: pg.ClientBase,
): Promise<(AccountAndProspect & { readonly mergedIntoId: number | null; readonly keptId: number | null }) | null> => {
  const { rows } = await client.query<AccountAndProspect & { mergedIntoId: number | null; keptId: number | null }>(
    `select coalesce(p.account_id, m.account_id) as "accountId", coalesce(p.id, m.merged_id) as "prospectId",
       p.merged_into_id as "mergedIntoId", m.kept_id as "keptId"
     from (select account_id, id, merged_into_id from prospects where merged_into_id is not null) p
     full join (select account_id, merged_id, kept_id from prospect_merges where undone_at is null) m
       on m.account_id = p.account_id and m.merged_id = p.id
     where p.merged_into_id is distinct from m.kept_id limit 1`,
  )
  return rows[0] ?? null
}

/**
 * A row that the table of assignees has and should not have, or lacks; null when it says what the prospects say. That nobody has
 * a prospect is noted with its first event at the latest.
 */
export const findFalseAssignee = async (
  client: pg.ClientBase,
): Promise<(AccountAndProspect & { readonly userId: string; readonly isThere: boolean }) | null> => {
  const { rows } = await client.query<AccountAndProspect & { userId: string; isThere: boolean }>(
    `select coalesce(a.account_id, p.account_id) as "accountId", coalesce(a.prospect_id, p.id) as "prospectId",
       coalesce(a.user_id, p.user_id) as "userId", a.user_id is not null as "isThere"
     from prospect_assignees a
     full join (
       select account_id, user_id, created_at, id, version from prospects
       cross join unnest(case assigned_to_user_ids when '{}' then '{${nobody}}' else assigned_to_user_ids end) user_id
       where merged_into_id is null
     ) p on p.account_id = a.account_id and p.user_id = a.user_id and p.created_at = a.created_at and p.id = a.prospect_id
     where p.user_id is null or (a.user_id is null and (p.version > 0 or p.user_id <> '${nobody}')) limit 1`,
  )
  return rows[0] ?? null
}
