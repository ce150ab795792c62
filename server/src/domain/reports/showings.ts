import { type ShowingStatus, showingStatuses } from '../../catalogue/reports.ts'

/** An event of a prospect that a showing depends on. */
export type ShowingEvent = {
  readonly eventType: string
  readonly notes: string | null
  /** Whom it names first, if it hands the showing to somebody. */
  readonly agent: string | null
}

/** What became of a showing. */
export type ShowingOutcome = {
  readonly status: ShowingStatus
  readonly feedback: string | null
  readonly cancellationReason: string | null
  /** Who took it over, or null if nobody did. */
  readonly agent: string | null
}

const statuses: ReadonlyMap<string, ShowingStatus> = new Map(Object.entries(showingStatuses))

const scheduled: ShowingOutcome = { status: 'Scheduled', feedback: null, cancellationReason: null, agent: null }

const afterEvent = (before: ShowingOutcome, { eventType, notes, agent }: ShowingEvent): ShowingOutcome => ({
  status: statuses.get(eventType) ?? before.status,
  feedback: eventType === 'Showing Complete' ? notes : before.feedback,
  cancellationReason: eventType === 'Showing Canceled' ? notes : before.cancellationReason,
  agent: eventType === 'Reassign Showing' ? agent : before.agent,
})

/** The fold of what followed on the event that scheduled the showing. The next showing that is scheduled ends it: what comes then is of that one. */
export const showingOutcome = (following: readonly ShowingEvent[]): ShowingOutcome => {
  const next = following.findIndex(({ eventType }) => eventType === 'Showing Scheduled')
  return following.slice(0, next === -1 ? following.length : next).reduce(afterEvent, scheduled)
}
