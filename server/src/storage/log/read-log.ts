import type pg from 'pg'
import type { EventType, Stage } from '../../catalogue/event-types.ts'
import type { EventContext, Timestamp } from '../../catalogue/leasing-events.ts'

/** A prospect's stored projection and all of its events, in order. */
export type ProspectLog = {
  readonly accountId: string
  readonly prospectId: number
  readonly stored: {
    readonly version: number
    readonly status: EventType
    readonly stage: Stage
    readonly assignedToUserIds: readonly string[]
    readonly statusBeforeBlock: EventType | null
    readonly stageBeforeBlock: Stage | null
    readonly nextFollowUp: Timestamp | null
    readonly plannedDateTime: Timestamp | null
    readonly lastEventAt: Timestamp | null
  }
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

type StoredRow = Omit<ProspectLog['stored'], never> & { accountId: string; prospectId: number }
type EventRow = ProspectLog['events'][number] & { prospectId: number }

const readProspects = (client: pg.ClientBase, accountId: string, after: number) =>
  client.query<StoredRow>(
    `select account_id as "accountId", id as "prospectId", version, status, stage,
       assigned_to_user_ids::text[] as "assignedToUserIds", status_before_block as "statusBeforeBlock",
       stage_before_block as "stageBeforeBlock", next_follow_up as "nextFollowUp",
       planned_date_time as "plannedDateTime", last_event_at as "lastEventAt"
     from prospects where account_id = $1 and id > $2 order by id limit ${prospectsAtOnce}`,
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
      for (const { prospectId, accountId: account, ...stored } of rows)
        yield { accountId: account, prospectId, stored, events: byProspect.get(prospectId) ?? [] }
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
