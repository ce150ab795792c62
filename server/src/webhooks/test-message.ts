import { randomUUID } from 'node:crypto'
import type { SentAttempt } from '../records/webhooks/tools.ts'
import type { StoredEndpoint } from '../storage/webhooks/endpoints.ts'
import { type DeliverParts, openEndpoint, sendMessage, unsendable } from './queue/deliver.ts'

const bodies = {
  standard: ({ accountId, id }: StoredEndpoint, at: string) => ({
    type: 'webhook.test',
    timestamp: at,
    sequence: null,
    account_id: accountId,
    actor: { user_id: null, token_id: null },
    data: { id },
    previous: null,
  }),
  // Of no table that a receiver knows: nothing of it must end up among its records.
  compatible: (_endpoint: StoredEndpoint, _at: string, messageId: string) => ({
    type: 'TEST',
    table: 'test',
    record: {},
    old_record: null,
    event_id: messageId,
  }),
}

/** Sends a message that tells nothing, signed as all are. */
export const sendTestMessage = async (endpoint: StoredEndpoint, parts: DeliverParts): Promise<SentAttempt> => {
  const isReplaced = endpoint.previousSecretUntil !== null && Date.parse(endpoint.previousSecretUntil) > parts.now()
  const open = openEndpoint({ ...endpoint, previousSecret: isReplaced ? endpoint.previousSecret : null }, parts.secrets)
  if (open === null) return unsendable(parts.now(), "No key of the server opens the endpoint's secret", 'ours')
  const id = `msg_test_${randomUUID()}`
  const body = bodies[endpoint.format](endpoint, `${new Date(parts.now()).toISOString().slice(0, -1)}000Z`, id)
  const { startedAt, durationMs, outcome, statusCode, reply } = await sendMessage(
    open,
    { id, body: JSON.stringify(body) },
    parts,
  )
  return { startedAt, durationMs, outcome, statusCode, reply }
}
