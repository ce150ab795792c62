import type { EventType } from '../../../../../server/src/catalogue/event-types.ts'
import type { WebhookFormat, WebhookTable } from '../../../../../server/src/catalogue/webhooks.ts'
import type { NewWebhookBody, Webhook, WebhookChange } from '../../../api/webhooks.ts'

/** What is typed into the form of a webhook. */
export type WebhookDraft = {
  readonly url: string
  readonly description: string
  readonly tables: readonly WebhookTable[]
  /** Empty: all. */
  readonly eventTypes: readonly EventType[]
  /** Does not change later. */
  readonly format: WebhookFormat
  /** Empty: the server makes one. Only of a new webhook. */
  readonly secret: string
}

export const emptyDraft: WebhookDraft = {
  url: '',
  description: '',
  tables: ['leasing_events'],
  eventTypes: [],
  format: 'standard',
  secret: '',
}

export const draftOf = (webhook: Webhook): WebhookDraft => ({
  url: webhook.url,
  description: webhook.description ?? '',
  tables: webhook.tables,
  eventTypes: webhook.event_types ?? [],
  format: webhook.format,
  secret: '',
})

/** The fields that may change, as the API names them. */
export const changeOf = ({ url, description, tables, eventTypes }: WebhookDraft) =>
  ({
    url: url.trim(),
    description: description.trim() || null,
    tables: [...tables],
    event_types: tables.includes('leasing_events') && eventTypes.length > 0 ? [...eventTypes] : null,
  }) satisfies WebhookChange

export const bodyOf = (accountId: string, draft: WebhookDraft): NewWebhookBody => ({
  ...changeOf(draft),
  account_id: accountId,
  format: draft.format,
  ...(draft.secret === '' ? {} : { secret: draft.secret }),
})
