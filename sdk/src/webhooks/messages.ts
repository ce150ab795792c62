import type { LeasingEvent, Prospect, Unit, WebhookEndpointState } from './records.ts'

type Message<Type extends string, Data, Previous> = {
  readonly type: Type
  /** When the record changed. */
  readonly timestamp: string
  /** Rises with each change of the account. The same change has the same one in each try, and when it is sent again. */
  readonly sequence: number
  readonly account_id: string
  /** Who changed it, as far as is known. */
  readonly actor: { readonly user_id: string | null; readonly token_id: string | null }
  readonly data: Data
  /** The record before the change. It is null where it would have made the message too large. */
  readonly previous: Previous
}

/** A message by which somebody tries out the endpoint. It tells of nothing. */
type Test = Omit<Message<'webhook.test', { readonly id: string }, null>, 'sequence'> & { readonly sequence: null }

type Gone = { readonly id: number; readonly merged_into_id: number }

/**
 * What Foyer tells in the standard format, by `type`. Later versions may bring types that are not here: a receiver answers 2xx to
 * what it does not know.
 */
export type WebhookMessage =
  | Message<'leasing_event.created', LeasingEvent, null>
  | Message<'leasing_event.updated', LeasingEvent, LeasingEvent | null>
  | Message<'prospect.created', Prospect, null>
  | Message<'prospect.updated', Prospect, Prospect | null>
  /** It was merged into another one. */
  | Message<'prospect.deleted', Gone, Prospect | null>
  | Message<'unit.created', Unit, null>
  | Message<'unit.updated', Unit, Unit | null>
  | Message<'webhook.updated', WebhookEndpointState, WebhookEndpointState | null>
  | Test
