import { whenCommitted } from '../../storage/connections/request-transaction.ts'
import type { Database } from '../../storage/database.ts'
import { enqueueIn } from '../../storage/jobs/enqueue.ts'
import { holdEndpoint } from '../../storage/webhooks/endpoints.ts'
import { findDelivery, lockDelivery, type StoredDelivery } from '../../storage/webhooks/log/deliveries.ts'
import {
  deliverAgain,
  makeDue,
  type Replayed,
  type ReplayRange,
  replayChanges,
} from '../../storage/webhooks/log/resend.ts'
import type { Access } from '../access.ts'
import { attempt } from '../attempts.ts'
import { isRefused, type RecordRefusal, refused } from '../refusals.ts'
import { findManagedEndpoint } from './endpoint-rules.ts'
import type { WebhookTools } from './tools.ts'

export type DeliveryName = { readonly endpointId: string; readonly id: number }

/** The delivery that is sent now: this one if it waits for its next try, else a new one that tells the same. */
const idToSend = async (
  tables: Parameters<typeof makeDue>[0],
  delivery: StoredDelivery,
): Promise<{ readonly id: number } | RecordRefusal> => {
  switch (delivery.status) {
    case 'retrying':
      await makeDue(tables, delivery)
      return delivery
    case 'ready':
    case 'held':
      return refused('conflict', { code: 'notSentYet', field: '' })
    default:
      return { id: await deliverAgain(tables, delivery) }
  }
}

/** Sends what a delivery tells now: for the next time, or once more. */
export const resendDelivery = async (
  database: Database,
  { nudge }: WebhookTools,
  access: Access,
  { endpointId, id }: DeliveryName,
): Promise<StoredDelivery | RecordRefusal> => {
  const endpoint = await findManagedEndpoint(database, access, endpointId)
  if (isRefused(endpoint)) return endpoint
  const outcome = await attempt(database, async (tables): Promise<StoredDelivery | RecordRefusal> => {
    // Else what is put down here would be left behind by an endpoint that is deleted at this moment.
    if (!(await holdEndpoint(tables, endpoint))) return refused('unknownRecord')
    const delivery = await lockDelivery(tables, endpoint, id)
    if (delivery === null) return refused('unknownRecord')
    const sent = await idToSend(tables, delivery)
    if (isRefused(sent)) return sent
    return (await findDelivery(tables, endpoint, sent.id)) ?? refused('unknownRecord')
  })
  if (!isRefused(outcome)) whenCommitted(nudge)
  return outcome
}

/**
 * Tells an endpoint once more what happened in a range, as far as it hears of that now. What others write meanwhile may be sent before
 * what is older: a job sees to it that the newest of each record comes last.
 */
export const replay = async (
  database: Database,
  { nudge }: WebhookTools,
  access: Access,
  { endpointId, range }: { readonly endpointId: string; readonly range: ReplayRange },
): Promise<Replayed | RecordRefusal> => {
  const endpoint = await findManagedEndpoint(database, access, endpointId)
  if (isRefused(endpoint)) return endpoint
  const outcome = await attempt(database, async (tables): Promise<Replayed | RecordRefusal> => {
    if (!(await holdEndpoint(tables, endpoint))) return refused('unknownRecord')
    const replayed = await replayChanges(tables, endpoint, range)
    if (replayed.putDown !== null)
      await enqueueIn(tables, 'settleReplay', { accountId: endpoint.accountId, endpointId, ...replayed.putDown })
    return replayed
  })
  if (!isRefused(outcome) && outcome.deliveries > 0) whenCommitted(nudge)
  return outcome
}
