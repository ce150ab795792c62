/**
 * The 45 leasing event types of the reference text, to the letter and in its order, with what Foyer decides about each.
 * Validation, status, funnel stage, reports, OpenAPI and pickers all follow from this table.
 */

/** A step of the funnel. `lost` ends it. */
const stages = ['lead', 'contacted', 'showing', 'application', 'approved', 'lease', 'moved in', 'lost'] as const
export type Stage = (typeof stages)[number]

type EventGroup = 'pipeline' | 'showing' | 'screening' | 'application' | 'hoa' | 'team' | 'lease' | 'admin'

/** What an event must carry beside the common fields. */
type Need = 'planned_date_time' | 'notes' | 'assignedToUserIds' | 'blocklisted prospect'

/**
 * What a type's own `context` says beside what every type's may: `assignment` names users, `block` why and until when, `plain`
 * nothing.
 */
type ContextKind = 'assignment' | 'block' | 'plain'

type EventTypeRow = {
  readonly group: EventGroup
  /** Whether the event's name becomes the prospect's status. */
  readonly setsStatus: boolean
  /** The stage that the event reaches; null leaves the stage as it is. */
  readonly stage: Stage | null
  readonly needs: Need | null
  readonly context: ContextKind
  /** Whether what was planned (a showing, a move-in) is over with it, one way or the other. */
  readonly endsPlan: boolean
}

const row = (group: EventGroup, setsStatus: boolean, stage: Stage | null, needs: Need | null = null): EventTypeRow => ({
  group,
  setsStatus,
  stage,
  needs,
  context: needs === 'assignedToUserIds' ? 'assignment' : 'plain',
  endsPlan: stage === 'lost',
})

const last = (before: EventTypeRow): EventTypeRow => ({ ...before, endsPlan: true })
const blocking = (before: EventTypeRow): EventTypeRow => ({ ...before, context: 'block' })

const eventTypes = {
  New: row('pipeline', true, 'lead'),
  'Contacted, Awaiting Information': row('pipeline', true, 'contacted'),
  'Showing Desired': row('showing', true, 'contacted'),
  'Showing Scheduled': row('showing', true, 'showing', 'planned_date_time'),
  'Showing Complete': last(row('showing', true, 'showing')),
  'Missed Showing': last(row('showing', true, null)),
  Ghosting: row('pipeline', true, 'contacted'),
  'Application Sent to Prospect': row('application', true, null),
  'Application Received': row('application', true, 'application'),
  'Application Pending': row('application', true, 'application'),
  'Application in Owner Review': row('application', true, 'application'),
  'Application Approved': row('application', true, 'approved'),
  Withdrawn: row('pipeline', true, 'lost'),
  'Application Rejected': row('application', true, 'lost'),
  'Prescreen Submitted': row('screening', true, 'contacted'),
  'Prescreen Rejected - Self reported credit': row('screening', true, 'lost'),
  'Prescreen Rejected - Self reported income': row('screening', true, 'lost'),
  'Prescreen Rejected - ID Verification': row('screening', true, 'lost'),
  'Prescreen Approved': row('screening', true, 'contacted'),
  'Looking too early': row('pipeline', true, 'contacted'),
  'Lease out for signing': row('lease', true, 'lease'),
  'Lease Signed': row('lease', true, 'lease'),
  'Deposit Received': row('lease', true, 'lease'),
  'Move-in Scheduled': row('lease', true, 'lease', 'planned_date_time'),
  'Moved In': last(row('lease', true, 'moved in')),
  'Unit of Interest Unavailable': row('pipeline', true, 'lost'),
  'Not Interested': row('pipeline', true, 'lost'),
  'Duplicate Lead': row('pipeline', true, 'lost'),
  'Still Deciding': row('pipeline', true, 'contacted'),
  'HOA Application Sent To Prospect': row('hoa', true, null),
  'HOA Application Submitted': row('hoa', true, null),
  'HOA Application Approved': row('hoa', true, null),
  'HOA Application Rejected': row('hoa', true, 'lost'),
  'Showing Failed': last(row('showing', true, null)),
  'Showing Canceled': last(row('showing', true, null)),
  'Showing Confirmed': row('showing', true, 'showing'),
  'Awaiting PM Response': row('team', false, null),
  'PM Response': row('team', false, null),
  'Arrived for Showing': row('showing', true, 'showing'),
  'Showing Started': row('showing', true, 'showing'),
  'Log Note': row('admin', false, null, 'notes'),
  'Assign to User': row('admin', false, null, 'assignedToUserIds'),
  'Blocklist Prospect': blocking(row('admin', true, 'lost')),
  'Unblock Prospect': row('admin', false, null, 'blocklisted prospect'),
  'Reassign Showing': row('showing', false, null, 'assignedToUserIds'),
} as const satisfies Record<string, EventTypeRow>

export type EventType = keyof typeof eventTypes

/** What a blocklisted prospect still takes. Contract, the 45 types. */
export const typesWhileBlocklisted: ReadonlySet<EventType> = new Set([
  'Log Note',
  'Assign to User',
  'Unblock Prospect',
] as const)

export const eventTypeNames = Object.keys(eventTypes) as EventType[]

const rows: ReadonlyMap<string, EventTypeRow> = new Map(Object.entries(eventTypes))

/** The row of a type's name, or null for a name that this version does not know: readers stay open to newer ones. */
export const eventTypeRow = (name: string): EventTypeRow | null => rows.get(name) ?? null
