import type { NewEvent } from '../api/events.ts'
import type { EventDraft } from '../events/drafts.ts'

/** Prospects that one event may name. */
const mostPerEvent = 1_000
/** Prospects that one call may write or preview. */
export const mostPerCall = 10_000
/** More than these are left to a job of the server. */
export const mostAtOnce = 1_000

/** Pieces of this length, the last one shorter. */
export const piecesOf = <Item>(items: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  )

/** The same event for these prospects, or for everybody with this phone number. */
export const eventFor = (
  draft: EventDraft,
  whom: { readonly prospect_ids: readonly number[] } | { readonly phone: string },
  // The generated type makes one of all types' contexts, which nothing fits.
): NewEvent => ({ ...draft, ...whom }) as unknown as NewEvent

/** The same event for so many prospects, in as many events as that takes. */
export const eventsFor = (draft: EventDraft, ids: readonly number[]): NewEvent[] =>
  piecesOf(ids, mostPerEvent).map((piece) => eventFor(draft, { prospect_ids: piece }))
