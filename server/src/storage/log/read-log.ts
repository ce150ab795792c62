import type pg from 'pg'
import type { EventType } from '../../catalogue/event-types.ts'
import type { EventContext, Timestamp } from '../../catalogue/leasing-events.ts'
import { nobody, type Projection } from './append-batch.ts'

/** A prospect's stored projection and all of its events, in order. */
export type ProspectLog = {
  readonly accountId: string
  readonly prospectId: number
  /** Whether it was ever merged, or another one into it: then its events were numbered anew. */
  readonly tookPart: boolean
  readonly mergedIntoId: number | null
  readonly stored: Projection & { readonly lastEventAt: Timestamp | null }
  readonly events: readonly {
    readonly id: number
    readonly sequence: number
    readonly eventType: EventType
    readonly createdAt: Timestamp
    readonly plannedDateTime: Timestamp | null
    readonly nextFollowUp: Timestamp | null
    readonly context: EventContext
  }[]
}

const prospectsAtOnce = 500

type StoredRow = ProspectLog['stored'] & Omit<ProspectLog, 'stored' | 'events'>
type EventRow = ProspectLog['events'][number] & { prospectId: number }

const readProspects = (client: pg.ClientBase, accountId: string, after: number) =>
  client.query<StoredRow>(
    `select account_id as "accountId", id as "prospectId", version, status, stage,
       assigned_to_user_ids::text[] as "assignedToUserIds", status_before_block as "statusBeforeBlock",
       stage_before_block as "stageBeforeBlock", next_follow_up as "nextFollowUp",
       planned_date_time as "plannedDateTime", last_event_at as "lastEventAt", merged_into_id as "mergedIntoId",
       exists (select from prospect_merges m where m.account_id = p.account_id and m.kept_id = p.id)
         or exists (select from prospect_merges m where m.account_id = p.account_id and m.merged_id = p.id) as "tookPart"
     from prospects p where account_id = $1 and id > $2 order by id limit ${prospectsAtOnce}`,
    [accountId, after],
  )

const readEvents = (client: pg.ClientBase, accountId: string, prospectIds: readonly number[]) =>
  client.query<EventRow>(
    `select prospect_id as "prospectId", id, sequence, event_type as "eventType", created_at as "createdAt",
       planned_date_time as "plannedDateTime", next_follow_up as "nextFollowUp", context
     from leasing_events where account_id = $1 and prospect_id = any($2::bigint[]) order by prospect_id, sequence`,
    [accountId, prospectIds],
  )

/** All prospects of all accounts with their events, a few hundred at a time. Call it in a repeatable-read transaction. */
export async function* readProspectLogs(client: pg.ClientBase): AsyncGenerator<ProspectLog> {
  const accounts = await client.query<{ id: string }>('select id from accounts order by id')
  for (const { id: accountId } of accounts.rows) {
    for (let after = 0, more = true; more; ) {
      const { rows } = await readProspects(client, accountId, after)
      const events = await readEvents(
        client,
        accountId,
        rows.map((row) => row.prospectId),
      )
      const byProspect = Map.groupBy(events.rows, (event) => event.prospectId)
      for (const { prospectId, accountId: account, tookPart, mergedIntoId, ...stored } of rows)
        yield {
          accountId: account,
          prospectId,
          tookPart,
          mergedIntoId,
          stored,
          events: byProspect.get(prospectId) ?? [],
        }
      after = rows.at(-1)?.prospectId ?? after
      more = rows.length === prospectsAtOnce
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
