import type { Action } from '../../catalogue/permissions.ts'
import { compatibleTables, type WebhookFormat, webhookTables } from '../../catalogue/webhooks.ts'
import { isSecretOf } from '../../domain/webhook-secrets.ts'
import type { Database } from '../../storage/database.ts'
import { findEndpoint, type StoredEndpoint } from '../../storage/webhooks/endpoints.ts'
import { type Access, reachedAccounts, refusalIn } from '../access.ts'
import { type RecordRefusal, refused } from '../refusals.ts'
import type { WebhookTools } from './tools.ts'

export const managing: Action = 'manageWebhooks'

/** The accounts whose webhooks the caller manages, narrowed to one if it is named. Who manages none is refused. */
export const managedAccounts = (access: Access, accountId: string | undefined): string[] | RecordRefusal => {
  if (accountId !== undefined) return refusalIn(access, accountId, managing) ?? [accountId]
  const ids = reachedAccounts(access).filter((id) => refusalIn(access, id, managing) === null)
  return ids.length === 0 ? refused('roleMayNot') : ids
}

/** An endpoint of an account whose webhooks the caller manages. */
export const findManagedEndpoint = async (
  { tables }: Database,
  access: Access,
  id: string,
): Promise<StoredEndpoint | RecordRefusal> => {
  const endpoint = await findEndpoint(tables, reachedAccounts(access), id)
  if (endpoint === null) return refused('unknownRecord')
  return refusalIn(access, endpoint.accountId, managing) ?? endpoint
}

/** Whether an endpoint can hear of all that together. */
export const faultOfHearing = ({
  format,
  tables,
  eventTypes,
}: Pick<StoredEndpoint, 'format' | 'tables' | 'eventTypes'>): RecordRefusal | null => {
  const known = format === 'standard' ? webhookTables : compatibleTables
  const place = tables.findIndex((table) => !known.includes(table))
  if (place >= 0) return refused('invalid', { code: 'webhookTables', field: `tables[${place}]`, params: { format } })
  if (eventTypes === null || tables.includes('leasing_events')) return null
  return refused('invalid', { code: 'webhookEventTypes', field: 'event_types' })
}

/** Of a secret that somebody brings; of none nothing is to be said. */
export const faultOfSecret = (format: WebhookFormat, secret: string | null): RecordRefusal | null =>
  secret === null || isSecretOf(format, secret)
    ? null
    : refused('invalid', { code: 'webhookSecret', field: 'secret', params: { format } })

/** Asks for the addresses of the host: to be called for those only who may have an endpoint. */
export const faultOfUrl = async (
  { faultOfUrl: reasonAgainst }: WebhookTools,
  url: string,
): Promise<RecordRefusal | null> => {
  const reason = await reasonAgainst(url)
  return reason === null ? null : refused('invalid', { code: 'webhookUrl', field: 'url', params: { reason } })
}

export const noEncryptionKey = (): RecordRefusal => refused('conflict', { code: 'encryptionKey', field: '' })
