import { randomUUID } from 'node:crypto'
import type { Desk } from '../../engine/desk.ts'

/** A moment as the wire has it, from milliseconds since 1970. */
export const toText = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z')

export type UnitRow = { readonly status: string; readonly availableAt: number | null; readonly address: string | null }

export type ProspectRow = {
  readonly name: string | null
  readonly source: string
  readonly unitId: number | null
  readonly stage: string
  readonly createdAt: number
  readonly isMerged: boolean
}

export type EventRow = {
  readonly prospectId: number
  readonly unitId: number | null
  readonly type: string
  readonly at: number
  readonly planned: number | null
  readonly source: string | null
  readonly notes: string | null
  readonly deleted: boolean
  readonly batchId: string | null
  /** The batch that this event takes back. */
  readonly undoesId: string | null
  readonly createdBy: string
  /** Null: the event assigns nobody. */
  readonly assigned: readonly string[] | null
}

/** An account with rows as a test wants them: the engine would refuse some of these histories, and take long for the others. */
export const insertAccountRows = async ({ pool, addAccount }: Desk) => {
  const accountId = await addAccount()
  return {
    accountId,
    addUnits: async (units: readonly UnitRow[]): Promise<number[]> => {
      const ids: number[] = []
      for (const { status, availableAt, address } of units) {
        const { rows } = await pool.query<{ id: number }>(
          `insert into units (account_id, status, date_marked_available, address) values ($1, $2, $3, $4) returning id`,
          [
            accountId,
            status,
            availableAt === null ? null : toText(availableAt),
            address === null ? null : JSON.stringify({ formatted_address: address }),
          ],
        )
        ids.push(rows[0]?.id ?? 0)
      }
      return ids
    },
    addProspects: async (prospects: readonly ProspectRow[]): Promise<number[]> => {
      const ids: number[] = []
      for (const one of prospects) {
        const { rows } = await pool.query<{ id: number }>(
          `insert into prospects (account_id, name, source, unit_id, stage, created_at, merged_into_id)
           values ($1, $2, $3, $4, $5, $6, $7) returning id`,
          [accountId, one.name, one.source, one.unitId, one.stage, toText(one.createdAt), one.isMerged ? 1 : null],
        )
        ids.push(rows[0]?.id ?? 0)
      }
      return ids
    },
    /** Their ids rise in the order given. */
    addEvents: async (events: readonly EventRow[]): Promise<number[]> => {
      const { rows } = await pool.query<{ id: number }>(
        `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, notes,
           planned_date_time, unit_id, deleted, batch_id, undoes_batch_id, created_by, context)
         select $1, nextval('leasing_event_ids'), e."prospectId",
           row_number() over (partition by e."prospectId" order by e.at, n), e.type, e.at, e.source, e.notes, e.planned,
           e."unitId", e.deleted, e."batchId", e."undoesId", e."createdBy",
           case when e.assigned is null then '{}' else jsonb_build_object('assignedToUserIds', e.assigned) end
         from (
           select e.*, row_number() over () as n
           from jsonb_to_recordset($2) as e("prospectId" bigint, "unitId" bigint, type text, at timestamptz, planned timestamptz,
             source text, notes text, deleted boolean, "batchId" uuid, "undoesId" uuid, "createdBy" uuid, assigned jsonb)
         ) e order by n returning id`,
        [
          accountId,
          JSON.stringify(
            events.map((event) => ({
              ...event,
              at: toText(event.at),
              planned: event.planned === null ? null : toText(event.planned),
            })),
          ),
        ],
      )
      await pool.query(
        `insert into batches (account_id, id, kind, mode, status, undoes_id, targets, created_by)
         select distinct on (batch_id) account_id, batch_id, case when undoes_batch_id is null then 'events' else 'undo' end,
           'partial', 'finished', undoes_batch_id, 1, created_by
         from leasing_events where account_id = $1 and batch_id is not null`,
        [accountId],
      )
      await pool.query(
        `insert into assignment_starts (account_id, user_id, created_at, event_id)
         select account_id, user_id::uuid, created_at, id from leasing_events
         cross join jsonb_array_elements_text(context -> 'assignedToUserIds') as user_id
         where account_id = $1 and event_type = 'Assign to User' on conflict do nothing`,
        [accountId],
      )
      return rows.map((row) => row.id)
    },
  }
}

/** A user with this name. */
export const addNamedUser = async ({ pool }: Desk, name: string): Promise<string> => {
  const id = randomUUID()
  await pool.query('insert into users (id, name, email) values ($1, $2, $3)', [id, name, `${id}@example.com`])
  return id
}
