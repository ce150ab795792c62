/**
 * Why a command was refused: a value, not an exception. The edge puts it into words and numbers of its protocol.
 * - `unknownProspect`: there is none with this id in the accounts of the actor (nobody may learn which of the two it is)
 * - `roleMayNotWrite`: the actor's role in the account adds no events
 * - `notAMember`: the assignee at this place of the list is no active member of the account
 * - `tooManyProspects`: more prospects share the phone number than one command may touch
 * - `prospectBlocklisted`, `prospectNotBlocklisted`: the block of the prospect forbids the event, or lacks
 */
export type Fault =
  | { readonly code: 'unknownProspect' }
  | { readonly code: 'roleMayNotWrite'; readonly role: string }
  | { readonly code: 'notAMember'; readonly index: number; readonly userId: string }
  | { readonly code: 'tooManyProspects'; readonly limit: number }
  | { readonly code: 'prospectBlocklisted' }
  | { readonly code: 'prospectNotBlocklisted' }

export type Refusal = { readonly faults: readonly Fault[] }

export const refusal = (...faults: readonly Fault[]): Refusal => ({ faults })
