import { randomBytes, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import { secretOf } from '../../domain/webhook-secrets.ts'
import { whenCommitted } from '../../storage/connections/request-transaction.ts'
import type { Database } from '../../storage/database.ts'
import { enqueueIn } from '../../storage/jobs/enqueue.ts'
import {
  countEndpoints,
  deleteEndpoint,
  type EndpointFields,
  insertEndpoint,
  lockEndpoint,
  type NewEndpoint,
  replaceSecret,
  type StoredEndpoint,
  updateEndpoint,
} from '../../storage/webhooks/endpoints.ts'
import { makeAllDue } from '../../storage/webhooks/log/resend.ts'
import { attachTriggers } from '../../storage/webhooks/triggers.ts'
import { type Access, refusalIn } from '../access.ts'
import { attempt } from '../attempts.ts'
import { isRefused, type RecordRefusal, refused } from '../refusals.ts'
import {
  faultOfHearing,
  faultOfSecret,
  faultOfUrl,
  findManagedEndpoint,
  managing,
  noEncryptionKey,
} from './endpoint-rules.ts'
import type { WebhookTools } from './tools.ts'

const newSecretBytes = 32

export type EndpointWish = Pick<
  NewEndpoint,
  'accountId' | 'url' | 'description' | 'format' | 'tables' | 'eventTypes'
> & {
  /** One that the caller brings. Null: a new one. */
  readonly secret: string | null
}

/** An endpoint whose secret was set just now: it is shown this one time. */
export type EndpointWithSecret = { readonly endpoint: StoredEndpoint; readonly secret: string }

/** Makes an endpoint: whatever is written by transactions that begin after it comes to it. */
export const createEndpoint = async (
  database: Database,
  tools: WebhookTools,
  access: Access,
  { secret: given, ...wish }: EndpointWish,
): Promise<EndpointWithSecret | RecordRefusal> => {
  const refusal =
    refusalIn(access, wish.accountId, managing) ?? faultOfHearing(wish) ?? faultOfSecret(wish.format, given)
  if (refusal !== null) return refusal
  if (tools.secrets === null) return noEncryptionKey()
  const urlFault = await faultOfUrl(tools, wish.url)
  if (urlFault !== null) return urlFault
  const secret = given ?? secretOf(wish.format, randomBytes(newSecretBytes))
  const row = { ...wish, id: randomUUID(), secret: tools.secrets.seal(secret) }
  const endpoint = await attempt(database, async (tables): Promise<StoredEndpoint | RecordRefusal> => {
    // First of all: who else makes one in this account would wait for us as long as we wait here.
    if (!(await attachTriggers(tables))) return refused('conflict', { code: 'writersBusy', field: '' })
    const limit = webhookLimits.endpointsPerAccount
    if ((await countEndpoints(tables, wish.accountId)) >= limit)
      return refused('conflict', { code: 'tooManyEndpoints', field: '', params: { limit } })
    return insertEndpoint(tables, { ...row, createdBy: access.userId, createdByTokenId: access.tokenId })
  })
  return isRefused(endpoint) ? endpoint : { endpoint, secret }
}

export type EndpointChange = {
  readonly id: string
  /** Only what is given changes. */
  readonly given: Partial<EndpointFields>
  /** Whether the caller knows the endpoint as it is now, by its revision. */
  readonly isCurrent: (revision: number) => boolean
}

/** What of `given` is not so already. */
const changesOf = (endpoint: StoredEndpoint, given: Partial<EndpointFields>): Partial<EndpointFields> =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !isDeepStrictEqual(endpoint[name as keyof EndpointFields], value)),
  )

/** Changes an endpoint. Who resumes one has all that waits for a next try sent now. Who sets what is there already changes nothing. */
export const changeEndpoint = async (
  database: Database,
  tools: WebhookTools,
  access: Access,
  { id, given, isCurrent }: EndpointChange,
): Promise<StoredEndpoint | RecordRefusal> => {
  const found = await findManagedEndpoint(database, access, id)
  if (isRefused(found)) return found
  const urlFault = given.url === undefined || given.url === found.url ? null : await faultOfUrl(tools, given.url)
  if (urlFault !== null) return urlFault
  const outcome = await attempt(database, async (tables): Promise<StoredEndpoint | RecordRefusal> => {
    const endpoint = await lockEndpoint(tables, [found.accountId], id)
    if (endpoint === null) return refused('unknownRecord')
    if (!isCurrent(endpoint.revision)) return refused('stale')
    const changes = changesOf(endpoint, given)
    if (Object.keys(changes).length === 0) return endpoint
    const fault = faultOfHearing({ ...endpoint, ...changes })
    if (fault !== null) return fault
    if (changes.status === 'active') await makeAllDue(tables, endpoint)
    return updateEndpoint(tables, endpoint, changes)
  })
  if (!isRefused(outcome) && outcome.status === 'active') whenCommitted(tools.nudge)
  return outcome
}

/** Deletes an endpoint. Nothing is sent to it any more, and its log is gone: a job deletes what there is of it. */
export const removeEndpoint = async (
  database: Database,
  access: Access,
  id: string,
): Promise<StoredEndpoint | RecordRefusal> => {
  const found = await findManagedEndpoint(database, access, id)
  if (isRefused(found)) return found
  return attempt(database, async (tables): Promise<StoredEndpoint | RecordRefusal> => {
    if (!(await deleteEndpoint(tables, found))) return refused('unknownRecord')
    await enqueueIn(tables, 'forgetWebhook', { accountId: found.accountId, endpointId: id })
    return found
  })
}

/** Gives an endpoint a new secret, or the one that is brought. What is sent is signed with the one before too, for a day. */
export const rotateSecret = async (
  database: Database,
  { secrets }: WebhookTools,
  access: Access,
  { id, given }: { readonly id: string; readonly given: string | null },
): Promise<EndpointWithSecret | RecordRefusal> => {
  const found = await findManagedEndpoint(database, access, id)
  if (isRefused(found)) return found
  const fault = faultOfSecret(found.format, given)
  if (fault !== null) return fault
  if (secrets === null) return noEncryptionKey()
  const secret = given ?? secretOf(found.format, randomBytes(newSecretBytes))
  const endpoint = await replaceSecret(database.tables, found, secrets.seal(secret))
  return endpoint === null ? refused('unknownRecord') : { endpoint, secret }
}
