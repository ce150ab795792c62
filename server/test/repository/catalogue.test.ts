import { expect, it } from 'vitest'
import { eventTypeNames } from '../../src/catalogue/event-types.ts'
import { eventSources, requestSources } from '../../src/catalogue/sources.ts'

/** The names of the reference text (Create leasing events, version 1.1.1), to the letter and in its order. Never edit. */
const referenceTypes = `New
Contacted, Awaiting Information
Showing Desired
Showing Scheduled
Showing Complete
Missed Showing
Ghosting
Application Sent to Prospect
Application Received
Application Pending
Application in Owner Review
Application Approved
Withdrawn
Application Rejected
Prescreen Submitted
Prescreen Rejected - Self reported credit
Prescreen Rejected - Self reported income
Prescreen Rejected - ID Verification
Prescreen Approved
Looking too early
Lease out for signing
Lease Signed
Deposit Received
Move-in Scheduled
Moved In
Unit of Interest Unavailable
Not Interested
Duplicate Lead
Still Deciding
HOA Application Sent To Prospect
HOA Application Submitted
HOA Application Approved
HOA Application Rejected
Showing Failed
Showing Canceled
Showing Confirmed
Awaiting PM Response
PM Response
Arrived for Showing
Showing Started
Log Note
Assign to User
Blocklist Prospect
Unblock Prospect
Reassign Showing`.split('\n')

const referenceRequestSources = [
  'Phone Call',
  'Text Message',
  'Email',
  'Facebook Message',
  'WhatsApp',
  'Other',
  'Automation',
]

it('the catalogue has the 45 event types of the reference text, to the letter and in its order', () => {
  expect(referenceTypes).toHaveLength(45)
  expect(eventTypeNames).toEqual(referenceTypes)
})

it('the catalogue has the eight sources of the reference text, and requests may name seven of them', () => {
  expect(eventSources).toEqual([...referenceRequestSources.slice(0, 6), 'Showing Scheduler', 'Automation'])
  expect(requestSources).toEqual(referenceRequestSources)
})
