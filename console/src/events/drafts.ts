import type { EventType } from '../../../server/src/catalogue/event-types.ts'
import type { EventSource } from '../../../server/src/catalogue/sources.ts'
import type { NewEvent, NewEvents } from '../api/events.ts'

/** An event that somebody is about to write down about one prospect. Moments are RFC 3339. */
export type EventDraft = {
  readonly event_type: EventType
  readonly source?: EventSource
  readonly notes?: string
  readonly planned_date_time?: string
  readonly next_follow_up?: string
  /** When it happened, if not now. */
  readonly occurred_at?: string
  readonly context?: {
    readonly assignedToUserIds?: readonly string[]
    readonly reason?: string
    readonly until?: string
    readonly followUpDone?: true
  }
}

/** Leaves out what is empty, as the server takes no null. */
export const filled = (draft: { readonly [Name in keyof EventDraft]: EventDraft[Name] | null | '' }): EventDraft =>
  Object.fromEntries(
    Object.entries(draft).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]])),
  ) as EventDraft

/** The follow-up that was planned is done, and none is planned. */
export const followUpDoneDraft = (notes = 'Follow-up done'): EventDraft => ({
  event_type: 'Log Note',
  notes,
  context: { followUpDone: true },
})

/** The next follow-up is then, whatever was planned before. */
export const followUpDraft = (at: string, notes: string): EventDraft => ({
  event_type: 'Log Note',
  notes,
  next_follow_up: at,
})

/** The request that writes these events, all or none, to one prospect. */
export const bodyFor = (prospectId: number, drafts: readonly EventDraft[]): NewEvents => ({
  // The generated type makes one of all types' contexts, which nothing fits.
  events: drafts.map((draft) => ({ ...draft, prospect_id: prospectId }) as unknown as NewEvent),
})

/** The same for everybody of the account with this phone number. */
export const bodyForNumber = (accountId: string, phone: string, drafts: readonly EventDraft[]): NewEvents => ({
  account_id: accountId,
  events: drafts.map((draft) => ({ ...draft, phone }) as unknown as NewEvent),
})
