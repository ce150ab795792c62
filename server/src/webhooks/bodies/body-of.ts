import type { WebhookFormat } from '../../catalogue/webhooks.ts'
import type { Change } from '../../storage/webhooks/changes.ts'
import { compatibleBody } from './compatible-body.ts'
import { standardBody } from './standard-body.ts'

/** What is sent of a change in this format. Null: nothing that could be sent. */
export const bodyOf = (format: WebhookFormat, change: Change): string | null =>
  format === 'standard' ? standardBody(change) : compatibleBody(change)
