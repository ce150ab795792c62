import { type EventRow, type ProspectRow, toText, type UnitRow } from './world.ts'

/** The reports counted in memory, event by event, as docs/api.md says it in words. Slow and plain. */

export type StoredUnit = UnitRow & { readonly id: number }
export type StoredProspect = ProspectRow & { readonly id: number }
export type StoredEvent = EventRow & { readonly id: number }
export type History = {
  readonly units: readonly StoredUnit[]
  readonly prospects: readonly StoredProspect[]
  readonly events: readonly StoredEvent[]
  readonly userNames: ReadonlyMap<string, string>
}
export type Window = { readonly from: number; readonly to: number }

export const within = ({ from, to }: Window, at: number): boolean => at >= from && at < to

const inOrder = (events: readonly StoredEvent[]): StoredEvent[] =>
  events.filter((event) => !event.deleted).toSorted((one, other) => one.at - other.at || one.id - other.id)

/** What counts of one prospect: seen from its end, what was taken back is known before it comes, and takes nothing back itself. */
export const standing = (events: readonly StoredEvent[]): StoredEvent[] => {
  const takenBack = new Set<string>()
  return inOrder(events)
    .toReversed()
    .filter(({ batchId, undoesId }) => {
      const stands = batchId === null || !takenBack.has(batchId)
      if (stands && undoesId !== null) takenBack.add(undoesId)
      return stands && undoesId === null
    })
    .toReversed()
}

const counted = (events: readonly StoredEvent[]): StoredEvent[] =>
  inOrder([...Map.groupBy(events, ({ prospectId }) => prospectId).values()].flatMap(standing))

const ends = ['Showing Complete', 'Missed Showing', 'Showing Failed', 'Showing Canceled']

/** The showing that lies ahead of each prospect who has one. */
const ahead = (events: readonly StoredEvent[], now: number): StoredEvent[] => {
  const open = new Map<number, StoredEvent>()
  for (const event of counted(events)) {
    if (event.type === 'Showing Scheduled') open.set(event.prospectId, event)
    else if (ends.includes(event.type)) open.delete(event.prospectId)
  }
  return [...open.values()].filter((event) => event.planned !== null && event.planned > now)
}

const columns = {
  'Showing Scheduled': 'showingsScheduled',
  'Showing Complete': 'showingsCompleted',
  'Application Sent to Prospect': 'applicationsRequested',
  'Application Received': 'applicationsSubmitted',
  'Application Approved': 'appsApproved',
  'Prescreen Rejected - Self reported credit': 'rejectedPrescreens',
  'Prescreen Rejected - Self reported income': 'rejectedPrescreens',
  'Prescreen Rejected - ID Verification': 'rejectedPrescreens',
} as const
const columnOf = (type: string) => columns[type as keyof typeof columns] as string | undefined

export const marketingSources = ({ prospects, events }: History, window: Window, now: number) => {
  const rows = new Map<string, Record<string, number>>()
  const add = (source: string, column: string): void => {
    const row = rows.get(source) ?? {}
    row[column] = (row[column] ?? 0) + 1
    rows.set(source, row)
  }
  const sourceOf = new Map(prospects.map((prospect) => [prospect.id, prospect.source]))
  for (const prospect of prospects)
    if (!prospect.isMerged && within(window, prospect.createdAt)) add(prospect.source, 'leads')
  for (const event of counted(events)) {
    const column = columnOf(event.type)
    if (column !== undefined && within(window, event.at)) add(sourceOf.get(event.prospectId) ?? '', column)
  }
  for (const event of ahead(events, now)) add(sourceOf.get(event.prospectId) ?? '', 'upcomingShowings')
  return rows
}

export const showings = (history: History, window: Window) =>
  counted(history.events)
    .filter((event) => event.type === 'Showing Scheduled')
    .filter((event) => event.planned !== null && within(window, event.planned))
    .toSorted((one, other) => (one.planned ?? 0) - (other.planned ?? 0) || one.id - other.id)
    .map((event) => {
      const own = history.events.filter((other) => other.prospectId === event.prospectId)
      const timeline = standing(own)
      const assignment = timeline.slice(0, timeline.indexOf(event)).findLast((other) => other.type === 'Assign to User')
      const about = (other: StoredEvent): boolean =>
        [...ends, 'Showing Scheduled', 'Showing Confirmed', 'Reassign Showing'].includes(other.type)
      const name = (userId: string | undefined): string | null => history.userNames.get(userId ?? '') ?? null
      return {
        showingId: event.id,
        prospectId: event.prospectId,
        prospectName: history.prospects.find(({ id }) => id === event.prospectId)?.name ?? null,
        propertyAddress: history.units.find(({ id }) => id === event.unitId)?.address ?? null,
        createdAt: toText(event.at),
        plannedDateTime: toText(event.planned ?? 0),
        creatorName: name(event.createdBy),
        assigneeName: name(assignment?.assigned?.[0]),
        following: timeline
          .slice(timeline.indexOf(event) + 1)
          .filter(about)
          .map((other) => ({
            eventType: other.type,
            notes: other.notes,
            agent: other.type === 'Reassign Showing' ? name(other.assigned?.[0]) : null,
          })),
      }
    })

export const outbound = [
  'Contacted, Awaiting Information',
  'Showing Scheduled',
  'Showing Confirmed',
  'Application Sent to Prospect',
  'HOA Application Sent To Prospect',
  'Lease out for signing',
  'Move-in Scheduled',
]

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

const dayMs = 86_400_000

export const unitPerformance = (history: History, unit: StoredUnit, window: Window, now: number, days: number) => {
  const all = counted(history.events).filter(({ unitId, type }) => unitId === unit.id && type !== 'Assign to User')
  const events = all.filter((event) => within(window, event.at))
  const number = (test: (event: StoredEvent) => boolean): number => events.filter(test).length
  const leads = (unitId: number): number =>
    history.prospects.filter((one) => one.unitId === unitId && !one.isMerged && within(window, one.createdAt)).length
  const others = history.units.filter((other) => other.id !== unit.id && other.status === 'Available')
  const since = unit.availableAt ?? all[0]?.at
  return {
    unitId: unit.id,
    status: unit.status,
    daysSinceAvailable: since === undefined ? null : Math.floor((now - since) / dayMs),
    recentShowings: all.filter(({ type, at }) => type === 'Showing Scheduled' && at > now - days * dayMs).length,
    benchmarkLeads: others.length === 0 ? 0 : median(others.map((other) => leads(other.id))),
    newProspects: leads(unit.id),
    showingsScheduled: number(({ type }) => type === 'Showing Scheduled'),
    showingsCompleted: number(({ type }) => type === 'Showing Complete'),
    applicationsRequested: number(({ type }) => type === 'Application Sent to Prospect'),
    applicationsSubmitted: number(({ type }) => type === 'Application Received'),
    activeProspects: history.prospects.filter(
      (one) => one.unitId === unit.id && !one.isMerged && one.stage !== 'lost' && one.stage !== 'moved in',
    ).length,
    upcomingShowings: ahead(history.events, now).filter((event) => event.unitId === unit.id).length,
    outboundTexts: number(({ type, source }) => source === 'Text Message' && outbound.includes(type)),
    totalCalls: number(({ source }) => source === 'Phone Call'),
    showingFeedback: events
      .filter(({ type, notes }) => type === 'Showing Complete' && notes !== null && notes !== '')
      .toReversed()
      .map((event) => ({
        prospectId: event.prospectId,
        prospectName: history.prospects.find(({ id }) => id === event.prospectId)?.name ?? null,
        createdAt: toText(event.at),
        feedback: event.notes,
      })),
  }
}
