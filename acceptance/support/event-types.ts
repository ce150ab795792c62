/** The 45 event types of the reference text. Only the first may be written by it. */
export const assignToUser = 'Assign to User'

export const otherEventTypes = [
  'New',
  'Contacted, Awaiting Information',
  'Showing Desired',
  'Showing Scheduled',
  'Showing Complete',
  'Missed Showing',
  'Ghosting',
  'Application Sent to Prospect',
  'Application Received',
  'Application Pending',
  'Application in Owner Review',
  'Application Approved',
  'Withdrawn',
  'Application Rejected',
  'Prescreen Submitted',
  'Prescreen Rejected - Self reported credit',
  'Prescreen Rejected - Self reported income',
  'Prescreen Rejected - ID Verification',
  'Prescreen Approved',
  'Looking too early',
  'Lease out for signing',
  'Lease Signed',
  'Deposit Received',
  'Move-in Scheduled',
  'Moved In',
  'Unit of Interest Unavailable',
  'Not Interested',
  'Duplicate Lead',
  'Still Deciding',
  'HOA Application Sent To Prospect',
  'HOA Application Submitted',
  'HOA Application Approved',
  'HOA Application Rejected',
  'Showing Failed',
  'Showing Canceled',
  'Showing Confirmed',
  'Awaiting PM Response',
  'PM Response',
  'Arrived for Showing',
  'Showing Started',
  'Log Note',
  'Blocklist Prospect',
  'Unblock Prospect',
  'Reassign Showing',
] as const

/** What an item of `events` of v2 needs for some types, beside whom it is about. */
export const neededBy = (type: string, userId: string): object => {
  const needs: Readonly<Record<string, object>> = {
    'Showing Scheduled': { planned_date_time: '2030-01-01T10:00:00.123456+02:00' },
    'Move-in Scheduled': { planned_date_time: '2030-02-01T00:00:00Z' },
    'Log Note': { notes: 'naïve 👩‍👩‍👧' },
    [assignToUser]: { context: { assignedToUserIds: [userId.toUpperCase()] } },
    'Reassign Showing': { context: { assignedToUserIds: [userId] } },
    'Blocklist Prospect': { context: { reason: 'Rude', until: '2031-01-01T00:00:00Z' } },
  }
  return needs[type] ?? {}
}
