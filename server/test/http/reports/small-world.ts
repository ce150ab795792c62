import type { Desk } from '../../engine/desk.ts'
import { addNamedUser, type EventRow, insertAccountRows, type ProspectRow } from '../../storage/reports/world.ts'

const hour = 3_600_000
const day = 24 * hour

/**
 * An account small enough to count by hand, as of `now`. Its window is the 30 days up to 1 day ago. Moments are given in days before
 * now (negative: ahead).
 */
export const openSmallWorld = async (desk: Desk, now: number) => {
  const account = await insertAccountRows(desk)
  const at = (daysAgo: number): number => now - daysAgo * day
  const noor = await addNamedUser(desk, 'Noor Haddad')
  const mara = await addNamedUser(desk, 'Mara Lindqvist')
  const [alder = 0, birch = 0, cedar = 0, dogwood = 0] = await account.addUnits([
    { status: 'Available', availableAt: at(10.5), address: '100 Alder Street' },
    { status: 'Available', availableAt: null, address: null },
    { status: 'Available', availableAt: null, address: '3 Cedar Court' },
    { status: 'Leased', availableAt: at(90), address: '4 Dogwood Lane' },
  ])
  const prospect = (name: string, source: string, unitId: number | null, daysAgo: number): ProspectRow => ({
    name,
    source,
    unitId,
    stage: 'lead',
    createdAt: at(daysAgo),
    isMerged: false,
  })
  const [ana = 0, ben = 0, cem = 0, dora = 0] = await account.addProspects([
    prospect('Ana', 'Realtor.com', alder, 20),
    prospect('Ben', 'realtor com', alder, 40),
    prospect('Cem', 'Zillow', birch, 5),
    { ...prospect('Dora', 'Zillow', alder, 3), stage: 'lost' },
    // Not counted: merged into another one, and created after the window.
    { ...prospect('Ana again', 'Zillow', alder, 2), isMerged: true },
    prospect('Edda', 'Zillow', alder, 0.5),
  ])
  const event = (prospectId: number, type: string, daysAgo: number, more: Partial<EventRow> = {}): EventRow => ({
    prospectId,
    unitId: prospectId === cem ? birch : alder,
    type,
    at: at(daysAgo),
    planned: null,
    source: null,
    notes: null,
    deleted: false,
    batchId: null,
    undoesId: null,
    createdBy: mara,
    assigned: null,
    ...more,
  })
  const ids = await account.addEvents([
    // Ana saw the unit, and applied.
    event(ana, 'New', 20),
    event(ana, 'Assign to User', 20, { assigned: [noor, mara], source: 'Phone Call' }),
    event(ana, 'Contacted, Awaiting Information', 19, { source: 'Text Message' }),
    event(ana, 'Showing Scheduled', 18, { planned: at(16), source: 'Text Message' }),
    event(ana, 'Showing Complete', 16, { notes: 'Likes the kitchen' }),
    event(ana, 'Application Sent to Prospect', 15),
    event(ana, 'Application Received', 14, { source: 'Phone Call' }),
    event(ana, 'Application Approved', 12),
    event(ana, 'Log Note', 12, { notes: 'Called', source: 'Phone Call' }),
    // Ben canceled, scheduled again with somebody else, and comes in two days.
    event(ben, 'Showing Scheduled', 9, { planned: at(7), notes: 'By phone', source: 'Phone Call' }),
    event(ben, 'Showing Canceled', 8, { notes: 'Another day suits better' }),
    event(ben, 'Showing Scheduled', 6, { planned: at(-2) }),
    event(ben, 'Reassign Showing', 5, { assigned: [noor] }),
    event(ben, 'Showing Confirmed', 5, { source: 'Text Message' }),
    // Cem would come tomorrow, but canceled in the same moment.
    event(cem, 'Showing Scheduled', 4, { planned: at(-1) }),
    event(cem, 'Showing Canceled', 4),
    event(cem, 'Prescreen Rejected - Self reported credit', 3),
    event(cem, 'Prescreen Rejected - ID Verification', 2),
    // Dora's showing was written down by mistake.
    event(dora, 'Showing Scheduled', 2, { planned: at(-3), deleted: true }),
    // Before and after the window.
    event(ana, 'Showing Complete', 35, { notes: 'Long ago' }),
    event(dora, 'Application Received', 0.5),
  ])
  return {
    ...account,
    window: { start: at(31), end: at(1) },
    at,
    units: { alder, birch, cedar, dogwood },
    prospects: { ana, ben, cem, dora },
    showings: { ana: ids[3] ?? 0, benFirst: ids[9] ?? 0, ben: ids[11] ?? 0, cem: ids[14] ?? 0 },
  }
}
