import type { EventType } from './event-types.ts'
import type { Timestamp } from './leasing-events.ts'
import type { EventSource } from './sources.ts'

/** Which events a column of the reports counts. docs/api.md says the same in words. */
export const countedTypes = {
  showingsScheduled: ['Showing Scheduled'],
  showingsCompleted: ['Showing Complete'],
  applicationsRequested: ['Application Sent to Prospect'],
  applicationsSubmitted: ['Application Received'],
  appsApproved: ['Application Approved'],
  rejectedPrescreens: [
    'Prescreen Rejected - Self reported credit',
    'Prescreen Rejected - Self reported income',
    'Prescreen Rejected - ID Verification',
  ],
} as const satisfies Record<string, readonly EventType[]>

/** What the team sends. The log keeps no direction: only what can't have come from the prospect counts as outbound. */
export const outboundTypes = [
  'Contacted, Awaiting Information',
  'Showing Scheduled',
  'Showing Confirmed',
  'Application Sent to Prospect',
  'HOA Application Sent To Prospect',
  'Lease out for signing',
  'Move-in Scheduled',
] as const satisfies readonly EventType[]

export const textSource: EventSource = 'Text Message'
export const callSource: EventSource = 'Phone Call'

/** What became of a showing, by the last of these events that follows on its being scheduled. */
export const showingStatuses = {
  'Showing Scheduled': 'Scheduled',
  'Showing Confirmed': 'Confirmed',
  'Arrived for Showing': 'Arrived',
  'Showing Started': 'Started',
  'Showing Complete': 'Completed',
  'Missed Showing': 'Missed',
  'Showing Failed': 'Failed',
  'Showing Canceled': 'Canceled',
} as const satisfies Partial<Record<EventType, string>>
export type ShowingStatus = (typeof showingStatuses)[keyof typeof showingStatuses]

/** What a showing's row is made of, beside the event that scheduled it. */
export const followingTypes = [
  ...(Object.keys(showingStatuses) as (keyof typeof showingStatuses)[]),
  'Reassign Showing',
] as const satisfies readonly EventType[]

/** With one of these behind it, a showing does not lie ahead any more: it is over, or another one took its place. */
export const overtakingTypes = [
  'Showing Scheduled',
  'Showing Complete',
  'Missed Showing',
  'Showing Failed',
  'Showing Canceled',
] as const satisfies readonly (keyof typeof showingStatuses)[]

/** From `start` on, up to but not including `end`. */
export type ReportWindow = { readonly start: Timestamp; readonly end: Timestamp }
