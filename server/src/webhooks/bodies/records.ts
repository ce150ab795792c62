import type { Selectable } from 'kysely'
import type { EventType } from '../../catalogue/event-types.ts'
import type { EventContext, LoggedEvent, StageTimes, Timestamp } from '../../catalogue/leasing-events.ts'
import type { EventSource } from '../../catalogue/sources.ts'
import { isDateTime, toUtc } from '../../domain/moments.ts'
import type { Prospect } from '../../storage/prospects/prospect.ts'
import type { Unit } from '../../storage/records/units.ts'
import type { Tables } from '../../storage/tables.ts'

/** A row as `to_jsonb` wrote it down when it changed: all of its columns, with moments as PostgreSQL's JSON has them. */
type Row<Table extends keyof Tables> = Selectable<Tables[Table]>

const inUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?\+00:00$/

/**
 * A moment as the wire has it: `2024-10-05T18:53:03.4+00:00` is `2024-10-05T18:53:03.400000Z`. Sessions of ours write in UTC;
 * somebody who changes a row by hand has another time zone.
 */
export const toMoment = (text: string): Timestamp => {
  if (inUtc.test(text)) return `${text.slice(0, 19)}.${text.slice(20, -6).padEnd(6, '0')}Z`
  return isDateTime(text) ? toUtc(text) : text
}

const maybeMoment = (text: string | null): Timestamp | null => (text === null ? null : toMoment(text))

/** The event of a row of `leasing_events`. */
export const toLoggedEvent = (record: unknown): LoggedEvent => {
  const row = record as Row<'leasing_events'>
  return {
    id: row.id,
    accountId: row.account_id,
    prospectId: row.prospect_id,
    eventType: row.event_type as EventType,
    createdAt: toMoment(row.created_at),
    recordedAt: maybeMoment(row.recorded_at),
    source: row.source as EventSource | null,
    notes: row.notes,
    plannedDateTime: maybeMoment(row.planned_date_time),
    nextFollowUp: maybeMoment(row.next_follow_up),
    unitId: row.unit_id,
    deleted: row.deleted,
    deletedAt: maybeMoment(row.deleted_at),
    deletedBy: row.deleted_by,
    deletionReason: row.deletion_reason,
    createdBy: row.created_by,
    context: row.context as EventContext,
    batchId: row.batch_id,
    externalId: row.external_id,
    undoesBatchId: row.undoes_batch_id,
  }
}

/** A prospect, but for what other rows than its own say: whether its number is blocked by another one. */
export type ProspectOfRow = Omit<Prospect, 'phoneBlocked'>

/** The prospect of a row of `prospects`, as it is at this moment: a block may be over, and stand there still. */
export const toProspect = (record: unknown, at: Timestamp): ProspectOfRow => {
  const row = record as Row<'prospects'>
  const blockUntil = maybeMoment(row.block_until)
  return {
    accountId: row.account_id,
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    notes: row.notes,
    source: row.source,
    unitId: row.unit_id,
    prospectType: row.prospect_type,
    prescreened: row.prescreened,
    externalId: row.external_id,
    phoneE164: row.phone_e164,
    status: row.status,
    stage: row.stage,
    stageTimes: row.stage_times as StageTimes,
    assignedToUserIds: row.assigned_to_user_ids,
    showingUserIds: row.showing_user_ids,
    blocklisted: row.status_before_block !== null && (blockUntil === null || blockUntil > at),
    blockedAt: maybeMoment(row.blocked_at),
    blockedBy: row.blocked_by,
    blockReason: row.block_reason,
    blockUntil,
    blockPhone: row.block_phone,
    nextFollowUp: maybeMoment(row.next_follow_up),
    plannedDateTime: maybeMoment(row.planned_date_time),
    lastEventAt: maybeMoment(row.last_event_at),
    createdAt: toMoment(row.created_at),
    updatedAt: toMoment(row.updated_at),
    version: row.version,
    revision: row.revision,
    mergedIntoId: row.merged_into_id,
  }
}

/** The unit of a row of `units`, whose columns have the names of its fields. */
export const toUnit = (record: unknown): Unit => {
  const row = record as Row<'units'>
  return {
    ...row,
    date_marked_available: maybeMoment(row.date_marked_available),
    created_at: toMoment(row.created_at),
    updated_at: toMoment(row.updated_at),
  } as Unit
}
