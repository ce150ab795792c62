import type { Chance } from './chance.ts'

const hourMs = 3_600_000

/** As often as they stand here: what the pages of a day's work ask about comes often. */
const types = [
  'Showing Scheduled',
  'Showing Scheduled',
  'Showing Scheduled',
  'Showing Scheduled',
  'Showing Confirmed',
  'Arrived for Showing',
  'Showing Complete',
  'Showing Complete',
  'Missed Showing',
  'Showing Failed',
  'Showing Canceled',
  'Reassign Showing',
  'Reassign Showing',
  'Assign to User',
  'Assign to User',
  'Assign to User',
  'Assign to User',
  'Awaiting PM Response',
  'Awaiting PM Response',
  'PM Response',
  'Contacted, Awaiting Information',
  'Ghosting',
  'Log Note',
  'Log Note',
  'Log Note',
  'Application Sent to Prospect',
  'HOA Application Sent To Prospect',
  'Application Received',
  'Application Approved',
  'Lease out for signing',
  'Lease Signed',
  'Move-in Scheduled',
  'Moved In',
  'Not Interested',
  'Prescreen Rejected - Self reported income',
  'Blocklist Prospect',
  'Unblock Prospect',
  'Unblock Prospect',
] as const

const channels = ['Phone Call', 'Text Message', 'Email', 'Other', null] as const

/** A moment that is so many half hours from now, on the half hour. */
const halfHours = (now: number, count: number): string =>
  new Date(Math.floor(now / (hourMs / 2)) * (hourMs / 2) + (count * hourMs) / 2).toISOString()

/** Something that is written of a prospect, without saying of whom. Some of it happened before. */
export const newEvent = (chance: Chance, now: number, userIds: readonly string[]): object => {
  const type = chance.pick(types)
  const plans = type === 'Showing Scheduled' || type === 'Move-in Scheduled'
  const assigns = type === 'Assign to User' || type === 'Reassign Showing'
  const context = {
    ...(assigns ? { assignedToUserIds: chance.some(userIds, 2) } : {}),
    ...(chance.is(12) ? { followUpDone: true } : {}),
  }
  return {
    event_type: type,
    source: chance.pick(channels),
    context,
    ...(plans ? { planned_date_time: halfHours(now, chance.below(480) - 60) } : {}),
    ...(chance.is(25) ? { next_follow_up: halfHours(now, chance.below(300) - 100) } : {}),
    ...(type === 'Log Note' ? { notes: `called, ${now}` } : {}),
    // Never two of one prospect at the same moment.
    ...(chance.is(22) ? { occurred_at: new Date(now - 1 - chance.below(60 * hourMs)).toISOString() } : {}),
  }
}
