/**
 * Why a command was refused: a value, not an exception. The edge puts it into words and numbers of its protocol.
 * - `unknownProspect`: there is none with this id in the accounts of the actor (nobody may learn which of the two it is)
 * - `unknownPhone`: no prospect of the account has this number
 * - `roleMayNotWrite`: the actor's role in the account adds no events
 * - `notAMember`: the assignee at this place of the list is no active member of the account
 * - `tooManyProspects`: more prospects are meant than one command may touch
 * - `prospectBlocklisted`, `prospectNotBlocklisted`: the block of the prospect or of its number forbids the event, or lacks
 * - `lacks`: the type of the event needs this field
 * - `inFuture`: it says that it happened at a moment that has not come yet
 * - `blockIsOver`: the block is to end before it begins
 * - `externalIdOfMany`: an external id names one event, and the event is meant for several prospects
 * - `historyTooLong`: an event that comes late is put among more events than one command may number anew
 * - `tooManyLateEvents`: the prospects that get late events have more events together than one command may read
 * - `touchedSince`: something happened to the prospect after the batch that is to be taken back
 */
export type Fault =
  | { readonly code: 'unknownProspect' }
  | { readonly code: 'unknownPhone' }
  | { readonly code: 'roleMayNotWrite'; readonly role: string }
  | { readonly code: 'notAMember'; readonly index: number; readonly userId: string }
  | { readonly code: 'tooManyProspects'; readonly limit: number }
  | { readonly code: 'prospectBlocklisted' }
  | { readonly code: 'prospectNotBlocklisted' }
  | { readonly code: 'lacks'; readonly field: 'planned_date_time' | 'notes' | 'assignedToUserIds' }
  | { readonly code: 'inFuture' }
  | { readonly code: 'blockIsOver' }
  | { readonly code: 'externalIdOfMany' }
  | { readonly code: 'historyTooLong'; readonly limit: number }
  | { readonly code: 'tooManyLateEvents'; readonly limit: number }
  | { readonly code: 'touchedSince' }

/** All that can be wrong with an assignment, which the fast way into the log takes. */
export type AssignmentFault = Extract<
  Fault,
  { readonly code: 'unknownProspect' | 'roleMayNotWrite' | 'notAMember' | 'tooManyProspects' }
>

export type Refusal<F extends Fault = Fault> = { readonly faults: readonly F[] }

export const refusal = <F extends Fault>(...faults: readonly F[]): Refusal<F> => ({ faults })
