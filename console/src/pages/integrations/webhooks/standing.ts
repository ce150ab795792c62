import type { Webhook } from '../../../api/webhooks.ts'

/** What tells how a webhook fares. */
export type Seen = Pick<Webhook, 'status' | 'pause_reason' | 'failing_since' | 'paused_at' | 'last_delivered_at'>
export type Health = 'active' | 'failing' | 'paused'

/** A webhook that is paused fails no more, whatever it did before. */
export const healthOf = ({ status, failing_since: failingSince }: Seen): Health => {
  if (status === 'paused') return 'paused'
  return failingSince === null ? 'active' : 'failing'
}
