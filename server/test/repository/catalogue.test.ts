import { expect, it } from 'vitest'
import { eventTypeNames } from '../../src/catalogue/event-types.ts'
import { actions, mayRole } from '../../src/catalogue/permissions.ts'
import { roleNames } from '../../src/catalogue/roles.ts'
import { eventSources, requestSources } from '../../src/catalogue/sources.ts'
import { text } from './tracked-files.ts'

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

it('each role may all that the roles after it may: a higher role is more', () => {
  for (const [action, { roles }] of Object.entries(actions))
    expect([action, roles]).toEqual([action, roleNames.slice(0, roles.length)])
})

it('docs/access.md tells every action with its scope and its roles, and no other', () => {
  // | `readRecords` | read the records of the account | `read` | yes | …
  const rows = [...text('docs/access.md').matchAll(/^\| `(\w+)` .*\|$/gm)].map(([line]) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  const told = Object.entries(actions).map(([name, { scope, words }]) => [
    `\`${name}\``,
    words,
    `\`${scope}\``,
    ...roleNames.map((role) => (mayRole(role, name as keyof typeof actions) ? 'yes' : '–')),
  ])
  expect(rows).toEqual(told)
  expect(text('docs/access.md')).toContain(roleNames.join(' | '))
})
