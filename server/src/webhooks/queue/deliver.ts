import { messageId } from '../../catalogue/webhooks.ts'
import type { SecretBox } from '../../records/webhooks/tools.ts'
import { openChange, type WrittenChange } from '../../storage/webhooks/sending/read-changes.ts'
import type { SendingEndpoint } from '../../storage/webhooks/sending/take-deliveries.ts'
import { bodyOf } from '../bodies/body-of.ts'
import type { Poster, PostResult } from '../sending/post.ts'
import { signatureOf } from '../sending/signature.ts'
import type { OwnFault } from './verdict.ts'
import { withoutSecrets } from './without-secrets.ts'

export type DeliverParts = {
  readonly poster: Pick<Poster, 'post'>
  readonly secrets: SecretBox | null
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** An endpoint with its secrets as they are, the newest first. */
export type OpenEndpoint = Pick<SendingEndpoint, 'url' | 'format'> & { readonly secrets: readonly string[] }

/** Null: no key of the operator's opens its secret. One that is being replaced may be lost. */
export const openEndpoint = (
  { url, format, secret, previousSecret }: Pick<SendingEndpoint, 'url' | 'format' | 'secret' | 'previousSecret'>,
  box: SecretBox | null,
): OpenEndpoint | null => {
  const newest = box?.open(secret) ?? null
  if (newest === null) return null
  const previous = previousSecret === null ? null : (box?.open(previousSecret) ?? null)
  return { url, format, secrets: previous === null ? [newest] : [newest, previous] }
}

type Message = { readonly id: string; readonly body: string }

const contentType = { 'content-type': 'application/json' }

/** Standard Webhooks, "Webhook headers": the time and the signature are those of this try. */
const sendStandard = (
  { url, secrets }: OpenEndpoint,
  { id, body }: Message,
  parts: DeliverParts,
  signal?: AbortSignal,
) => {
  const seconds = Math.floor(parts.now() / 1_000)
  const headers = {
    ...contentType,
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatureOf(secrets, id, seconds, body),
  }
  return parts.poster.post({ url, headers, body, signal })
}

/** Whoever does not take the new key yet is sent the old one at once, while both are valid: one try, whichever is taken. */
const sendCompatible = async (
  { url, secrets }: OpenEndpoint,
  { body }: Message,
  { poster }: DeliverParts,
  signal?: AbortSignal,
): Promise<PostResult> => {
  const [newest = '', previous] = secrets
  const send = (key: string) => poster.post({ url, headers: { ...contentType, 'x-api-key': key }, body, signal })
  const result = await send(newest)
  const isRefusedKey = result.statusCode === 401 || result.statusCode === 403
  return isRefusedKey && previous !== undefined ? send(previous) : result
}

/** Sends one message to one endpoint. Rejects only when the signal is aborted. */
export const sendMessage = async (
  endpoint: OpenEndpoint,
  message: Message,
  parts: DeliverParts,
  signal?: AbortSignal,
): Promise<PostResult> => {
  const send = endpoint.format === 'standard' ? sendStandard : sendCompatible
  const result = await send(endpoint, message, parts, signal)
  // Some receivers answer with all that they were sent.
  return { ...result, reply: withoutSecrets(result.reply, endpoint.secrets) }
}

/** How a try went. `ownFault`: it came to nothing before anything was sent. */
export type Tried = PostResult & { readonly ownFault: OwnFault | null }

const noKey = "No key of the server opens the endpoint's secret; FOYER_ENCRYPTION_KEY must have the one that sealed it"
const tooLarge = 'The body is larger than a webhook may be; read the record over the API'

/** A try that came to nothing before anything was sent. */
export const unsendable = (startedAtMs: number, reply: string, ownFault: OwnFault): Tried => ({
  startedAt: `${new Date(startedAtMs).toISOString().slice(0, -1)}000Z`,
  durationMs: 0,
  outcome: 'unsendable',
  statusCode: null,
  reply,
  retryAfterMs: null,
  isGone: false,
  ownFault,
})

/** One try to tell of a change. `endpoint` is null when no key opens its secret. */
export const deliver = async (
  endpoint: OpenEndpoint | null,
  written: WrittenChange,
  parts: DeliverParts,
  signal: AbortSignal,
): Promise<Tried> => {
  if (endpoint === null) return unsendable(parts.now(), noKey, 'ours')
  const body = bodyOf(endpoint.format, openChange(written))
  if (body === null) return unsendable(parts.now(), tooLarge, 'hopeless')
  const result = await sendMessage(endpoint, { id: messageId(written.sequence), body }, parts, signal)
  return { ...result, ownFault: null }
}
